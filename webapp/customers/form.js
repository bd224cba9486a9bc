// What may be typed into a customer's record, and the changes that follow from it. The twin of form.py.
import { FIELDS, PARTS, REACH } from "data"
import { check, isTooLong } from "../fields/rule.js"
import { _, grouped } from "../i18n.js"
import { prefix } from "./typed.js"
import { filled, inputOf, saysSomething, setOf, unitsFor, wholeOf } from "./units.js"

const ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
const PART = new RegExp(`^p_(${ID})_kind$`)
const ALSO = new RegExp(`^also_(${ID})_(${ID})$`) // somebody else's part, that is to change as this one does
const SHARED = ["place", "number"]
const NO_WAY = "Enter a phone number, an email address or an address"
const NO_EMAIL = "Enter an email address"
const TOO_MANY = "A customer has at most %(most)s addresses here"
const BLANK = { c: {}, p: {} }
const STANDING = ["answer"] // parts that stay when they are emptied
const SETS = FIELDS.customer.filter(field => field.kind === "set").map(field => `c_${field.name}`)

export const JUDGES = [] // what other rooms say of a form: functions that mark its units

// The record as it was typed: its units, what is wrong with them, and what they change.
export class CustomerForm {
  constructor(sent, home, id, isNew, things = {}) {
    this.typed = everything(sent)
    Object.assign(this, { home, id, isNew, things, seen: parseSeen(this.typed.seen) })
    const named = Object.keys(this.typed).flatMap(name => PART.exec(name)?.[1] ?? [])
    this.parts = named.map(part => ({ id: part, kind: this.typed[`p_${part}_kind`] })).filter(part => PARTS.includes(part.kind))
    this.units = unitsFor(FIELDS.customer, "c_", this.seen.c, this.typed)
    for (const part of this.parts) this.units.push(...unitsFor(FIELDS[part.kind], prefix(part), this.seen.p[part.id] ?? {}, this.typed))
  }

  validate() {
    for (const unit of this.units) if (unit.changed) unit.wrong ??= check(unit.field, unit.data, this.home.country, unit.old)
    for (const judge of JUDGES) judge(this)
    this.#namesAreThere()
    this.nowhere = this.#nowhere()
    this.#aStoreIsChosen()
    this.crowded = this.#crowded()
    return !this.nowhere && !this.crowded && !this.units.some(unit => unit.wrong)
  }

  // A person has both names, a business its own; asked of what is new or changed, not of the rest.
  #namesAreThere() {
    const business = this.#unit("business") ? this.#unit("business").data : this.seen.c.business
    for (const name of business ? ["company"] : ["given", "family"]) {
      const unit = this.#unit(name)
      if (unit && unit.data === null && (this.isNew || unit.changed)) unit.wrong = { text: unit.field.missing, values: {} }
    }
  }

  // A new customer has a phone, an e-mail or an address; where the organisation asks for it, an e-mail.
  #nowhere() {
    if (!this.isNew) return null
    const kinds = new Set(this.parts.filter(part => REACH.includes(part.kind) && !this.gone(part)).map(part => part.kind))
    if (this.home.email_required && !kinds.has("email")) return NO_EMAIL
    return kinds.size ? null : NO_WAY
  }

  // A new customer has at least one, where there are any: then they are on the screen.
  #aStoreIsChosen() {
    const unit = this.#unit("stores")
    if (unit && this.isNew && unit.data === null) unit.wrong ??= { text: unit.field.missing, values: {} }
  }

  // Whether there are more addresses than the organisation lets one add.
  #crowded() {
    const here = this.parts.filter(part => part.kind === "address" && !this.gone(part))
    const most = this.home.most_addresses ?? null
    const added = here.some(part => !Object.hasOwn(this.seen.p, part.id))
    return most !== null && here.length > most && added ? { text: TOO_MANY, values: { most } } : null
  }

  #unit(name) {
    return this.units.find(unit => unit.prefix === "c_" && unit.field.name === name)
  }

  unitsOf(part) {
    return this.units.filter(unit => unit.prefix === prefix(part))
  }

  // A part is gone when it was ticked away, or everything in it but its label was emptied.
  gone(part) {
    if (this.typed[`${prefix(part)}gone`]) return true
    return !(STANDING.includes(part.kind) && this.seen.p[part.id]) && !this.unitsOf(part).some(saysSomething)
  }

  // What is wrong, by the input it is about: `{input: sentence}`.
  sentences() {
    const wrong = this.units.filter(unit => unit.wrong).map(unit => [inputOf(unit), sentence(unit.wrong)])
    return { ...Object.fromEntries(wrong), ...(this.crowded && { c_addresses: sentence(this.crowded) }), ...(this.nowhere && { c_reach: _(this.nowhere) }) }
  }

  asTyped() {
    return { typed: this.typed, seen: this.seen, errors: this.sentences(), parts: this.parts }
  }

  // Only what really changed, each with the value it was typed over.
  changes() {
    const own = this.units.filter(unit => unit.prefix === "c_")
    const hers = this.isNew
      ? [{ do: "add", kind: "customer", id: this.id, of: this.id, field: null, old: null, new: filled(own) }]
      : own.filter(unit => unit.changed).flatMap(unit => setOf(unit, "customer", this.id, this.id))
    return [...hers, ...this.parts.flatMap(part => this.#changesOf(part))]
  }

  // What became of one part: added, removed, or some of its fields set.
  #changesOf(part) {
    const [before, units] = [this.seen.p[part.id], this.unitsOf(part)]
    const change = { kind: part.kind, id: part.id, of: this.id, field: null }
    if (!before) return this.gone(part) ? [] : [{ ...change, do: "add", old: null, new: filled(units) }]
    if (this.gone(part)) return [{ ...change, do: "remove", old: wholeOf(part.kind, before), new: null }]
    const moved = units.filter(unit => unit.changed)
    const own = moved.flatMap(unit => setOf(unit, part.kind, part.id, this.id))
    return [...own, ...moved.flatMap(unit => this.#changesOfOthers(part, unit))]
  }

  // The same change for those who share this with her, and were ticked.
  #changesOfOthers(part, unit) {
    if (!SHARED.includes(unit.field.name)) return []
    const named = Object.keys(this.typed).flatMap(name => (ALSO.exec(name)?.[1] === part.id ? [ALSO.exec(name)] : []))
    const theirs = named.map(([name, , id]) => ({ id, of: this.typed[name] })).filter(({ of }) => new RegExp(`^${ID}$`).test(of))
    return theirs.map(one => ({ do: "set", kind: part.kind, ...one, field: unit.field.name, old: unit.old, new: unit.data }))
  }
}

// The form as plain JSON: texts, and a list for a set; the empty mark of a tick box is left out.
function everything(sent) {
  const found = {}
  for (const name of new Set(sent.keys())) {
    const texts = sent.getAll(name)
    found[name] = asSent(name, texts)
  }
  return found
}

// A set stays a list; several ticked lines are one text; of all others the last one counts.
function asSent(name, texts) {
  if (SETS.includes(name)) return texts.filter(Boolean)
  return name.endsWith("_several") ? texts.filter(Boolean).join("\n") : texts.at(-1)
}

// The values as they were drawn. Without them an edit is typed over nothing: it can clash, but never overwrite.
function parseSeen(text) {
  try {
    const { c, p } = JSON.parse(text)
    return typeof c === "object" && typeof p === "object" && c && p ? { c, p } : BLANK
  } catch {
    return BLANK
  }
}

// What is wrong in the person's language.
export function sentence(wrong) {
  const values = isTooLong(wrong) ? { label: _(wrong.values.label), max: grouped(wrong.values.max) } : wrong.values
  return _(wrong.text, values)
}
