import { differs, putBack } from "./form.js"

// Keys for a laptop. Single keys count only outside fields, and can be switched off in Help.
const list = () => document.querySelector("customer-list")
const go = href => () => location.assign(href)
const SINGLE = {
  "/": search,
  j: () => list()?.step(1),
  ArrowDown: () => list()?.step(1),
  k: () => list()?.step(-1),
  ArrowUp: () => list()?.step(-1),
  n: go("/customers/new"),
  e: () => document.querySelector("#editing [data-unit] :is(input, textarea, select)")?.focus(),
  "?": go("/help#keys"),
}
const AFTER_G = { c: go("/customers"), t: go("/today"), h: go("/help") }
const WITH_COMMAND = { k: SINGLE["/"], s: save, Enter: save }
let g = false

// The search of this page, else of the list.
function search() {
  const field = document.querySelector("#search")
  if (field?.checkVisibility()) field.focus()
  else location.assign("/customers#search")
}

if (location.hash === "#search") document.querySelector("#search")?.focus()

function save() {
  document.querySelector("#editing")?.requestSubmit()
}

// Esc puts a field back to its saved value, then leaves it.
function escape() {
  const field = document.activeElement
  if (!field?.matches("#editing :is(input, textarea)")) return false
  if (differs(field)) putBack(field), field.dispatchEvent(new Event("input", { bubbles: true }))
  else field.blur()
  return true
}

document.addEventListener("keydown", event => {
  const typing = event.target.closest("input, textarea, select, [contenteditable], [popover]")
  const command = event.metaKey || event.ctrlKey
  const single = !command && !event.altKey && !typing && !("noKeys" in document.body.dataset)
  const table = command ? WITH_COMMAND : single ? (g ? AFTER_G : SINGLE) : {}
  const deed = event.key === "Escape" ? escape : table[event.key]
  const done = deed?.()
  if (deed && done !== false) event.preventDefault()
  g = single && event.key === "g"
})
