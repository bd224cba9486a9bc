import { offer } from "../install.js"

// Installs Doorstep where the browser offers it; elsewhere it isn't there.
class InstallButton extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", () => offer.event?.prompt())
    document.addEventListener("doorstep-offer", this.#show)
    this.#show()
  }

  disconnectedCallback() { document.removeEventListener("doorstep-offer", this.#show) }

  #show = () => { this.hidden = !offer.event }
}

customElements.define("install-button", InstallButton)
