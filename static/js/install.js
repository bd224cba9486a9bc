// Whether Doorstep is installed, and the browser's own offer to do it, kept until somebody presses the button.
export const installed = () => matchMedia("(display-mode: standalone)").matches || navigator.standalone === true
export const offer = { event: null }

addEventListener("beforeinstallprompt", event => {
  event.preventDefault()
  offer.event = event
  document.dispatchEvent(new CustomEvent("doorstep-offer"))
})
