import { sideBySide } from "../screen.js"

// The list beside a record that was opened by its own address; on a phone it stays away.
class ListPane extends HTMLElement {
  connectedCallback() {
    sideBySide.addEventListener("change", this.fill)
    this.fill()
  }

  disconnectedCallback() { sideBySide.removeEventListener("change", this.fill) }

  fill = async () => {
    if (!sideBySide.matches || this.children.length) return
    const swap = "innerHTML ignoreTitle:true"
    await htmx.ajax("GET", this.dataset.src, { source: this, target: this, select: "#main > *", swap })
    this.querySelector("[aria-current=true].name")?.scrollIntoView({ block: "center" })
  }
}

customElements.define("list-pane", ListPane)
