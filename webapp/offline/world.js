// Who works on this device, and what of hers is here: her book in memory, what waits, what was typed and not saved.
import { SCHEMA, THINGS } from "data"
import { whole } from "../customers/typed.js"
import { overlaid } from "../changes/overlay.js"
import { Book, SHAPE } from "../customers/book.js"
import { speak } from "../i18n.js"
import { Store } from "./store.js"

const MANY = 500 // rows newer than the index, before it is written anew
const INDEX = `${SCHEMA}.${SHAPE}`
const device = new Store("doorstep")
let opened = null

// The person whose device this is; null before the first sync, and after signing out.
export function here() {
  return (opened ??= device.read(["meta"], ({ meta }) => meta.get("who")).then(id => (id ? enter(id) : null)).catch(error => {
    opened = null
    throw error
  }))
}

// From now on this is her device. Another person's store stays as it is, with all that waits in it.
export async function workFor(user, organisation) {
  await device.write(["meta"], ({ meta }) => meta.put(user.id, "who"))
  const there = await here()
  if (there?.id !== user.id) opened = enter(user.id)
  const world = await opened
  await world.know({ user, organisation })
  return world
}

// Forget her, and all that is hers.
export async function forget(world) {
  await device.write(["meta"], ({ meta }) => meta.remove("who"))
  opened = Promise.resolve(null)
  await world.store.destroy()
}

async function enter(id) {
  const world = new World(id)
  await world.load()
  return world
}

// A changeset that was written twice, because its first answer was lost, waits once.
const once = queue => queue.filter((changeset, at) => queue.findIndex(({ id }) => id === changeset.id) === at)

// An older release may not have kept all that is chosen from today.
const withThings = organisation => organisation && { ...organisation, things: { ...Object.fromEntries(THINGS.map(name => [name, []])), ...organisation.things } }

export class World {
  book = new Book()
  queue = [] // what waits, in its order, parked ones too
  touched = new Set() // customers whose rows are newer than the index
  drafts = new Map() // customer id → {id, typed, seen, count, is_new}
  merged = new Map() // customer id → labels that were also updated elsewhere, at her last arrival
  offline = false
  signedOut = false
  full = false // the device's storage
  outdated = false // the cards here have another shape than the server's
  round = 0 // how often the whole book was taken
  done = null // how much of the book has come, in per cent, while it comes

  constructor(id) {
    this.id = id
    this.store = new Store(`doorstep-${id}`)
  }

  async load() {
    const names = ["user", "organisation", "cursor", "index", "round", "filter"]
    const kept = await this.store.read(["meta", "outbox", "drafts", "touched"], async ({ meta, outbox, drafts, touched }) => {
      const values = await Promise.all(names.map(meta.get))
      return { ...Object.fromEntries(names.map((name, at) => [name, values[at]])), queue: await outbox.all(), drafts: await drafts.all(), touched: await touched.all() }
    })
    const { user, organisation, cursor, filter, round = 0 } = kept
    Object.assign(this, { user, organisation: withThings(organisation), cursor, filter, round, queue: once(kept.queue) })
    this.drafts = new Map(kept.drafts.map(draft => [draft.id, draft]))
    if (kept.index?.shape !== INDEX) return kept.cursor && this.index()
    this.book = new Book(kept.index.columns)
    this.touched = new Set(kept.touched.map(({ id }) => id))
    await this.show(this.touched)
  }

  // Whether the book is here, so that it can be read without the server.
  get ready() {
    return Boolean(this.cursor && this.user)
  }

  // Keep what is known of her and her organisation.
  async know(known) {
    Object.assign(this, known)
    this.knows(this.organisation)
    await this.store.write(["meta"], ({ meta }) => Promise.all(Object.entries(known).map(([name, value]) => meta.put(value, name))))
  }

  knows(organisation) {
    this.organisation = withThings(organisation)
  }

  waitingOf(id) {
    return this.queue.filter(changeset => changeset.ofs.includes(id))
  }

  // The card of a customer as it will be once everything has arrived; null for one who isn't in this book.
  async card(id) {
    const [card] = await this.cards([id])
    return card
  }

  async cards(ids) {
    const kept = await this.store.read(["cards"], ({ cards }) => Promise.all(ids.map(cards.get)))
    return ids.map((id, at) => overlaid(kept[at]?.card ?? null, id, this.waitingOf(id), this.user))
  }

  // The rows of these customers anew, after something of theirs moved.
  async show(ids) {
    const list = [...ids]
    const cards = await this.cards(list)
    list.forEach((id, at) => this.book.put(id, cards[at]))
  }

  // The rows of these customers are newer than the index from now on; said in the transaction that changed them.
  touch(shelf, ids) {
    for (const id of ids) this.touched.add(id)
    return Promise.all([...ids].map(id => shelf.put({ id })))
  }

  // Keep the index anew once many rows are newer than it.
  async tidy() {
    if (this.touched.size > MANY) await this.keepIndex()
  }

  async keepIndex() {
    const [columns, ids] = [this.book.save(), [...this.touched]]
    this.book = new Book(columns) // its lines side by side in memory, where a search reads them fast
    await this.store.write(["meta", "touched"], async ({ meta, touched }) => {
      await meta.put({ shape: INDEX, columns }, "index")
      await Promise.all(ids.map(touched.remove))
    })
    this.touched = new Set()
  }

  // Build the index from every card that is here, and from what waits.
  async index() {
    const shown = new Map()
    await this.store.read(["cards"], ({ cards }) => cards.each(({ id, card }) => shown.set(id, whole(card))))
    for (const id of this.queue.flatMap(changeset => changeset.ofs)) shown.set(id, overlaid(shown.get(id) ?? null, id, this.waitingOf(id), this.user))
    this.book = Book.of([...shown.values()].filter(Boolean))
    await this.keepIndex()
  }

  // Her language, else the device's.
  speak() {
    const asked = navigator.languages ?? [navigator.language]
    speak(this.user?.language ?? asked.map(name => name.split("-")[0].toLowerCase()).find(name => ["en", "fr"].includes(name)))
  }
}
