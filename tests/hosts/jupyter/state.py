"""Prints what a kernel would send about the recipe's widget: its code and the first value of each trait. Reads the file
as a file, so neither anywidget nor traitlets is needed."""

import ast
import json
import sys

widget = next(n for n in ast.parse(open(sys.argv[1]).read()).body if isinstance(n, ast.ClassDef))
state = {}
for line in widget.body:
    if not isinstance(line, ast.Assign):
        continue
    value = line.value
    if isinstance(value, ast.Call):  # a trait: traitlets.Unicode("line").tag(sync=True)
        value = value.func.value.args[0]
    state[line.targets[0].id] = ast.literal_eval(value)
print(json.dumps(state))
