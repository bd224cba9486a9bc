// Shows the password while it is typed; without a script the button isn't there.
class ShowPassword extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button")
    const field = this.querySelector("input")
    button.hidden = false
    button.addEventListener("click", () => {
      const shown = field.type === "password"
      field.type = shown ? "text" : "password"
      button.setAttribute("aria-pressed", shown)
    })
  }
}

customElements.define("show-password", ShowPassword)
