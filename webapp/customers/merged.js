// What somebody else changed in the meantime. The twin of merged.py.
import { FIELDS } from "data"
import { same } from "../fields/field.js"
import { seen } from "./typed.js"

// The labels of the fields that are other than they were drawn, and not by this edit.
export function merged(before, changes, after) {
  const mine = new Set(changes.map(change => `${change.id} ${change.field}`))
  const now = seen(after)
  const moved = (id, old, held) => field => field.name in old && !same(old[field.name] || null, held[field.name] || null) && !mine.has(`${id} ${field.name}`)
  const parts = Object.entries(now.p).filter(([id]) => id in before.p)
  const found = FIELDS.customer.filter(moved(after.id, before.c, now.c))
  for (const [id, part] of parts) found.push(...FIELDS[part.kind].filter(moved(id, before.p[id], part)))
  return found.map(field => field.label)
}
