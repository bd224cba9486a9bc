// The Save bar: counts what was changed, says so, saves it, and never loses a word typed while it was saving.
class SaveBar extends HTMLElement {
  #pressed = null  // what the form held when Save was pressed
  #discarded = []  // what Discard took away, to bring it back

  connectedCallback() {
    this.form = this.querySelector("form")
    this.bar = this.querySelector(".save")
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
    if (this.bar.dataset.state === "saved") this.count()
    this.#announce()
    this.querySelector(".problem")?.focus() ?? this.form.querySelector("[aria-invalid]")?.focus()
  }

  disconnectedCallback() { removeEventListener("beforeunload", this.#leaving) }

  get fields() { return [...this.form.querySelectorAll("[data-unit]")] }
  get dirty() { return this.fields.some(changed) }

  // Mark what was changed, and say how many units that is; the lines of an address are one.
  count() {
    const dirty = this.fields.filter(field => field.toggleAttribute("data-dirty", changed(field)))
    const units = new Set(dirty.map(field => field.dataset.unit || field))
    if (units.size) this.say("dirty", units.size)
    else if (this.bar.dataset.state === "dirty") this.say("clean")
  }

  say(state, count) {
    const words = clone(this.bar, state)
    for (const node of words.querySelectorAll("[data-other]")) node.textContent = plural(node, count)
    this.bar.dataset.state = state
    this.bar.querySelector("p").replaceChildren(words)
    this.#announce()
  }

  // After the form has put everything back: offer to undo that, for ten seconds.
  discard() {
    this.#discarded = controls(this.form).filter(differs).map(control => [control, control[holds(control)]])
    const count = new Set(this.fields.filter(changed).map(field => field.dataset.unit || field)).size
    queueMicrotask(() => {
      controls(this.form).forEach(putBack)
      this.count()
      this.say("discarded", count)
      this.querySelector("[data-undo]").addEventListener("click", () => this.undiscard())
      setTimeout(() => this.bar.dataset.state === "discarded" && this.say("clean"), 10_000)
    })
  }

  undiscard() {
    for (const [control, value] of this.#discarded) control[holds(control)] = value
    this.count()
  }

  // A second press while the first is on its way is ignored; after 300 ms without an answer the bar says "Saving…".
  #press(event) {
    if (event.target !== this.form || event.submitter?.name) return
    if (this.#pressed) return event.stopImmediatePropagation(), event.preventDefault()
    this.#pressed = snapshot(this.form)
    this.saving = setTimeout(() => this.say("saving"), 300)
    setTimeout(() => this.form.hasAttribute("hx-post") || (this.#pressed = null))
  }

  // The record is drawn anew only if nobody typed since the press; else what was saved becomes what is saved.
  #keepTyping(event) {
    if (event.target !== this.form) return
    clearTimeout(this.saving)
    const { tasks } = event.detail
    const drawn = tasks[0]?.fragment.querySelector?.("#editing")
    if (drawn && this.#pressed && !same(this.#pressed, snapshot(this.form))) {
      for (const control of controls(drawn)) takeOver(this.form.elements[control.name], control, this.#pressed)
      tasks.shift()
      this.count()
    }
    this.#pressed = null
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
    this.say(state)
  }

  // A field in error clears the moment it is right; then the bar counts changes again.
  #typed(control) {
    if (control.matches("[aria-invalid]") && control.checkValidity()) {
      document.getElementById(control.getAttribute("aria-describedby"))?.remove()
      control.removeAttribute("aria-invalid")
    }
    if (!this.form.querySelector("[aria-invalid]")) this.count()
  }

  // A changed kind of phone is also what a screen reader calls the number.
  #rename(select) {
    if (select.matches("select.kind")) {
      select.closest(".part").querySelector(".control input")?.setAttribute("aria-label", select.selectedOptions[0].text)
    }
    this.count()
  }

  #announce() {
    document.querySelector("#announce").textContent = this.bar.querySelector("p").textContent.replace(/\s+/g, " ").trim()
  }

  #leaving = event => { if (this.dirty && !this.#pressed) event.preventDefault() }
}

const controls = root => [...root.querySelectorAll("[data-unit] :is(input, select, textarea):not([type=hidden])")]
const holds = control => (control.type === "checkbox" ? "checked" : "value")
const snapshot = form => [...new FormData(form)].filter(([name]) => name !== "seen")
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b)
const changed = field => controls(field.parentElement).some(control => control.closest("[data-unit]") === field && differs(control))
const differs = control => control[holds(control)] !== saved(control)
const putBack = control => { control[holds(control)] = saved(control) }

// What is saved of a control: what was drawn, unless the form came back with something that isn't saved.
function saved(control) {
  if (control.type === "checkbox") return "saved" in control.dataset ? control.dataset.saved === "1" : control.defaultChecked
  if ("saved" in control.dataset) return control.dataset.saved
  return control.type === "select-one" ? drawnOption(control) : control.defaultValue
}

function drawnOption(select) {
  return ([...select.options].find(option => option.defaultSelected) ?? select.options[0])?.value ?? ""
}

function takeOver(control, drawn, pressed) {
  if (!control || control instanceof RadioNodeList) return
  const untouched = pressed.some(([name, value]) => name === control.name && value === control.value)
  control.dataset.saved = control.type === "checkbox" ? (drawn.checked ? "1" : "") : drawn.value
  if (control.name === "seen" || untouched) control.value = drawn.value
}

function plural(node, count) {
  const rule = new Intl.PluralRules(document.documentElement.lang).select(count)
  return (node.dataset[rule] ?? node.dataset.other).replace("%(num)s", count)
}

customElements.define("save-bar", SaveBar)
