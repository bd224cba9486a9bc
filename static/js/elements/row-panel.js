// The ⋯ of every row: one sheet for all of them, filled with what can be done with that customer when it is asked for.
class RowPanel extends HTMLElement {
  connectedCallback() { document.addEventListener("click", this.#ask) }
  disconnectedCallback() { document.removeEventListener("click", this.#ask) }

  #ask = async ({ target }) => {
    const row = target.closest(".dots")?.closest(".row")
    if (!row) return
    await htmx.ajax("GET", `/customers/${row.id.slice("customer-".length)}/panel`, { source: this, target: this, swap: "innerHTML" })
    if (this.querySelector("h2") && !this.matches(":popover-open")) this.showPopover()
  }
}

customElements.define("row-panel", RowPanel)
