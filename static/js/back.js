// Back to the list is the browser's own Back where the list was the page before, so that it stands where it stood.
document.addEventListener("click", event => {
  const link = event.target.closest("a[data-back]")
  if (!link || event.metaKey || event.ctrlKey) return
  const before = document.referrer && new URL(document.referrer)
  if (before && before.origin === location.origin && before.pathname === link.pathname && history.length > 1) {
    event.preventDefault()
    history.back()
  }
})
