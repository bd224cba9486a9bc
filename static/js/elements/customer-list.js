import { sideBySide } from "../screen.js"
import { hasWorker, listen, unlisten } from "../worker.js"

// The list: tells each letter how many rows it has, scrubs along the rail, and opens records beside itself.
class CustomerList extends HTMLElement {
  connectedCallback() {
    for (const section of this.querySelectorAll("[data-n]")) section.style.setProperty("--n", section.dataset.n)
    this.addEventListener("click", event => this.#follow(event))
    const rail = this.querySelector(".az")
    for (const name of ["pointerdown", "pointermove"]) rail?.addEventListener(name, event => this.#scrub(event))
    this.querySelector(".letters")?.addEventListener("click", event => event.currentTarget.hidePopover())
    addEventListener("pageshow", this.#comeBack)
    listen(this.#told)
  }

  disconnectedCallback() {
    removeEventListener("pageshow", this.#comeBack)
    unlisten(this.#told)
  }

  get links() { return [...this.querySelectorAll("a.name")] }
  get current() { return this.querySelector("a.name[aria-current]") }

  // Open a customer: beside the list where there is room, else as a page of its own.
  open(link) {
    if (!sideBySide.matches) return location.assign(link.href)
    if (!mayLeave()) return
    this.current?.removeAttribute("aria-current")
    link.setAttribute("aria-current", "true")
    link.scrollIntoView({ block: "nearest" })
    htmx.ajax("GET", link.href, { target: "#record", swap: "outerHTML", push: "true" }).then(shown)
  }

  // Move to the next or the previous customer.
  step(by) {
    const links = this.links
    const at = links.indexOf(this.current ?? document.activeElement)
    const next = links[Math.min(Math.max(at + by, 0), links.length - 1)]
    if (!next) return
    if (sideBySide.matches) this.open(next)
    else next.focus()
  }

  // A page the browser kept while a record was put right comes back as it was left: ask how the list stands now.
  #comeBack = event => {
    if (event.persisted) this.renew("outerHTML")
  }

  // Something of these customers is new: their rows change, and nothing else moves.
  #told = ({ detail }) => {
    if (!detail.ids?.length && !detail.organisation && detail.type !== "ready") return
    clearTimeout(this.renewing)
    this.renewing = setTimeout(() => this.isConnected && this.renew("outerMorph"), 200)
  }

  renew(swap) {
    htmx.ajax("GET", this.#address(), { target: this, swap })
  }

  #address() {
    const form = document.querySelector("search form")
    const list = form.getAttribute("action")
    if (location.pathname === list) return location.href
    const asked = new URLSearchParams(new FormData(form))
    asked.set("open", document.querySelector("#record").dataset.customer ?? "")
    return `${list}?${asked}`
  }

  #follow(event) {
    const link = event.target.closest("a.name")
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button || !sideBySide.matches) return
    event.preventDefault()
    this.open(link)
  }

  #scrub(event) {
    if (event.type === "pointermove" && !event.buttons) return
    const letter = document.elementFromPoint(event.clientX, event.clientY)?.closest(".az a")
    if (letter) document.querySelector(letter.hash).scrollIntoView()
  }
}

function shown() {
  const heading = document.querySelector("#record h1")
  document.querySelector(".panes").dataset.showing = "record"
  document.title = `${heading?.textContent.trim()} · Doorstep`
  heading?.focus({ preventScroll: true })
}

function mayLeave() {
  const bar = document.querySelector("save-bar")
  return !bar?.dirty || hasWorker() || confirm(bar.bar.dataset.leave)
}

customElements.define("customer-list", CustomerList)
