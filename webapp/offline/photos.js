// Photos on this device: those made here until they are handed in, and those that were seen, as many as there is room for.
const CACHE = "doorstep-photos"
const MANY = 1_000 // seen photos that are kept; the ones kept longest go first
const NOTHING = '<svg xmlns="http://www.w3.org/2000/svg"/>' // where a photo can't be had, the initials show through

export const isPhotos = name => name === CACHE

// Keep the bytes of a photo made here: their hash.
export async function keepPhoto(world, bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))
  const sha = Array.from(digest, byte => byte.toString(16).padStart(2, "0")).join("")
  await world.store.write(["photos"], ({ photos }) => photos.put({ sha, bytes }))
  return sha
}

// The bytes of a photo made here that hasn't been handed in.
export async function photoOf(world, sha) {
  const kept = await world.store.read(["photos"], ({ photos }) => photos.get(sha))
  return kept?.bytes
}

// It has been handed in: from now on it is like any other.
export async function handedIn(world, sha, bytes) {
  await seen(`/photos/${sha}`, jpeg(bytes))
  await world.store.write(["photos"], ({ photos }) => photos.remove(sha))
}

// A photo as a page asks for it: made here, seen before, or from the server.
export async function photo(request, world) {
  const made = world && (await photoOf(world, new URL(request.url).pathname.split("/")[2]))
  if (made) return jpeg(made)
  const response = await fetch(request).catch(() => new Response(NOTHING, { headers: { "Content-Type": "image/svg+xml" } }))
  if (response.ok && response.url) await seen(request, response.clone())
  return response
}

const jpeg = bytes => new Response(bytes, { headers: { "Content-Type": "image/jpeg" } })

async function seen(request, response) {
  const cache = await caches.open(CACHE)
  await cache.put(request, response)
  const kept = await cache.keys()
  await Promise.all(kept.slice(0, Math.max(0, kept.length - MANY)).map(one => cache.delete(one)))
}

export async function forgetPhotos() {
  await caches.delete(CACHE)
}
