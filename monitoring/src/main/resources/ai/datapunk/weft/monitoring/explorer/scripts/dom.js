// Makes elements. Texts of users become text nodes, never HTML.
const Dom = (() => {
  const SVG = "http://www.w3.org/2000/svg";

  function set(node, name, value) {
    if (value === null || value === undefined || value === false) {
      return;
    }
    if (name.startsWith("on")) {
      node.addEventListener(name.slice(2), value);
    } else if (name === "style") {
      // As an attribute, the page's policy would not let it through.
      Object.entries(value).forEach(([property, text]) => node.style.setProperty(property, text));
    } else {
      node.setAttribute(name, value === true ? "" : String(value));
    }
  }

  function fill(node, attributes, children) {
    Object.entries(attributes || {}).forEach(([name, value]) => set(node, name, value));
    add(node, ...children);
    return node;
  }

  function add(node, ...children) {
    for (const child of children.flat(Infinity)) {
      if (child !== null && child !== undefined && child !== false) {
        node.append(child instanceof Node ? child : String(child));
      }
    }
    return node;
  }

  const el = (tag, attributes, ...children) =>
      fill(document.createElement(tag), attributes, children);
  const svg = (tag, attributes, ...children) =>
      fill(document.createElementNS(SVG, tag), attributes, children);
  const replace = (node, ...children) => {
    node.replaceChildren();
    return add(node, ...children);
  };
  const byId = id => document.getElementById(id);
  const code = text => el("code", {}, text);

  // A text of ours in which names stand between backticks.
  const prose = text => String(text).split("`").map((part, index) => (index % 2 ? code(part) : part));

  return {add, byId, code, el, prose, replace, set, svg};
})();
const {el, svg, code} = Dom;

// Says something to those who listen to the page.
function say(text) {
  Dom.byId("live").textContent = text;
}
