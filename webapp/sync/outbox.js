// What was saved on this device and hasn't arrived: durable before anybody is told, and never dropped by a release.
import { inverse } from "../changes/overlay.js"
import { uuid7 } from "../uuid7.js"

// Keep a changeset; once this resolves it is on the disk. card: what it is made to, and whoever else it names is looked up;
// id: the customer whose whole form it was, where it was one.
export async function keep(world, card, changes, { id = null, undoes = null }) {
  world.merged.delete(id)
  if (!changes.length) return forgetDraft(world, id)
  const ofs = [...new Set(changes.map(change => change.of))]
  const cards = new Map([...(await world.cards(ofs)).filter(Boolean), card].map(one => [one.id, one]))
  const made = {
    id: uuid7(),
    made_at: `${new Date().toISOString().slice(0, 19)}Z`,
    changes,
    ofs,
    undoes,
    inverse: undoes ? [] : inverse(cards, changes),
    reason: null,
  }
  const n = await world.store.write(["outbox", "drafts", "touched"], async ({ outbox, drafts, touched }) => {
    if (id) await drafts.remove(id)
    await world.touch(touched, made.ofs)
    return outbox.add(made)
  })
  world.drafts.delete(id)
  world.queue.push({ ...made, n })
  await world.show(made.ofs)
}

// What was typed and not saved, kept as it is; null once it is saved or discarded.
export async function keepDraft(world, draft) {
  await world.store.write(["drafts"], ({ drafts }) => drafts.put(draft))
  world.drafts.set(draft.id, draft)
}

export async function forgetDraft(world, id) {
  if (!world.drafts.has(id)) return
  await world.store.write(["drafts"], ({ drafts }) => drafts.remove(id))
  world.drafts.delete(id)
}

// The next changesets to send, in their order: at most so many. What follows a parked one of the same customer waits.
export function next(world, most) {
  const [held, batch] = [new Set(), []]
  for (const changeset of world.queue) {
    if (changeset.reason || changeset.ofs.some(id => held.has(id))) changeset.ofs.forEach(id => held.add(id))
    else if (batch.length < most) batch.push(changeset)
  }
  return batch
}

// Write down what became of them: arrived, erased, or parked with the reason. Returns the customers it is about.
export async function settle(world, results) {
  const of = new Map(world.queue.map(changeset => [changeset.id, changeset]))
  const known = results.filter(result => of.has(result.id))
  const ids = new Set(known.flatMap(result => [...of.get(result.id).ofs, ...(result.cards ?? []).map(card => card.id)]))
  const erased = new Set(known.filter(result => result.status === "erased").flatMap(result => of.get(result.id).ofs))
  const gone = new Set(known.filter(result => result.status !== "rejected").map(result => result.id))
  const reasons = new Map(known.filter(result => result.status === "rejected").map(result => [result.id, result.reason]))
  const leaves = changeset => gone.has(changeset.id) || changeset.ofs.every(id => erased.has(id))

  await world.store.write(["outbox", "cards", "done", "touched"], async ({ outbox, cards, done, touched }) => {
    await outbox.each((changeset, cursor) => {
      if (leaves(changeset)) cursor.delete()
      else if (reasons.has(changeset.id)) cursor.update({ ...changeset, reason: reasons.get(changeset.id) })
    })
    for (const { cards: arrived = [], id } of known) for (const card of arrived) await take(world, { cards, done }, card, of.get(id))
    for (const id of erased) await cards.remove(id)
    await world.touch(touched, ids)
  })
  world.queue = world.queue.filter(changeset => !leaves(changeset)).map(changeset => (reasons.has(changeset.id) ? { ...changeset, reason: reasons.get(changeset.id) } : changeset))
  await world.show(ids)
  return [...ids]
}

async function take(world, { cards, done }, card, { id, undoes, inverse }) {
  await cards.put({ id: card.id, card, round: world.round })
  if (undoes || !inverse.some(change => change.of === card.id)) await done.remove(card.id) // what landed at whom she was merged into, the server undoes
  else await done.put({ id: card.id, changeset: id, version: card.version, inverse })
}

// A parked changeset is sent once more, or dropped because the person says so.
export async function retry(world, id) {
  await change(world, id, changeset => ({ ...changeset, reason: null }))
}

export async function discard(world, id) {
  await change(world, id, () => null)
}

async function change(world, id, change) {
  const found = world.queue.find(changeset => changeset.id === id)
  if (!found) return
  const now = change(found)
  await world.store.write(["outbox", "touched"], async ({ outbox, touched }) => {
    await world.touch(touched, found.ofs)
    return now ? outbox.put(now) : outbox.remove(found.n)
  })
  world.queue = world.queue.flatMap(changeset => (changeset !== found ? [changeset] : now ? [now] : []))
  await world.show(found.ofs)
}
