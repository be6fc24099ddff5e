// The browser's half of a notebook: Jupyter's own models and views, anywidget's own front end, and in place of a kernel a
// list of what was sent to it. `state` is what a Python process would have told about the widget.

import * as base from "@jupyter-widgets/base";
import { ManagerBase } from "@jupyter-widgets/base-manager";

let anywidget;
globalThis.define = (_names, make) => {
  anywidget = make(base);
};
await import("anywidget");

class Manager extends ManagerBase {
  loadClass(name, module) {
    const found = { anywidget, "@jupyter-widgets/base": base }[module]?.[name];
    return found ? Promise.resolve(found) : Promise.reject(new Error(`no ${name} in ${module}`));
  }
  _get_comm_info() {
    return Promise.resolve({});
  }
}

globalThis.sent = [];
const comm = {
  comm_id: "lab",
  send(data, callbacks) {
    globalThis.sent.push(data);
    setTimeout(() => callbacks?.iopub?.status?.({ content: { execution_state: "idle" } }));
    return "message";
  },
  on_msg() {},
  on_close() {},
  close() {},
};
const of = (name) => ({
  model_name: `${name}Model`,
  model_module: name === "Any" ? "anywidget" : "@jupyter-widgets/base",
  model_module_version: name === "Any" ? "0.11.0" : "2.0.0",
  view_name: name === "Any" ? "AnyView" : null,
  view_module: name === "Any" ? "anywidget" : "@jupyter-widgets/base",
  view_module_version: name === "Any" ? "0.11.0" : "2.0.0",
});
const asked = (name, more) => ({ ...of(name), ...more });

const state = await (await fetch("state.json")).json();
const manager = new Manager();
await manager.new_model(asked("Layout", { model_id: "layout" }), {});
const model = await manager.new_model(asked("Any", { model_id: "lab", comm }), {
  _model_name: "AnyModel",
  _model_module: "anywidget",
  _model_module_version: "0.11.0",
  _view_name: "AnyView",
  _view_module: "anywidget",
  _view_module_version: "0.11.0",
  layout: "IPY_MODEL_layout",
  ...state,
});
const view = await manager.create_view(model);
document.body.append(view.el);
view.trigger("displayed");
globalThis.view = view;
globalThis.model = model;
