// A file is kept with her as soon as it was chosen.
class SendFile extends HTMLElement {
  connectedCallback() {
    this.addEventListener("change", ({ target }) => target.files.length && target.form.requestSubmit())
  }
}

customElements.define("send-file", SendFile)
