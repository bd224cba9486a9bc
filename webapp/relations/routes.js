// What relates customers, answered on the device. The twin of routes.py.
import { AROUND } from "../customers/around.js"
import { findPeople } from "../customers/finding.js"
import { sentence } from "../customers/form.js"
import { readings } from "../customers/line.js"
import { who } from "../customers/record.js"
import { frame, today } from "../customers/shell.js"
import { UUID } from "../customers/filter.js"
import { clean } from "../fields/field.js"
import { answer, answers, page } from "../offline/answers.js"
import { keep } from "../sync/outbox.js"
import { household, shared } from "./household.js"
import { adding, most, related } from "./related.js"
import { left, parted, tied, typed, wrong } from "./tying.js"

answers["relations.choose"] = async asked => {
  const { world, query } = asked
  const card = await world.card(asked.args.id)
  return card && shown(asked, card, await formFor(world, card, clean(query.get("q") ?? "") ?? "", typed(query), {}))
}

answers["relations.add"] = async asked => {
  const { world } = asked
  const card = await world.card(asked.args.id)
  if (!card) return null
  const sent = await asked.form()
  const [given, types] = [typed(sent), typesOf(world)]
  const other = (await cardsOf(world, [given.other])).get(given.other)
  const errors = Object.entries(wrong(card, other, types, given)).map(([name, one]) => [name, sentence(one)])
  if (!errors.length) return doing(asked, card, tied(card, other, types, given))
  return shown(asked, card, await formFor(world, card, clean(sent.get("q") ?? "") ?? "", given, Object.fromEntries(errors)), 422)
}

answers["relations.remove"] = async asked => {
  const { world } = asked
  const card = await world.card(asked.args.id)
  if (!card) return null
  const sent = await asked.form()
  const [cards, types] = [await cardsOf(world, othersOf(card)), typesOf(world)]
  if (sent.has("household")) return doing(asked, card, await left(card, await membersOf(world, card), cards, types))
  return doing(asked, card, parted(card, card.relations.filter(one => one.id === sent.get("relation")), cards))
}

const typesOf = world => world.organisation.things.relation_types
const othersOf = card => card.relations.map(relation => relation.other)
const membersOf = (world, card) => household(card, typesOf(world), ids => world.cards(ids))

// The cards of those of these people who are on the device, by id.
async function cardsOf(world, ids) {
  const known = [...new Set(ids)].filter(id => UUID.test(id))
  const cards = known.length ? await world.cards(known) : []
  return new Map(cards.filter(Boolean).map(card => [card.id, card]))
}

async function doing(asked, card, changes) {
  const { world } = asked
  await keep(world, card, changes, {})
  return answer(asked, "relations.choose", `/customers/${card.id}`, await context(world, await world.card(card.id)))
}

// The form for one more relation, with whom the query finds, and whoever was chosen before.
async function formFor(world, card, query, given, errors) {
  const rows = readings(query).length ? findPeople(world.book, today(world), query, "").rows : []
  const ids = rows.slice(0, most(query)).map(row => row.id)
  const cards = await cardsOf(world, given.other && !ids.includes(given.other) ? [given.other, ...ids] : ids)
  return adding(card, typesOf(world), query, [...cards.values()], given, errors)
}

async function shown(asked, card, form, status = 200) {
  return page(asked, "relations.choose", frame, await context(asked.world, card, form), status)
}

async function context(world, card, form = null) {
  const section = related(card, await cardsOf(world, othersOf(card)), typesOf(world), form)
  return { card, who: who(card), action: `/customers/${card.id}`, list_at: "/customers", related: section }
}

// What a record shows of the people around her.
AROUND.push(async (world, card) => {
  const [cards, members] = [await cardsOf(world, othersOf(card)), await membersOf(world, card)]
  return { related: related(card, cards, typesOf(world)), shared: shared(card, [...members.values()]) }
})
