// Signing out: what waits is sent first; while some of it can't be, the person decides. Then all that is hers goes.
import { html } from "../offline/answers.js"
import { network } from "../offline/network.js"
import { forgetPhotos } from "../offline/photos.js"
import { render } from "../offline/runtime/engine.js"
import { forget } from "../offline/world.js"
import { sync } from "../sync/sync.js"

const PATIENCE = 8_000 // ms for what waits

export async function leave(request, world) {
  const anyway = new URL(request.url).searchParams.has("discard")
  if (world.queue.length && !anyway) await Promise.race([sync(), new Promise(resolve => setTimeout(resolve, PATIENCE))])
  if (world.queue.length && !anyway) return html(render("offline/leaving.html", { waiting: world.queue.length }), 409)
  const response = await network(request, world)
  if (response.ok || response.type === "opaqueredirect") await Promise.all([forget(world), forgetPhotos()])
  return response
}
