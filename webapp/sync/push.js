// Hands in what waits, in its order, some at a time.
import { merged } from "../customers/merged.js"
import { seen } from "../customers/typed.js"
import { next, settle } from "./outbox.js"
import { handInPhotos } from "./photos.js"
import { send, Trouble } from "./server.js"

const AT_ONCE = 50
const ABOUT_US = [401, 403, 408, 410, 425, 429] // answers that say nothing about what was sent

// Send until nothing is left to send; tells of every customer something arrived for.
export async function push(world, tell) {
  for (let batch = next(world, AT_ONCE); batch.length; batch = next(world, AT_ONCE)) {
    const changes = batch.flatMap(changeset => changeset.changes)
    await handInPhotos(world, changes)
    const results = await handIn(world, batch)
    const before = await world.cards([...new Set(changes.map(change => change.of))])
    const ids = await settle(world, results)
    for (const card of results.flatMap(result => result.cards ?? [])) noteMerged(world, before.find(one => one?.id === card.id), changes, card)
    tell({ type: "arrived", ids })
  }
}

// What else moved in a record while its change was on its way.
function noteMerged(world, before, changes, card) {
  if (before && !world.waitingOf(card.id).length) world.merged.set(card.id, merged(seen(before), changes, card))
}

// A batch that is refused as a whole is sent one by one, so that one bad changeset holds up nobody else's.
async function handIn(world, batch) {
  try {
    const { results } = await send("/sync/push", { user: world.id, changesets: batch.map(bare) })
    return results
  } catch (error) {
    if (!(error instanceof Trouble) || error.status >= 500 || ABOUT_US.includes(error.status)) throw error
    if (batch.length === 1) return [{ id: batch[0].id, status: "rejected", reason: error.message }]
    const results = []
    for (const changeset of batch) results.push(...(await handIn(world, [changeset])))
    return results
  }
}

const bare = ({ id, made_at, changes, undoes }) => ({ id, made_at, changes, undoes })
