// A card as it will be once what waits on this device has arrived: the queued changes laid over it, in their order.
import { FIELDS, PARTS, PLURALS } from "data"
import { blank, whole } from "../customers/typed.js"

// The card of a customer with these changesets laid over it; null where there is neither. by: who works on this device.
export function overlaid(card, id, changesets, by = null) {
  let held = card && whole(card)
  for (const changeset of changesets) {
    for (const change of changeset.changes) if (change.of === id && LAY[change.do] && (held || makes(change))) held = LAY[change.do](held, change, changeset.made_at, by)
    if (held && changeset.ofs.includes(id)) held = { ...held, changed_at: changeset.made_at }
  }
  return held
}

// Of somebody who isn't here any more, there is nothing to lay a change over.
const makes = change => change.do === "add" && change.kind === "customer"

const LAY = {
  add(card, change, at, by) {
    if (change.kind === "customer") return card ?? { ...blank(change.id), ...given(change.new), version: 0, created_at: at, changed_at: at, binned_at: null }
    const part = { id: change.id, kind: change.kind, ...empty(change.kind), ...change.new }
    return withParts(card, change.kind, [...without(card, change), unknownYet(part, at, by)])
  },
  remove: (card, change) => withParts(card, change.kind, without(card, change)),
  set(card, change, at) {
    if (change.field === "binned") return { ...card, binned: change.new, binned_at: change.new ? at : null }
    if (change.kind !== "customer") return withPart(card, change)
    if (!isSet(change)) return { ...card, [change.field]: change.new }
    const kept = card[change.field].filter(id => id !== change.old && id !== change.new)
    return { ...card, [change.field]: [...kept, change.new].filter(Boolean).sort() }
  },
  settle(card, change, at) {
    const left = card.conflicts.map(clash => (isAbout(clash, change) ? { ...clash, candidates: clash.candidates.filter(one => !change.settles.includes(one.id)) } : clash))
    const settled = { ...card, conflicts: left.filter(clash => clash.candidates.length) }
    if (change.field !== "gone") return LAY.set(settled, change, at)
    return change.new ? LAY.remove(settled, change) : settled
  },
}

// What only the server says of a part, until it does.
const UNKNOWN = {
  phone: () => ({ e164: null }),
  file: (at, by) => ({ size: null, author: by?.name ?? null, at }),
  note: (at, by) => ({ user_id: by?.id ?? null, author: by?.name ?? null, at }),
}
const empty = kind => Object.fromEntries(FIELDS[kind].map(field => [field.name, null]))
const SETS = FIELDS.customer.filter(field => field.kind === "set").map(field => field.name)
const isSet = change => change.kind === "customer" && SETS.includes(change.field)
const given = fields => ({ ...fields, ...Object.fromEntries(SETS.map(name => [name, fields[name] ?? []])) })
const unknownYet = (part, at, by) => ({ ...part, ...UNKNOWN[part.kind]?.(at, by) })
const isAbout = (clash, change) => clash.record === change.id && clash.field === change.field
const without = (card, change) => card[PLURALS[change.kind]].filter(part => part.id !== change.id)

function withPart(card, change) {
  const parts = card[PLURALS[change.kind]].map(part => (part.id === change.id ? changed(part, change) : part))
  return withParts(card, change.kind, parts)
}

function changed(part, change) {
  const now = { ...part, [change.field]: change.new }
  return change.field === "number" ? unknownYet(now) : now
}

// The parts of a card in the order the server gives them: by the labels they can have, then as they were made; those
// without labels as they came.
function withParts(card, kind, parts) {
  const known = FIELDS[kind][0].choices.map(([label]) => label)
  if (!known.length) return { ...card, [PLURALS[kind]]: parts }
  const place = part => (known.indexOf(part.label) + 1 || known.length + 1)
  return { ...card, [PLURALS[kind]]: [...parts].sort((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1)) }
}

// The changes that take these back, given the cards they are made to, by id. The server works out its own from the history.
export function inverse(cards, changes) {
  return changes.map(change => BACK[change.do](cards.get(change.of) ?? null, change)).filter(Boolean).reverse()
}

const BACK = {
  add(card, change) {
    if (change.kind === "customer") return { ...change, do: "set", field: "binned", old: null, new: true }
    return { ...change, do: "remove", old: change.new, new: null }
  },
  remove: (card, change) => ({ ...change, do: "add", old: null, new: change.old }),
  set: (card, change) => ({ ...change, old: change.new, new: isSet(change) ? change.old : standing(card, change) }),
  settle: (card, change) => ({ ...change, do: "set", old: change.new, new: standing(card, change), settles: undefined }),
}

// What the card holds where a change is made.
export function standing(card, change) {
  if (change.kind === "customer") return card?.[change.field] ?? null
  const part = card && PARTS.flatMap(kind => card[PLURALS[kind]]).find(one => one.id === change.id)
  return part?.[change.field] ?? null
}
