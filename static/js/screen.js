// How wide is wide: from here on the list and the record stand side by side.
export const sideBySide = matchMedia("(width >= 48rem)")

export function clone(root, name) {
  return root.querySelector(`template[data-for="${name}"]`).content.cloneNode(true)
}
