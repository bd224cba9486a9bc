import { plural } from "../form.js"

// Says how many are ticked, and keeps the ticks of customers a search takes off the screen.
class SelectBar extends HTMLElement {
  #ticked = new Set()

  connectedCallback() {
    this.form = document.querySelector("#selecting")
    this.form.addEventListener("change", () => this.#read())
    this.form.addEventListener("formdata", ({ formData }) => {
      for (const id of this.#ticked) if (!formData.getAll("c").includes(id)) formData.append("c", id)
    })
    new MutationObserver(() => this.#draw()).observe(this.form, { childList: true, subtree: true })
    addEventListener("pageshow", () => this.#read(), { once: true })
    this.#read()
  }

  #read() {
    for (const box of this.form.querySelectorAll(".pick")) this.#ticked[box.checked ? "add" : "delete"](box.value)
    this.#say()
  }

  #draw() {
    for (const box of this.form.querySelectorAll(".pick")) box.checked = this.#ticked.has(box.value)
  }

  #say() {
    const said = this.querySelector("p")
    if (this.#ticked.size || said.dataset.said) said.textContent = said.dataset.said = plural(said, this.#ticked.size)
  }
}
customElements.define("select-bar", SelectBar)
