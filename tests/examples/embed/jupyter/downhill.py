"""A lab in a notebook: pip install anywidget, then Downhill(lab="network", preset="circle")."""

import anywidget
import traitlets


class Downhill(anywidget.AnyWidget):
    """`src` says where the widget's folder lies; `step` and `loss` follow the walk."""

    _esm = """
    export async function render({ model, el }) {
      // The code of a notebook's widget has no address of its own: the notebook's is what `src` starts from.
      await import(new URL(model.get("src"), document.baseURI).href);
      const lab = document.createElement("downhill-lab");
      lab.toggleAttribute("controls", true);
      for (const name of ["lab", "preset", "state"]) if (model.get(name)) lab.setAttribute(name, model.get(name));
      lab.addEventListener("downhill-step", ({ detail }) => {
        model.set("step", detail.step);
        model.set("loss", detail.loss);
        model.save_changes();
      });
      el.append(lab);
      return () => lab.remove();
    }
    """
    src = traitlets.Unicode("/files/widget/downhill.js").tag(sync=True)
    lab = traitlets.Unicode("line").tag(sync=True)
    preset = traitlets.Unicode("").tag(sync=True)
    state = traitlets.Unicode("").tag(sync=True)
    step = traitlets.Int(0).tag(sync=True)
    loss = traitlets.Float(None, allow_none=True).tag(sync=True)
