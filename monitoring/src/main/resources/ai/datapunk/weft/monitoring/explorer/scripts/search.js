// Finds services, operations, methods, metrics, alerts, objectives and dashboards by their names.
const Search = (() => {
  const MOST = 12;
  const KINDS = {
    service: "Service", operation: "Operation", method: "Method", metric: "Metric",
    alert: "Alert", objective: "Objective", dashboard: "Dashboard"};

  const item = (kind, name, detail, route) =>
      ({kind, name, detail, route, text: name.toLowerCase(), more: detail.toLowerCase()});

  const all = [
    ...Data.services.map(one => item(
        "service", one.name, one.application ? "application" : "called", Router.to("services", one.name))),
    ...Data.services.flatMap(one => one.operations.map(operation => item(
        "operation", operation, "of " + one.name, Router.to("services", one.name, operation)))),
    ...Data.methods.map(one => item(
        "method", Data.methodName(one), one.application + " " + Data.place(one),
        one.service
            ? Router.to("services", one.service, Data.methodName(one))
            : Router.to("metrics", one.metrics[0] || ""))),
    ...Data.metrics.map(one => item("metric", one.name, one.help, Router.to("metrics", one.name))),
    ...Data.alerts.map(one => item("alert", one.name, one.meaning, Router.to("alerts", one.name))),
    ...Data.objectives.map((one, index) => item(
        "objective", Data.objectiveName(one), one.target, Router.to("objectives", String(index)))),
    ...Data.dashboards.map(one => item(
        "dashboard", one.title, one.description || "", Router.to("dashboards", one.file))),
  ];

  const startsWord = (text, word) => new RegExp("(^|[^a-z0-9])" + word.replace(/\W/g, "\\$&")).test(text);

  // The less the better; none where a word is nowhere.
  function rank(one, words) {
    let sum = 0;
    for (const word of words) {
      if (one.text === word) {
        sum += 0;
      } else if (one.text.startsWith(word)) {
        sum += 1;
      } else if (startsWord(one.text, word)) {
        sum += 2;
      } else if (one.text.includes(word)) {
        sum += 3;
      } else if (one.more.includes(word) || one.kind.startsWith(word)) {
        sum += 6;
      } else {
        return Infinity;
      }
    }
    return sum;
  }

  function find(text) {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    return words.length === 0 ? [] : all
        .map(one => ({one, rank: rank(one, words)}))
        .filter(({rank: number}) => number < Infinity)
        .sort((a, b) => a.rank - b.rank || a.one.text.length - b.one.text.length
            || a.one.text.localeCompare(b.one.text))
        .map(({one}) => one);
  }

  let chosen = -1;
  const list = el("ul", {id: "found", role: "listbox", "aria-label": "What is found", hidden: true});
  const input = el("input", {
    id: "search", type: "search", role: "combobox", autocomplete: "off", spellcheck: "false",
    "aria-label": "Search", "aria-expanded": "false", "aria-controls": "found",
    "aria-autocomplete": "list", placeholder: "Search services, methods, metrics, alerts …",
    oninput: show, onkeydown: key, onfocus: show, onblur: () => setTimeout(close, 150)});

  function close() {
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function option(one, index) {
    return el(
        "li",
        {
          id: "found-" + index, role: "option", "aria-selected": "false", "data-route": one.route,
          // Before the field loses the focus.
          onmousedown: event => {
            event.preventDefault();
            go(one.route);
          },
        },
        el("span", {class: "kind"}, KINDS[one.kind]),
        el("span", {class: "name"}, one.name),
        el("span", {class: "detail"}, one.detail));
  }

  function show() {
    const found = find(input.value);
    if (!input.value.trim()) {
      close();
      return;
    }
    chosen = found.length ? 0 : -1;
    Dom.replace(
        list,
        found.slice(0, MOST).map(option),
        found.length === 0 ? el("li", {class: "none", role: "option", "aria-disabled": "true",
          "aria-selected": "false"}, "Nothing has this name.") : null);
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    choose(chosen);
    say(found.length + " found");
  }

  function choose(index) {
    [...list.children].forEach((one, at) =>
        one.setAttribute("aria-selected", String(at === index)));
    chosen = index;
    if (index >= 0) {
      input.setAttribute("aria-activedescendant", "found-" + index);
      list.children[index].scrollIntoView({block: "nearest"});
    }
  }

  function go(route) {
    close();
    input.value = "";
    input.blur();
    if (location.hash === route) {
      window.dispatchEvent(new HashChangeEvent("hashchange"));
    } else {
      location.hash = route;
    }
  }

  function key(event) {
    const options = list.querySelectorAll("[data-route]");
    if (event.key === "Escape") {
      input.value = "";
      close();
    } else if (options.length && !list.hidden && ["ArrowDown", "ArrowUp"].includes(event.key)) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      choose((chosen + step + options.length) % options.length);
    } else if (event.key === "Enter" && options[chosen]) {
      event.preventDefault();
      go(options[chosen].dataset.route);
    }
  }

  function focusByKey(event) {
    const typing = /^(input|select|textarea)$/i.test(event.target.tagName);
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      input.focus();
    }
  }

  function box() {
    document.addEventListener("keydown", focusByKey);
    return el(
        "div",
        {class: "search", role: "search"},
        Icons.icon("search"),
        input,
        el("kbd", {"aria-hidden": "true"}, "/"),
        list);
  }

  return {box, find};
})();
