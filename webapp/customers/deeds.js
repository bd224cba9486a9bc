// What can happen to a customer beside being edited, answered on the device. The twin of deeds.py.
import { answers, page } from "../offline/answers.js"
import { keep } from "../sync/outbox.js"
import { catchUp } from "../sync/sync.js"
import { record } from "./record.js"
import { saved } from "./routes.js"
import { frame } from "./shell.js"

answers["deeds.bin"] = asked => binned(asked, null, true)
answers["deeds.restore"] = asked => binned(asked, true, null)

async function binned(asked, old, now) {
  const { id } = asked.args
  return doing(asked, () => ({ do: "set", kind: "customer", id, of: id, field: "binned", old, new: now }))
}

// Settle a conflict: `pick` is `standing` or a candidate's id.
answers["deeds.choose"] = asked => doing(asked, async card => chosen(card, await asked.form()))

async function doing(asked, made) {
  const { world, args: { id } } = asked
  const card = await world.card(id)
  if (!card) return null
  const change = await made(card)
  if (change) await keep(world, card, [change], { id })
  return saved(asked, id)
}

// The change a choice makes, or null when it names no open conflict of this card.
function chosen(card, form) {
  const clash = card.conflicts.find(one => one.record === form.get("record") && one.field === form.get("field"))
  const candidate = clash?.candidates.find(one => one.id === form.get("pick"))
  if (!clash || (!candidate && form.get("pick") !== "standing")) return null
  const old = parsed(form.get("old"))
  return {
    do: "settle",
    kind: clash.kind,
    id: clash.record,
    of: card.id,
    field: clash.field,
    old,
    new: candidate ? candidate.value : old,
    settles: (form.get("settles") ?? "").split(",").filter(id => clash.candidates.some(one => one.id === id)),
  }
}

function parsed(text) {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

// Take the last save of this customer back: here if it was made here, else the server does, which knows all of them.
answers["deeds.undo_save"] = async asked => {
  const { world, args: { id } } = asked
  const card = await world.card(id)
  const last = card && (await lastSave(world, id))
  if (last) {
    await keep(world, card, last.inverse, { id, undoes: last.changeset })
    return saved(asked, id, { state: "undone", left: [] })
  }
  try {
    const response = await fetch(asked.request)
    catchUp()
    return response
  } catch (error) {
    return card ? saved(asked, id, { state: "no-signal" }) : Promise.reject(error)
  }
}

// The newest changeset of this customer that isn't an undo and wasn't undone, if it was made on this device.
async function lastSave(world, id) {
  const waiting = world.waitingOf(id)
  const undone = new Set(waiting.map(changeset => changeset.undoes))
  const queued = waiting.findLast(changeset => !changeset.undoes && !changeset.reason && !undone.has(changeset.id))
  if (queued) return { changeset: queued.id, inverse: queued.inverse }
  const { done, kept } = await world.store.read(["done", "cards"], async stores => ({ done: await stores.done.get(id), kept: await stores.cards.get(id) }))
  return done && done.version === kept?.card.version && !undone.has(done.changeset) ? done : null
}

// What can be done with a customer of the list.
answers["deeds.panel"] = async asked => {
  const { world, args: { id } } = asked
  const card = await world.card(id)
  return card && page(asked, "deeds.panel", frame, record(card, world.organisation.home, world.organisation.things))
}
