// Light and dark: as the system has it, or as somebody chose.
const Theme = (() => {
  const KEY = "weft-explorer-theme";
  const CHOICES = ["auto", "light", "dark"];
  const listeners = new Set();
  const dark = window.matchMedia("(prefers-color-scheme: dark)");

  // Browsers may let no page from a file remember anything.
  function remembered() {
    try {
      return CHOICES.includes(localStorage.getItem(KEY)) ? localStorage.getItem(KEY) : "auto";
    } catch (refused) {
      return "auto";
    }
  }

  let choice = remembered();

  function show() {
    document.documentElement.dataset.theme = choice;
    listeners.forEach(listener => listener());
  }

  function next() {
    choice = CHOICES[(CHOICES.indexOf(choice) + 1) % CHOICES.length];
    try {
      localStorage.setItem(KEY, choice);
    } catch (refused) {
      // It holds until the page is closed.
    }
    show();
    return choice;
  }

  // Canvases take no variables of style sheets.
  function colour(name) {
    const probe = el("span", {class: "unseen", style: {color: "var(" + name + ")"}});
    document.body.append(probe);
    const computed = getComputedStyle(probe).color;
    probe.remove();
    return computed;
  }

  dark.addEventListener("change", show);
  show();
  return {
    choice: () => choice, colour, next, offChange: listener => listeners.delete(listener),
    onChange: listener => listeners.add(listener),
  };
})();
