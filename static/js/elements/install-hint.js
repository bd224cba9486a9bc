import { installed } from "../install.js"

const VISITS = 3

// Shows once, at the third visit, that Doorstep can be put on the home screen.
class InstallHint extends HTMLElement {
  connectedCallback() {
    this.querySelector("button").addEventListener("click", () => this.#notNow())
    if (installed()) return
    if (!sessionStorage.visited) localStorage.visits = Number(localStorage.visits ?? 0) + 1
    sessionStorage.visited = "yes"
    this.hidden = localStorage.visits !== String(VISITS)
  }

  #notNow() {
    localStorage.visits = VISITS + 1
    this.remove()
  }
}

customElements.define("install-hint", InstallHint)
