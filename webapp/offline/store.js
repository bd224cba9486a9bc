// What a device keeps, in IndexedDB: one database a person, written durably. A lost connection is opened anew, once for all.
const VERSION = 2
const STORES = {
  meta: {}, // who, organisation, cursor, snapshot, index
  cards: { keyPath: "id" }, // {id, card, round}: as the server has them
  outbox: { keyPath: "n", autoIncrement: true }, // changesets that haven't arrived; no release ever drops this one
  done: { keyPath: "id" }, // by customer: her last changeset of this device that arrived, to take it back
  drafts: { keyPath: "id" }, // by customer: what was typed and not saved
  photos: { keyPath: "sha" }, // {sha, bytes}: made here, and not yet handed in
  touched: { keyPath: "id" }, // customers whose rows are newer than the index
}
const LOST = ["InvalidStateError", "UnknownError", "AbortError", "TransactionInactiveError"]

export class Store {
  #opened = null

  constructor(name) {
    this.name = name
  }

  // Do some work in one transaction; resolves with its answer once it is on the disk. `work` gets the stores by name.
  async write(names, work) {
    return this.#do(names, "readwrite", work)
  }

  async read(names, work) {
    return this.#do(names, "readonly", work)
  }

  async #do(names, mode, work) {
    if (this.destroyed) throw Error(`${this.name} has been thrown away`)
    for (let tries = 1; ; tries++) {
      const opened = (this.#opened ??= open(this.name, () => this.#forget(opened)))
      try {
        return await transaction(await opened, names, mode, work)
      } catch (error) {
        if (tries === 3 || !LOST.includes(error.name)) throw error
        this.#forget(opened)
      }
    }
  }

  // Everybody who lost the same connection waits for the same new one.
  #forget(opened) {
    if (this.#opened === opened) this.#opened = null
  }

  async close() {
    const database = await this.#opened?.catch(() => null)
    this.#opened = null
    database?.close()
  }

  // Throw all of it away.
  async destroy() {
    this.destroyed = true
    await this.close()
    await answered(indexedDB.deleteDatabase(this.name))
  }
}

function open(name, lost) {
  const opening = indexedDB.open(name, VERSION)
  opening.onupgradeneeded = () => {
    const there = opening.result.objectStoreNames
    for (const [store, options] of Object.entries(STORES)) if (!there.contains(store)) opening.result.createObjectStore(store, options)
  }
  return answered(opening).then(database => {
    database.onclose = lost
    database.onversionchange = () => (database.close(), lost())
    return database
  })
}

function transaction(database, names, mode, work) {
  return new Promise((resolve, reject) => {
    const started = database.transaction(names, mode, { durability: "strict" })
    let answer, failure
    started.oncomplete = () => resolve(answer)
    started.onabort = () => reject(failure ?? started.error ?? new DOMException("the transaction was cut", "AbortError"))
    const stores = Object.fromEntries(names.map(name => [name, new Shelf(started.objectStore(name))]))
    work(stores).then(done => (answer = done)).catch(error => {
      failure = error
      try {
        started.abort()
      } catch {
        reject(error)
      }
    })
  })
}

// One store inside a transaction.
class Shelf {
  constructor(store) {
    this.store = store
  }

  get = key => answered(this.store.get(key))
  all = () => answered(this.store.getAll())
  put = (value, key) => answered(this.store.put(value, key))
  add = value => answered(this.store.add(value))
  remove = key => answered(this.store.delete(key))
  clear = () => answered(this.store.clear())

  // Every value in its turn, without holding all of them.
  each(look) {
    return new Promise((resolve, reject) => {
      const walk = this.store.openCursor()
      walk.onerror = () => reject(walk.error)
      walk.onsuccess = () => {
        const cursor = walk.result
        if (!cursor) return resolve()
        look(cursor.value, cursor)
        cursor.continue()
      }
    })
  }
}

function answered(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
