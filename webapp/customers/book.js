// The whole book in memory, in the order of the list: what the list shows and the search reads. The twin of search_row.py.
import { key, line } from "./line.js"
import { row } from "./row.js"
import { texts, traits } from "./traits.js"
import { blank } from "./typed.js"

export const SHAPE = 5 // of what is kept; what has another one is made anew from the cards
const COLUMNS = ["ids", "keys", "lines", "rows", "facts", "texts"]
const NAMES = Object.keys(row(blank(""))) // a row is kept as its values alone: far less room

export class Book {
  revision = 0
  #keyOf = null // customer id → sort key, once somebody moves

  // saved: the columns as they were kept, each one text with a line for every customer.
  constructor(saved = {}) {
    for (const name of COLUMNS) this[name] = saved[name] ? saved[name].split("\n") : []
    this.binned = new Map(saved.binned ?? []) // customer id → when she was deleted
  }

  static of(cards) {
    const book = new Book()
    const rows = cards.filter(card => !card.binned_at).map(entry)
    rows.sort((a, b) => compare(a.keys, b.keys) || (a.ids < b.ids ? -1 : 1))
    for (const name of COLUMNS) book[name] = rows.map(one => one[name])
    book.binned = new Map(cards.filter(card => card.binned_at).map(card => [card.id, card.binned_at]))
    return book
  }

  // To be kept: the columns, each as one text.
  save() {
    return { ...Object.fromEntries(COLUMNS.map(name => [name, this[name].join("\n")])), binned: [...this.binned] }
  }

  get size() {
    return this.ids.length
  }

  get keyOf() {
    return (this.#keyOf ??= new Map(this.ids.map((id, at) => [id, this.keys[at]])))
  }

  // A customer as she is now; one in the bin, or nobody, leaves.
  put(id, card) {
    this.revision++
    if (this.keyOf.has(id)) this.#splice(this.#place(this.keyOf.get(id), id), 1)
    this.keyOf.delete(id)
    this.binned.delete(id)
    if (card?.binned_at) this.binned.set(id, card.binned_at)
    if (!card || card.binned_at) return
    const made = entry(card)
    this.#splice(this.#place(made.keys, id), 0, made)
    this.keyOf.set(id, made.keys)
  }

  #splice(at, gone, made) {
    for (const name of COLUMNS) this[name].splice(at, gone, ...(made ? [made[name]] : []))
  }

  // Where a place in the list is, or would be.
  #place(key, id) {
    let [low, high] = [0, this.ids.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((compare(this.keys[middle], key) || (this.ids[middle] < id ? -1 : 0)) < 0) low = middle + 1
      else high = middle
    }
    return low
  }

  // The first place after this one.
  after(key, id) {
    const at = this.#place(key, id)
    return this.keys[at] === key && this.ids[at] === id ? at + 1 : at
  }

  // The ids of those whose sort key is this one, or begins with it and a space.
  called(key) {
    const found = []
    for (let at = this.#place(key, ""); at < this.size && (this.keys[at] === key || this.keys[at].startsWith(`${key} `)); at++) found.push(this.ids[at])
    return found
  }

  row(at) {
    const values = JSON.parse(this.rows[at])
    return Object.fromEntries(NAMES.map((name, n) => [name, values[n]]))
  }
}

function entry(card) {
  const shown = row(card)
  return { ids: card.id, keys: key(card), lines: line(card), rows: latin(JSON.stringify(NAMES.map(name => shown[name]))), facts: facts(shown, card), texts: looked(card) }
}

// Without letters beyond U+00FF: one of them, and every letter of the whole column takes two bytes.
const latin = json => json.replace(/[^\0-\xff]/g, sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`)

// What filters ask of a row, quick to read: birthday, incomplete, to compare, labels.
function facts(row, card) {
  return [row.birthday?.slice(-5) ?? "", row.complete ? "" : "1", row.conflicts ? "1" : "", row.labels.join(","), `,${traits(card)},`].join("|")
}

// What only filters by a text or a day read: days, then texts.
function looked(card) {
  const days = [card.birthday?.slice(-5), card.first_visit?.slice(-5), card.created_at?.slice(0, 10), card.changed_at?.slice(0, 10)]
  return [...days.map(day => day ?? ""), ...texts(card), ""].join(",")
}

// The order of UTF-8 bytes, in which databases sort; JavaScript's own differs beyond U+FFFF.
export function compare(a, b) {
  if (a === b) return 0
  const length = Math.min(a.length, b.length)
  let at = 0
  while (at < length && a[at] === b[at]) at++
  return at === length ? a.length - b.length : rank(a.charCodeAt(at)) - rank(b.charCodeAt(at))
}

const rank = unit => (unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit)
