// Dark and light: as the system says, until the reader chooses. Paper is light.

const root = document.documentElement;
const paper = matchMedia("print");
const darkSystem = matchMedia("(prefers-color-scheme: dark)");
const themeListeners = [];
let chosenTheme = "";

function isDark() {
  return !paper.matches && (chosenTheme || (darkSystem.matches ? "dark" : "light")) === "dark";
}

function color(name) {
  return getComputedStyle(root).getPropertyValue("--" + name).trim();
}

/** The same color, thinner. */
function thin(name, alpha) {
  const [r, g, b] = color(name).match(/[0-9a-f]{2}/gi).map(pair => parseInt(pair, 16));
  return `rgba(${r}, ${g}, ${b}, ${alpha})`;
}

function applyTheme() {
  root.dataset.theme = isDark() ? "dark" : "light";
  byId("theme").textContent = isDark() ? "Light" : "Dark";
  byId("theme").setAttribute("aria-label", isDark() ? "Change to light colors" : "Change to dark colors");
  themeListeners.forEach(listener => listener());
}

function startTheme() {
  byId("theme").addEventListener("click", () => {
    chosenTheme = isDark() ? "light" : "dark";
    applyTheme();
  });
  darkSystem.addEventListener("change", applyTheme);
  paper.addEventListener("change", applyTheme);
  applyTheme();
}
