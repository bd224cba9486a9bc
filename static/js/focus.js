// What comes into a page takes the cursor at once. The browser's own `autofocus` comes a moment later, and would take it
// away from whoever has tapped another field by then.
let arriving = []

document.addEventListener("htmx:before:swap", ({ detail }) => {
  arriving = detail.tasks.flatMap(({ fragment }) => [...fragment.querySelectorAll("[autofocus]")])
  for (const one of arriving) one.removeAttribute("autofocus")
})

document.addEventListener("htmx:after:swap", () => {
  arriving.find(one => one.isConnected)?.focus()
  for (const one of arriving) one.setAttribute("autofocus", "") // a sheet looks for it when it opens
  arriving = []
})
