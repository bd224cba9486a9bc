import { Draft } from "../draft.js"
import { changed, controls, differs, holds, plural, putBack, same, snapshot, takeOver } from "../form.js"
import { likeness, replace, tellsOf } from "../record.js"
import { clone } from "../screen.js"
import { hasWorker, listen, unlisten } from "../worker.js"

const SAID = ["invalid", "refused", "full", "alike"] // states that stand until somebody types on
const DONE = ["undone", "merged", "parted", "nothing", "no-signal"] // what was just done, and whether it worked
const PATIENCE = 8_000 // ms of "Sending…"

// The Save bar: counts what was changed, says so, saves it, and never loses a word typed while it was saving.
class SaveBar extends HTMLElement {
  #pressed = null  // what the form held when Save was pressed
  #discarded = []  // what Discard took away, to bring it back

  connectedCallback() {
    this.form = this.querySelector("form")
    this.form.style.setProperty("--edited", JSON.stringify(this.form.dataset.edited))
    this.addEventListener("input", event => this.#typed(event.target))
    this.addEventListener("change", event => this.#rename(event.target))
    this.addEventListener("reset", () => this.discard())
    this.addEventListener("submit", event => this.#press(event), true)
    this.addEventListener("htmx:before:swap", event => this.#keepTyping(event))
    this.addEventListener("htmx:after:request", event => this.#signedOut(event))
    this.addEventListener("htmx:after:process", () => this.count())
    for (const name of ["htmx:error", "htmx:response:error"]) this.addEventListener(name, event => this.#failed(event))
    addEventListener("beforeunload", this.#leaving)
    addEventListener("pagehide", this.keepDraft)
    listen(this.#told)
    this.draft = new Draft(this.id, this.dirty)
    this.#drawn()
    this.querySelector(".problem")?.focus() ?? this.form.querySelector("[aria-invalid]")?.focus()
  }

  disconnectedCallback() {
    removeEventListener("beforeunload", this.#leaving)
    removeEventListener("pagehide", this.keepDraft)
    unlisten(this.#told)
    this.draft.letReleasesIn()
  }

  get bar() { return this.querySelector(".save") }
  get state() { return this.bar.dataset.state }
  get record() { return this.closest("#record") }
  get id() { return this.record.dataset.customer }
  get fields() { return [...this.form.querySelectorAll("[data-unit]")] }
  get dirty() { return this.fields.some(changed) }

  // The bar as it was drawn: what it says of a record nobody is typing in.
  #drawn() {
    this.rest = { state: this.state, words: [...this.bar.querySelector("p").childNodes].map(node => node.cloneNode(true)) }
    if (!SAID.includes(this.state)) this.count()
    if (this.state === "sending") setTimeout(() => this.state === "sending" && this.say("queued"), PATIENCE)
    this.#announce()
  }

  // Mark what was changed, and say how many units that is; the lines of an address are one.
  count() {
    const dirty = this.fields.filter(field => field.toggleAttribute("data-dirty", changed(field)))
    this.units = new Set(dirty.map(field => field.dataset.unit || field)).size
    if (this.units) this.draft.keepReleasesOut()
    else this.draft.letReleasesIn()
    if (this.units) this.say(document.querySelector("sync-pill [data-offline]") ? "dirty-offline" : "dirty", this.units)
    else if (this.state.startsWith("dirty")) this.#write(this.rest.state, this.rest.words.map(node => node.cloneNode(true)))
  }

  say(state, count) {
    const words = clone(this.bar, state)
    for (const node of words.querySelectorAll("[data-other]")) node.textContent = plural(node, count)
    this.#write(state, [words])
  }

  #write(state, words) {
    this.bar.dataset.state = state
    this.bar.querySelector("p").replaceChildren(...words)
    this.#announce()
  }

  // After the form has put back what was drawn, which may be a draft: put back what is saved, and offer to undo that, for ten seconds.
  discard() {
    this.#discarded = controls(this.form).filter(differs).map(control => [control, control[holds(control)]])
    const count = this.units
    setTimeout(() => {
      controls(this.form).forEach(putBack)
      this.count()
      this.keepDraft()
      this.say("discarded", count)
      this.querySelector("[data-undo]").addEventListener("click", () => this.undiscard())
      setTimeout(() => this.state === "discarded" && this.#write(this.rest.state, this.rest.words), 10_000)
    })
  }

  undiscard() {
    for (const [control, value] of this.#discarded) control[holds(control)] = value
    this.count()
    this.keepDraft()
  }

  // What is typed and not saved waits in the record, on the device; nothing waits once it is as saved.
  keepDraft = () => {
    this.draft.stop()
    if (this.#pressed || !this.isConnected) return
    this.draft.keep(this.dirty && { typed: [...new FormData(this.form)], count: this.units, is_new: this.form.elements.new?.value === "1" })
  }

  // A second press while the first is on its way is ignored; after 300 ms without an answer the bar says "Saving…".
  #press(event) {
    if (event.target !== this.form || event.submitter?.name) return
    if (this.#pressed) return event.stopImmediatePropagation(), event.preventDefault()
    this.draft.stop()
    this.#pressed = snapshot(this.form)
    this.saving = setTimeout(() => this.say("saving"), 300)
    setTimeout(() => this.form.hasAttribute("hx-post") || (this.#pressed = null))
  }

  // The record is drawn anew only if nobody typed since the press; else what was saved becomes what is saved.
  #keepTyping(event) {
    if (event.target !== this.form) return
    clearTimeout(this.saving)
    const { ctx, tasks } = event.detail
    const drawn = tasks[0]?.fragment.querySelector?.("#editing")
    const typedOn = drawn && this.#pressed && !same(this.#pressed, snapshot(this.form))
    if (typedOn) this.#takeOver(drawn)
    if (typedOn) tasks.shift()
    this.#pressed = null
    if (drawn && !typedOn && ctx.response.status < 400) this.draft.forget()
    else this.keepDraft()
  }

  #takeOver(drawn) {
    for (const control of controls(drawn)) takeOver(this.form.elements[control.name], control, this.#pressed)
    takeOver(this.form.elements.seen, drawn.elements.seen, this.#pressed)
    this.count()
  }

  // The worker tells that something of hers, or of somebody around her, arrived; or that there is no signal.
  #told = ({ detail }) => {
    if (detail.type === "arrived" && detail.ids?.some(id => tellsOf(this.record, id))) this.#refresh()
    else if (this.state === "sending" && document.querySelector("sync-pill [data-offline]")) this.say("queued")
  }

  // Draw what arrived: the bar alone where nothing else is new, the record where nobody is typing in it, or relating her.
  async #refresh() {
    const answer = await fetch(this.form.getAttribute("action"), { headers: { "HX-Request": "true" } })
    if (!answer.ok || this.dirty || this.#pressed || !this.isConnected || this.record.querySelector(".adding")) return
    const drawn = document.createRange().createContextualFragment(await answer.text()).querySelector("#record")
    if (!drawn || this.dirty || this.#pressed) return
    const [record, bar] = [this.record, drawn.querySelector(".save")]
    if (bar.dataset.state === "saved" && DONE.includes(this.state)) bar.replaceWith(this.bar.cloneNode(true))
    if (likeness(drawn) !== likeness(record)) return replace(record, drawn)
    this.bar.replaceWith(drawn.querySelector(".save"))
    this.#drawn()
  }

  #signedOut(event) {
    if (event.target !== this.form || event.detail.ctx.response.status !== 401) return
    event.preventDefault()
    this.#stop("signed-out")
  }

  #failed(event) {
    const status = event.detail.ctx?.response?.status ?? 0
    if (event.target === this.form && (status === 0 || status >= 500)) this.#stop("failed")
  }

  #stop(state) {
    clearTimeout(this.saving)
    this.#pressed = null
    this.keepDraft()
    this.say(state)
  }

  // A field in error clears the moment it is right; then the bar counts changes again.
  #typed(control) {
    if (control.matches("[aria-invalid]") && control.checkValidity()) {
      document.getElementById(control.getAttribute("aria-describedby"))?.remove()
      control.removeAttribute("aria-invalid")
    }
    if (!this.form.querySelector("[aria-invalid]")) this.count()
    this.draft.soon(this.keepDraft)
  }

  // A changed kind of phone is also what a screen reader calls the number.
  #rename(select) {
    if (select.matches("select.kind")) {
      select.closest(".part").querySelector(".control input")?.setAttribute("aria-label", select.selectedOptions[0].text)
    }
    this.count()
    this.draft.soon(this.keepDraft)
  }

  #announce() {
    document.querySelector("#announce").textContent = this.bar.querySelector("p").textContent.replace(/\s+/g, " ").trim()
  }

  // Where drafts are kept, leaving is allowed: what was typed waits in the record.
  #leaving = event => { if (this.dirty && !this.#pressed && !hasWorker()) event.preventDefault() }
}

customElements.define("save-bar", SaveBar)
