// What a form of fields holds, and what of it isn't saved yet.
export const controls = root => [...root.querySelectorAll("[data-unit] :is(input, select, textarea):not([type=hidden])")]
export const holds = control => (control.type === "checkbox" ? "checked" : "value")
export const snapshot = form => [...new FormData(form)].filter(([name]) => name !== "seen")
export const same = (a, b) => JSON.stringify(a) === JSON.stringify(b)
export const changed = field => controls(field.parentElement).some(control => control.closest("[data-unit]") === field && differs(control))
export const differs = control => control[holds(control)] !== saved(control)
export const putBack = control => { control[holds(control)] = saved(control) }

// What is saved of a control: what was drawn, unless the form came back with something that isn't saved.
function saved(control) {
  if (control.type === "checkbox") return "saved" in control.dataset ? control.dataset.saved === "1" : control.defaultChecked
  if ("saved" in control.dataset) return control.dataset.saved
  return control.type === "select-one" ? drawnOption(control) : control.defaultValue
}

function drawnOption(select) {
  return ([...select.options].find(option => option.defaultSelected) ?? select.options[0])?.value ?? ""
}

// After a save during which somebody went on typing: what was saved is saved, what was typed since stands.
export function takeOver(control, drawn, pressed) {
  if (!control || control instanceof RadioNodeList) return
  const untouched = pressed.some(([name, value]) => name === control.name && value === control.value)
  control.dataset.saved = control.type === "checkbox" ? (drawn.checked ? "1" : "") : drawn.value
  if (control.name === "seen" || untouched) control.value = drawn.value
}

export function plural(node, count) {
  const rule = new Intl.PluralRules(document.documentElement.lang).select(count)
  return (node.dataset[rule] ?? node.dataset.other).replace("%(num)s", count)
}
