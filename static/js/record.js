// What a drawn record holds, apart from its bar: her own, and what it says of the people around her.
export const likeness = record => record.querySelector("[name=seen]").value + record.querySelectorAll(".clash, .note-alert").length + read(record, ".who, #related, .also")
const read = (record, parts) => [...record.querySelectorAll(parts)].map(part => part.textContent).join()

// Whether a record says anything of this customer: it is hers, or of somebody related to her.
export const tellsOf = (record, id) => record.dataset.customer === id || Boolean(record.querySelector(`.kin a[href$="${id}"]`))

// Draw a record anew, and leave the cursor in the field it was in.
export function replace(record, drawn) {
  const { id } = document.activeElement ?? {}
  record.replaceWith(drawn)
  htmx.process(drawn)
  if (id) document.getElementById(id)?.focus({ preventScroll: true })
}
