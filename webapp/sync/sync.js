// Catching up with the server: hand in what waits, take what moved. One at a time, whoever asks for it.
import { forget, here, workFor } from "../offline/world.js"
import { bring, pull } from "./pull.js"
import { push } from "./push.js"
import { ask, Trouble } from "./server.js"

let running = null
let again = false
let greeted = null // what the server said at hello, once in the life of this worker and after every signing in
let unsure = null // while it isn't known who is signed in now
let behind = null // while the server has something newer, because a change went past this device
const PATIENCE = 3_000 // ms for taking it
let lately = [] // what was told of arrivals in the last moments
const ON_ITS_WAY = 5_000 // ms in which a page comes to life

// Catch up; resolves when nothing is left to do now. Called while it runs, it runs once more.
export function sync() {
  again = true
  return (running ??= navigator.locks.request("doorstep-sync", rounds).finally(() => (running = null)))
}

async function rounds() {
  while (again) {
    again = false
    await round()
  }
}

async function round() {
  const world = await here()
  const was = stateOf(world)
  try {
    const mine = await greet()
    if (!mine.cursor || mine.outdated) await bring(mine, greeted.size, tell)
    mine.outdated = false
    await push(mine, tell)
    await pull(mine, tell)
    await mine.tidy()
    Object.assign(mine, { offline: false, signedOut: false, full: false })
  } catch (error) {
    await trouble(await here(), error)
  }
  if (stateOf(await here()) !== was) tell({ type: "state" })
}

const stateOf = world => JSON.stringify([world?.id, world?.offline, world?.signedOut, world?.full, world?.done, world?.queue.length])

// Who is signed in, asked once.
async function greet() {
  const known = greeted && (await here())
  if (known) return known
  const hello = await ask("/sync/hello")
  greeted = hello
  return workFor(hello.user, hello.organisation)
}

// Somebody may have signed in or out, or changed her settings: whoever asks next waits until it is known who it is.
export function renew() {
  greeted = null
  unsure = greet().catch(() => null).then(() => void catchUp()).finally(() => (unsure = null))
  return unsure.then(sync)
}

export const settled = () => unsure

// A change went straight to the server: whoever asks next waits until it is here too, but not long.
export function catchUp() {
  const done = Promise.race([sync(), new Promise(resolve => setTimeout(resolve, PATIENCE))]).finally(() => behind === done && (behind = null))
  return (behind = done)
}

export const caughtUp = () => behind

async function trouble(world, error) {
  if (!world) return
  if (error.name === "QuotaExceededError") return void (world.full = true)
  if (!(error instanceof Trouble) || error.status >= 500) return void (world.offline = true)
  world.offline = false
  if (error.status === 401) return signedOut(world, error.body)
  if (error.status === 403) return void ((greeted = null), (again = true))
  if (error.status === 410) await outdated(world)
}

// The server knows nobody here any more. What waits stays, unless somebody had this device wiped.
async function signedOut(world, { wipe }) {
  greeted = null
  world.signedOut = true
  if (!wipe) return
  await forget(world)
  tell({ type: "left" })
}

// What is here stays readable while the book comes anew. Where even that is refused, this worker is too old itself.
async function outdated(world) {
  if (world.outdated) return self.registration.update()
  world.outdated = again = true
}

// Tell every page; and the home screen, how much is unsent.
export async function tell(message) {
  if (message.type === "arrived") lately = [...stillNew(), { message, at: Date.now() }]
  here().then(world => navigator.setAppBadge?.(world?.queue.length ?? 0)).catch(() => {})
  for (const page of await self.clients.matchAll({ type: "window", includeUncontrolled: true })) page.postMessage(message)
}

// A page that was drawn before something arrived, and wasn't there yet when it was told, hears it now.
export function tellAgain(page) {
  for (const { message } of stillNew()) page.postMessage(message)
}

const stillNew = () => lately.filter(({ at }) => Date.now() - at < ON_ITS_WAY)
