import { listen, unlisten } from "../worker.js"

// What isn't well, in a pill: asked for anew whenever the worker has something to tell.
class SyncPill extends HTMLElement {
  connectedCallback() { listen(this.#renew) }
  disconnectedCallback() { unlisten(this.#renew) }

  #renew = async () => {
    const answer = await fetch("/waiting/pill", { headers: { "HX-Request": "true" } })
    const html = answer.ok ? await answer.text() : this.innerHTML
    if (html.trim() !== this.innerHTML.trim()) this.innerHTML = html
  }
}

customElements.define("sync-pill", SyncPill)
