// Talks with the worker: asks it to catch up whenever there may be a signal, and passes on what it tells.
const EVERY = 30_000 // ms while Doorstep is looked at
const SOON = 2_000 // ms until a release that waits may have its turn
export const CHANGES = "doorstep-changes" // the lock a page holds while something typed in it isn't saved

let registration = null
let later = 0
let off = false // the worker was switched off while this page was open

export const hasWorker = () => !off && Boolean(navigator.serviceWorker?.controller)
export const tellWorker = message => (navigator.serviceWorker?.controller ?? registration?.active)?.postMessage(message)

// What the worker tells: `state`, `arrived`, `ready`, `left`, `off`, each with the ids of the customers it is about.
export const listen = deed => document.addEventListener("doorstep", deed)
export const unlisten = deed => document.removeEventListener("doorstep", deed)

const DEEDS = {
  ready: () => navigator.storage?.persist?.(),
  off: () => (off = true),
  left: () => location.assign("/sign-in"),
}

async function start() {
  // Before anything is waited for: what is told meanwhile counts too.
  navigator.serviceWorker.addEventListener("message", ({ data }) => {
    document.dispatchEvent(new CustomEvent("doorstep", { detail: data }))
    DEEDS[data.type]?.()
  })
  registration = await navigator.serviceWorker.register("/sw.js")
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", letIn))
  await navigator.serviceWorker.ready
  tellWorker({ type: "here" })
  const catchUp = () => {
    if (document.hidden) return
    tellWorker({ type: "sync" })
    letIn()
  }
  for (const [target, name] of [[window, "pageshow"], [window, "online"], [document, "visibilitychange"]]) target.addEventListener(name, catchUp)
  setInterval(catchUp, EVERY)
  catchUp()
}

// A new release takes over once nothing typed is unsaved in any window; until then it is looked at every now and then.
export function letIn() {
  clearTimeout(later)
  const waiting = registration?.waiting
  if (!waiting) return
  later = setTimeout(letIn, SOON)
  navigator.locks.request(CHANGES, { ifAvailable: true }, lock => lock && waiting.postMessage({ type: "take-over" }))
}

// A change that went past the worker, because it came to life meanwhile: it has to catch up before it answers anything.
document.addEventListener("htmx:before:request", ({ detail }) => (detail.ctx.direct = !hasWorker()))
document.addEventListener("htmx:after:request", ({ detail: { ctx } }) => {
  if (ctx.direct && ctx.request.method !== "GET") tellWorker({ type: "behind" })
})

if ("serviceWorker" in navigator && document.querySelector(".panes")) start()
