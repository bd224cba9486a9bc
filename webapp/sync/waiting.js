// What waits on this device, and what isn't well, answered on the device. The twin of waiting.py.
import { FIELDS } from "data"
import { name as nameOf } from "../customers/compare.js"
import { frame, pill } from "../customers/shell.js"
import { who } from "../customers/record.js"
import { answers, json, page, seeOther } from "../offline/answers.js"
import { discard, retry } from "./outbox.js"

const LONG = 20 * 3600_000 // ms after which somebody is reminded

answers["waiting.index"] = async asked => {
  const { world } = asked
  const waiting = await Promise.all(world.queue.map(changeset => drawn(world, changeset)))
  const old = world.queue.filter(changeset => Date.now() - Date.parse(changeset.made_at) > LONG).length
  return page(asked, "waiting.index", frame, { waiting, old })
}

async function drawn(world, changeset) {
  const card = await world.card(changeset.ofs[0])
  return {
    id: changeset.id,
    of: changeset.ofs[0],
    name: card ? who(card).name : "",
    fields: [...new Set(changeset.changes.map(change => about(changeset, change)))],
    at: changeset.made_at,
    reason: changeset.reason,
  }
}

// What a change is about, in words of the catalogue.
function about(changeset, change) {
  if (changeset.undoes) return "Undo"
  if (change.field === "binned") return change.new ? "Delete" : "Restore"
  if (change.kind === "customer" && change.do === "add") return "New customer"
  return FIELDS[change.kind]?.find(field => field.name === change.field && change.kind === "customer")?.label ?? nameOf(change.kind)
}

answers["waiting.pill"] = async asked => page(asked, "waiting.pill", frame, { pill: pill(asked.world) })

answers["waiting.export"] = async ({ world }) => {
  const changesets = world.queue.map(({ id, made_at, changes, undoes, reason }) => ({ id, made_at, changes, undoes, reason }))
  return json({ user: world.user.email, changesets }, { "Content-Disposition": 'attachment; filename="doorstep-waiting.json"' })
}

answers["waiting.settle"] = async ({ world, args: { id, deed } }) => {
  await (deed === "retry" ? retry : discard)(world, id)
  return seeOther("/waiting")
}
