// The worker: answers the address book's own addresses from the device, online too, and passes on everything else.
import { answers, Asked, routeOf } from "./answers.js"
import { file, fill, isFile, network, sweep } from "./network.js"
import { here } from "./world.js"
import { leave } from "../accounts/leaving.js"
import { forgetDraft, keepDraft } from "../sync/outbox.js"
import { catchUp, caughtUp, renew, settled, sync, tell, tellAgain } from "../sync/sync.js"
import "./runtime/filters.js"
import "templates"
import "../words.js"
import "../dates.js"
import "../accounts/start.js"
import "../customers/routes.js"
import "../questions/card.js"
import "../customers/deeds.js"
import "../customers/bin.js"
import "../customers/picture.js"
import "../relations/routes.js"
import "../touchpoints/routes.js"
import "../help/routes.js"
import "../sync/waiting.js"

self.addEventListener("install", event => event.waitUntil(fill()))
self.addEventListener("activate", event => event.waitUntil(sweep().then(() => self.clients.claim())))

self.addEventListener("fetch", event => {
  const { request } = event
  const url = new URL(request.url)
  if (url.origin !== location.origin || url.pathname.startsWith("/sync/")) return
  event.respondWith(isFile(url.pathname) ? file(request) : respond(event, url))
})

// The device's own answer, else the server's.
async function respond(event, url) {
  await settled()
  const world = await here().catch(() => null)
  world?.speak()
  if (world?.ready) await caughtUp()
  const route = routeOf(event.request.method, url.pathname)
  if (route && world && (world.ready || early(route, world))) {
    const own = await answered(event, route, world)
    if (own) return own
  }
  if (world && url.pathname === "/sign-out") return leave(event.request, world)
  return passOn(event, url, world)
}

// How far the book has come is said before it is here.
const early = (route, world) => world.user && route.endpoint === "waiting.pill"

async function answered(event, route, world) {
  const { request } = event
  try {
    const answer = await answers[route.endpoint](new Asked(request, route, world))
    if (answer && request.method !== "GET") event.waitUntil(tell({ type: "state", ids: [route.args.id] }).then(sync))
    return answer
  } catch (error) {
    console.error(error)
    if (request.bodyUsed) return new Response("", { status: 500 })
    return null
  }
}

// What the server changed, or who is signed in now, is asked for at once.
async function passOn(event, url, world) {
  const response = await network(event.request, world)
  const moves = event.request.method !== "GET" || url.pathname.startsWith("/sign-in")
  if (moves) event.waitUntil(renew())
  return response
}

self.addEventListener("message", event => {
  const { type, draft, id } = event.data
  if (type === "sync") event.waitUntil(sync())
  if (type === "here") tellAgain(event.source)
  if (type === "behind") event.waitUntil(catchUp().then(sync))
  if (type === "take-over") self.skipWaiting()
  if (type === "draft") event.waitUntil(drafted(draft, id))
})

// What is typed is kept from the first moment on, also while the book is still on its way.
async function drafted(draft, id) {
  const world = await here()
  if (world) await (draft ? keepDraft(world, draft) : forgetDraft(world, id))
}
