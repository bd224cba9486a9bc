// Takes the whole book along, a page at a time, and later what moved in it.
import { SCHEMA } from "data"
import { ask } from "./server.js"

const PATIENCE = 120_000 // ms for a page of the book

// Everything: the first time, and when the server says that what is here is outdated. Goes on where it was cut.
export async function bring(world, size, tell) {
  const kept = await world.store.read(["meta"], ({ meta }) => meta.get("coming"))
  const coming = kept?.schema === SCHEMA ? kept : { schema: SCHEMA, round: world.round + 1, after: null, cursor: null, count: 0 }
  world.round = coming.round
  do {
    const asked = new URLSearchParams({ user: world.id, schema: SCHEMA, ...(coming.after && { after: coming.after }) })
    const page = await ask(`/sync/snapshot?${asked}`, { patience: PATIENCE })
    Object.assign(coming, { cursor: coming.cursor ?? page.cursor, after: page.after, count: coming.count + page.cards.length })
    await world.store.write(["cards", "meta"], async ({ cards, meta }) => {
      for (const card of page.cards) cards.put({ id: card.id, card, round: coming.round })
      await meta.put(coming, "coming")
    })
    world.done = Math.min(99, Math.round((100 * coming.count) / (size || 1)))
    tell({ type: "state" })
  } while (coming.after)
  await settleIn(world, coming)
  tell({ type: "ready" })
}

// The new book is complete: what isn't in it goes, and the list is made anew; read by nobody before it is.
async function settleIn(world, { cursor, round }) {
  await world.store.write(["cards"], ({ cards }) => cards.each((kept, at) => (kept.round !== round || kept.card.erased) && at.delete()))
  await world.store.write(["meta"], async ({ meta }) => {
    await meta.put(cursor, "cursor")
    await meta.put(round, "round")
    await Promise.all(["coming", "index"].map(meta.remove))
  })
  await world.index()
  Object.assign(world, { cursor, done: null })
}

// What moved since the last time; tells of the customers whose card is another one now.
export async function pull(world, tell) {
  for (let more = true; more; ) {
    const asked = new URLSearchParams({ user: world.id, schema: SCHEMA, ...world.cursor })
    const answer = await ask(`/sync/changes?${asked}`)
    const ids = await take(world, answer)
    if (ids.length || answer.organisation) tell({ type: "arrived", ids, organisation: Boolean(answer.organisation) })
    more = answer.more
  }
}

async function take(world, { cards: sent, cursor, organisation, user, left = [] }) {
  const ids = await world.store.write(["cards", "meta", "touched"], async ({ cards, meta, touched }) => {
    const kept = await Promise.all(sent.map(card => cards.get(card.id)))
    const moved = sent.filter((card, at) => JSON.stringify(kept[at]?.card) !== JSON.stringify(card) && !(card.erased && !kept[at]))
    for (const card of moved) card.erased ? cards.remove(card.id) : cards.put({ id: card.id, card, round: world.round })
    for (const id of left) cards.remove(id)
    await meta.put(cursor, "cursor")
    if (organisation) await Promise.all([meta.put(organisation, "organisation"), meta.put(user, "user")])
    const ids = [...moved.map(card => card.id), ...left]
    await world.touch(touched, ids)
    return ids
  })
  world.cursor = cursor
  if (organisation) {
    world.knows(organisation)
    world.user = user
  }
  await world.show(ids)
  return ids
}
