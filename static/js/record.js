// What a drawn record holds, apart from its bar.
export const likeness = record => record.querySelector("[name=seen]").value + record.querySelectorAll(".clash, .note-alert").length + record.querySelector(".who").textContent

// Draw a record anew, and leave the cursor in the field it was in.
export function replace(record, drawn) {
  const { id } = document.activeElement ?? {}
  record.replaceWith(drawn)
  htmx.process(drawn)
  if (id) document.getElementById(id)?.focus({ preventScroll: true })
}
