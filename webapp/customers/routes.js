// The list and the record, answered on the device. The twin of routes.py.
import { COUNTRY_ORDER, PARTS, REACH } from "data"
import { clean } from "../fields/field.js"
import { language } from "../i18n.js"
import { answer, answers, page } from "../offline/answers.js"
import { keep } from "../sync/outbox.js"
import { catchUp } from "../sync/sync.js"
import { around } from "./around.js"
import { askedFilter, held, UUID } from "./filter.js"
import { findPeople, turnedPage } from "./finding.js"
import { CustomerForm } from "./form.js"
import { people, shown } from "./people.js"
import { record } from "./record.js"
import { row } from "./row.js"
import { selecting } from "./selecting.js"
import { frame, today } from "./shell.js"
import { twinOf } from "./twins.js"
import { blank, named } from "./typed.js"
import { uuid7 } from "../uuid7.js"

answers["customers.index"] = async asked => {
  const { world, query } = asked
  const [sought, filter] = [clean(query.get("q") ?? "") ?? "", askedFilter(query)]
  if (filter) await remember(world, filter)
  const { rows, total, more } = findPeople(world.book, today(world), sought, filter, turnedPage(query))
  const known = rows.map(one => ({ ...one, ...onlyHere(world, one.id) }))
  const context = people(known, world.organisation.things, total, sought, filter, query.get("open"), more)
  return page(asked, "customers.index", frame, { ...context, ...selecting(query) })
}

answers["customers.choose"] = async asked => {
  const { world, query } = asked
  const [filter, sought] = [askedFilter(query) || (world.filter ?? ""), clean(query.get("q") ?? "") ?? ""]
  return page(asked, "customers.choose", frame, { ...held(filter), query: sought, countries: COUNTRY_ORDER[language()], things: world.organisation.things, list_at: "/customers" })
}

// The filter that was used last, for the next time somebody chooses one.
async function remember(world, filter) {
  if (world.filter !== filter) await world.know({ filter })
}

// An empty record; one that was begun and not saved comes back, unless somebody is looked for.
answers["customers.new"] = async asked => {
  if (!asked.world.user.may.includes("new")) return null
  const begun = [...asked.world.drafts.values()].find(draft => draft.is_new)
  if (begun && !asked.query.has("name")) return show(asked, blank(begun.id))
  const fresh = blank(uuid7())
  const asks = REACH.map(kind => ({ kind, id: uuid7() }))
  const typed = named(asked.query.get("name") ?? "", asks)
  return show(asked, fresh, 200, Object.keys(typed).length ? { typed } : {}, null, asks)
}

answers["customers.show_customer"] = async asked => {
  const card = await asked.world.card(asked.args.id)
  return card && show(asked, card, 200, null, told(asked.query), [], asked.query.get("notes") === "all")
}

// What the bar says of a merge that was just made, or undone.
function told(query) {
  const state = ["merged", "parted"].find(state => UUID.test(query.get(state) ?? ""))
  return state ? { state, other: query.get(state).toLowerCase() } : null
}

answers["customers.new_part"] = async asked => {
  const { kind } = asked.args
  if (!PARTS.includes(kind)) return null
  const asks = [{ kind, id: uuid7() }]
  const context = record(blank(uuid7()), asked.world.organisation.home, asked.world.organisation.things, {}, null, asks)
  return page(asked, "customers.new_part", frame, { ...context, part: context.parts[kind][0] })
}

// Save what was typed: into the queue, from where it goes to the server; 422 with it where it can't be.
answers["customers.update"] = async asked => {
  const { world, args: { id } } = asked
  const sent = await asked.form()
  const isNew = sent.has("new")
  const before = (await world.card(id)) ?? (isNew ? blank(id) : null)
  if (!before) return elsewhere(asked, sent)
  const form = new CustomerForm(sent, world.organisation.home, id, isNew, world.organisation.things)
  if (sent.has("add") || sent.has("draw")) return show(asked, before, 200, form.asTyped(), null, askedFor(sent.get("add")))
  if (!form.validate()) return show(asked, before, 422, form.asTyped(), { state: "invalid", errors: Object.keys(form.sentences()).length })
  return save(asked, before, form, sent.has("anyway"))
}

async function save(asked, before, form, anyway) {
  const { world, args: { id } } = asked
  const twin = anyway ? null : await twinOf(world, before, form.changes(), id)
  if (twin) return show(asked, before, 422, form.asTyped(), { state: "alike", twin })
  try {
    await keep(world, before, form.changes(), { id })
  } catch (error) {
    if (error.name !== "QuotaExceededError") throw error
    return show(asked, before, 422, form.asTyped(), { state: "full" })
  }
  return saved(asked, id)
}

// What an answer to a change draws anew: the record with its bar, and her row in the list.
export async function saved(asked, id, bar = null) {
  const { world } = asked
  const card = await world.card(id)
  const { things, home } = world.organisation
  const names = Object.fromEntries(things.labels.map(label => [label.id, label.name]))
  const context = { ...record(card, home, things, {}, bar ?? barOf(world, card)), parked: parkedOf(world, id), ...(await around(world, card)) }
  return answer(asked, "customers.update", `/customers/${id}`, { ...context, row: shown({ ...row(card), ...onlyHere(world, id) }, names, id) })
}

async function show(asked, card, status = 200, form = null, bar = null, asks = [], allNotes = false) {
  const { world } = asked
  const draft = world.drafts.get(card.id)
  const typed = form ?? (draft ? new CustomerForm(new URLSearchParams(draft.typed), world.organisation.home, card.id, draft.is_new, world.organisation.things).asTyped() : {})
  const context = record(card, world.organisation.home, world.organisation.things, typed, bar ?? barOf(world, card), asks, allNotes)
  return page(asked, "customers.show_customer", frame, { ...context, parked: parkedOf(world, card.id), ...(await around(world, card)) }, status)
}

// What the bar says of a record that nobody is typing in.
function barOf(world, card) {
  const waiting = world.waitingOf(card.id)
  if (card.version === null) return null
  if (!waiting.length) return { state: "saved", at: card.changed_at, merged: world.merged.get(card.id) ?? [] }
  if (waiting.some(changeset => changeset.reason)) return { state: "parked" }
  if (world.signedOut) return { state: "signed-out" }
  return { state: world.offline || isOld(waiting[0]) ? "queued" : "sending" }
}

const LONG = 8_000 // ms until "Sending…" becomes "Will sync when online"
const isOld = changeset => Date.now() - Date.parse(changeset.made_at) > LONG

const parkedOf = (world, id) => world.waitingOf(id).find(changeset => changeset.reason) ?? null

// What only this device knows of a customer.
function onlyHere(world, id) {
  return { unsaved: world.drafts.get(id)?.count ?? 0, waiting: world.waitingOf(id).at(-1)?.made_at ?? null }
}

const askedFor = kind => (PARTS.includes(kind) ? [{ kind, id: uuid7() }] : [])

// Somebody this device doesn't know: the server may. Its body was read, so it is written anew.
export async function elsewhere({ request }, sent) {
  const file = [...sent.values()].some(value => typeof value !== "string")
  const headers = new Headers(request.headers)
  headers.delete("Content-Type") // of the new body it is another one
  const response = await fetch(request.url, { method: "POST", headers, body: file ? sent : new URLSearchParams([...sent]) })
  catchUp()
  return response.redirected ? Response.redirect(response.url, 303) : response
}
