// Photos are handed in before the changes that name them.
import { handedIn, photoOf } from "../offline/photos.js"
import { ask, Trouble } from "./server.js"

const ABOUT_US = [401, 403, 408, 425, 429] // answers that say nothing about the photo

// Hand in the photos that some changes name. One the server doesn't take stays here, and its change is refused.
export async function handInPhotos(world, changes) {
  const named = changes.map(change => (change.field === "photo" ? change.new : change.new?.photo)).filter(Boolean)
  for (const sha of new Set(named)) {
    const bytes = await photoOf(world, sha)
    if (bytes && (await handIn(sha, bytes))) await handedIn(world, sha, bytes)
  }
}

async function handIn(sha, bytes) {
  try {
    return await ask(`/sync/blobs/${sha}`, { method: "POST", headers: { "Content-Type": "image/jpeg" }, body: bytes })
  } catch (error) {
    if (!(error instanceof Trouble) || error.status >= 500 || ABOUT_US.includes(error.status)) throw error
    return null
  }
}
