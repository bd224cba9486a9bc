import { installed } from "../install.js"

// Says whether this device keeps what is stored on it.
class KeptHere extends HTMLElement {
  async connectedCallback() {
    const kept = installed() || (await navigator.storage?.persisted?.())
    const { installed: done, kept: safe, loose } = this.dataset
    this.textContent = [installed() && done, kept ? safe : loose].filter(Boolean).join(" ")
    this.hidden = false
  }
}

customElements.define("kept-here", KeptHere)
