// Prints what is open; an installed app has no browser menu to do it from.
class PrintButton extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", () => {
      this.closest("[popover]")?.hidePopover()
      print()
    })
  }
}

customElements.define("print-button", PrintButton)
