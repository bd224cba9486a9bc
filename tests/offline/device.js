// A device without a browser: the worker itself, in node, with storage, caches, locks and pages that live in memory.
require("fake-indexeddb/auto")

const listeners = {}
const told = []
let online = true

Object.assign(globalThis, {
  self: globalThis,
  location: new URL("http://localhost/sw.js"),
  addEventListener: (name, deed) => (listeners[name] = deed),
  importScripts: () => {}, // they stand before it
  skipWaiting: () => {},
  clients: { claim: () => {}, matchAll: async () => [{ postMessage: message => told.push(message) }] },
  registration: { update: () => {} },
  caches: { match: async () => null, keys: async () => [], delete: async () => {}, open: async () => ({ addAll: async () => {}, put: async () => {} }) },
})
Object.defineProperty(globalThis, "navigator", { value: { languages: [DATA.language], locks: { request: (name, deed) => deed() } } })
crypto.getRandomValues = bytes => bytes.fill(++made)
let made = 0

// The server: what each address answers, `{path: {status, json}}`, as the test recorded it.
globalThis.fetch = async asked => {
  const url = new URL(asked.url ?? asked, location)
  const found = online && DATA.server[url.pathname]
  if (!found) throw new TypeError("Failed to fetch")
  return new Response(JSON.stringify(found.json), { status: found.status })
}

async function dispatch(name, event) {
  const waits = []
  listeners[name]({ ...event, waitUntil: promise => waits.push(promise), respondWith: promise => (event.answer = promise) })
  const answer = await event.answer
  await Promise.all(waits)
  return answer
}

// Ask the worker as a page would: `{method, path, headers, form}`; its answer as plain JSON, null where it asks the server.
async function ask({ method = "GET", path, headers = {}, form }) {
  const body = form && new URLSearchParams(form)
  const event = { request: new Request(`http://localhost${path}`, { method, headers, body }) }
  const answer = await dispatch("fetch", event)
  return { status: answer.status, location: answer.headers.get("Location"), body: answer.status ? await answer.text() : null }
}
