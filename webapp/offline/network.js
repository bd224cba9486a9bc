// What the device can't answer: passed on to the server; and what to say where there is none.
import { SHELL } from "data"
import { render } from "./runtime/engine.js"
import { html } from "./answers.js"
import { isPhotos, photo } from "./photos.js"
import { here } from "./world.js"

const CACHE = `doorstep-${SHELL.version}`
const KEPT = 2 // versions: a page that is still open may ask for the files of the one before

// Fetch what every page needs, before this worker takes over.
export async function fill() {
  const cache = await caches.open(CACHE)
  await cache.addAll(SHELL.files.map(path => new Request(path, { cache: "reload" })))
}

// Drop the files of versions long gone.
export async function sweep() {
  const names = (await caches.keys()).filter(name => name.startsWith("doorstep-") && name !== CACHE && !isPhotos(name))
  await Promise.all(names.slice(0, 1 - KEPT).map(name => caches.delete(name)))
}

export const isFile = path => path.startsWith("/static/") || path.startsWith("/photos/") || path === "/manifest.webmanifest"

// A file that never changes under its address: from here, else from the server. Photos are kept as they are seen.
export async function file(request) {
  const found = await caches.match(request)
  if (found) return found
  if (new URL(request.url).pathname.startsWith("/photos/")) return photo(request, await here().catch(() => null))
  return fetch(request)
}

// Ask the server; without an answer, say so in the person's language.
export async function network(request, world) {
  try {
    return await fetch(request)
  } catch (error) {
    if (request.mode !== "navigate") return Response.error()
    return html(render(world?.ready ? "offline/away.html" : "offline/first.html", {}), 503)
  }
}
