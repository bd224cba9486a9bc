import { CHANGES, hasWorker, letIn, tellWorker } from "./worker.js"

const PAUSE = 300 // ms after the last key, until what was typed is kept

// What is typed and not saved: it waits in the record, on the device, and no new release takes over meanwhile.
export class Draft {
  #soon = 0
  #letGo = null  // gives the lock back that keeps a new release out

  // id: whose record it is of; waits: whether the record was drawn with one.
  constructor(id, waits) {
    Object.assign(this, { id, waits })
  }

  soon(keep) {
    this.stop()
    this.#soon = setTimeout(keep, PAUSE)
  }

  stop() {
    clearTimeout(this.#soon)
  }

  // Keep this on the device, `{typed, count, is_new}`; without it nothing waits any more.
  keep(known) {
    this.stop()
    if (!hasWorker()) return
    if (known) this.#tell({ id: this.id, ...known })
    else if (this.waits) this.forget()
  }

  forget() {
    this.#tell(null)
  }

  #tell(draft) {
    tellWorker({ type: "draft", draft, id: this.id })
    this.waits = Boolean(draft)
  }

  keepReleasesOut() {
    if (this.#letGo || !navigator.locks) return
    const unsaved = new Promise(done => (this.#letGo = () => { this.#letGo = null; done() }))
    navigator.locks.request(CHANGES, { mode: "shared" }, () => unsaved).then(letIn)
  }

  letReleasesIn() {
    this.#letGo?.()
  }
}
