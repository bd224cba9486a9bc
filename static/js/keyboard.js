// On iOS the keyboard covers what is fixed at the bottom; the bars ride on it.
function ride() {
  const { height, offsetTop } = visualViewport
  document.documentElement.style.setProperty("--kb", `${Math.max(0, Math.round(innerHeight - height - offsetTop))}px`)
}

for (const name of ["resize", "scroll"]) visualViewport?.addEventListener(name, ride)
