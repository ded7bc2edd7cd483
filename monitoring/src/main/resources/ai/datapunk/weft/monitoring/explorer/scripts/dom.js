// Makes elements. Texts of users become text nodes, never HTML.
const Dom = (() => {
  const SVG = "http://www.w3.org/2000/svg";
  // By these two elements of a kind are the same, whatever else is new of them.
  const IDENTITY = ["id", "data-key", "href", "type"];
  const listening = new WeakSet();

  function set(node, name, value) {
    if (value === null || value === undefined || value === false) {
      return;
    }
    if (name.startsWith("on")) {
      node.addEventListener(name.slice(2), value);
      listening.add(node);
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

  const isSame = (node, fresh) => node.isEqualNode(fresh)
      || (node.nodeType === Node.ELEMENT_NODE && node.nodeName === fresh.nodeName && !listening.has(fresh)
          && IDENTITY.every(name => node.getAttribute(name) === fresh.getAttribute(name)));

  function take(node, fresh) {
    if (node.isEqualNode(fresh)) {
      return;
    }
    for (const name of node.getAttributeNames()) {
      if (!fresh.hasAttribute(name)) {
        node.removeAttribute(name);
      }
    }
    for (const name of fresh.getAttributeNames().filter(one => one !== "style")) {
      if (node.getAttribute(name) !== fresh.getAttribute(name)) {
        node.setAttribute(name, fresh.getAttribute(name));
      }
    }
    if (node.style.cssText !== fresh.style.cssText) {
      node.style.cssText = fresh.style.cssText;
    }
    merge(node, [...fresh.childNodes]);
  }

  // Those that are equal are found first, so that what stands between them may come and go.
  function merge(node, wanted) {
    const left = new Set(node.childNodes);
    const find = (fresh, test) => {
      const found = [...left].find(one => test(one, fresh));
      left.delete(found);
      return found;
    };
    const equal = wanted.map(fresh => find(fresh, (one, other) => one.isEqualNode(other)));
    const kept = wanted.map((fresh, index) => equal[index] || find(fresh, isSame));
    left.forEach(one => one.remove());
    wanted.forEach((fresh, index) => {
      const one = kept[index] || fresh;
      if (kept[index]) {
        take(one, fresh);
      }
      if (node.childNodes[index] !== one) {
        node.insertBefore(one, node.childNodes[index] || null);
      }
    });
  }

  // Has a node these children, and touches what is as it was no more than it has to: nothing is
  // read out again, and what has the focus keeps it. What listens is kept if it is equal; what it
  // does may therefore not depend on what is new.
  function update(node, ...children) {
    const focused = node.contains(document.activeElement) ? document.activeElement : null;
    merge(node, [...add(document.createDocumentFragment(), ...children).childNodes]);
    if (focused && focused !== document.activeElement && focused.isConnected) {
      // It was moved.
      focused.focus({preventScroll: true});
    }
    return node;
  }

  const byId = id => document.getElementById(id);
  const code = text => el("code", {}, text);

  // A text of ours in which names stand between backticks.
  const prose = text => String(text).split("`").map((part, index) => (index % 2 ? code(part) : part));

  return {add, byId, code, el, prose, replace, set, svg, update};
})();
const {el, svg, code} = Dom;

// Says something to those who listen to the page.
function say(text) {
  Dom.byId("live").textContent = text;
}
