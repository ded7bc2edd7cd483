// Which section is shown, by what stands behind the # of the address: #/alerts/ServiceDown.
const Router = (() => {
  const views = new Map();
  let current = "";

  // view: {title, icon, count, render(main, parts)}
  const add = (name, view) => views.set(name, view);

  const to = (...parts) => "#/" + parts.map(encodeURIComponent).join("/");

  function decoded(part) {
    try {
      return decodeURIComponent(part);
    } catch (none) {
      return part;
    }
  }

  function read() {
    const [path] = location.hash.replace(/^#\/?/, "").split("?");
    const [name, ...parts] = path.split("/").map(decoded);
    return views.has(name) ? {name, parts} : {name: [...views.keys()][0], parts: []};
  }

  // What stands behind a question mark: that of the page or that of its #.
  function parameter(name) {
    const [, behind] = location.hash.split("?");
    const direct = new URLSearchParams(location.hash.replace(/^#/, ""));
    return new URLSearchParams(location.search).get(name)
        || new URLSearchParams(behind || "").get(name)
        || (location.hash.startsWith("#/") ? "" : direct.get(name))
        || "";
  }

  function nav() {
    return el(
        "ul",
        {},
        [...views.entries()]
            .filter(([, view]) => view.count === undefined || view.count > 0)
            .map(([name, view]) => el(
                "li",
                {},
                el(
                    "a",
                    {href: to(name), "data-view": name},
                    Icons.icon(name),
                    el("span", {}, view.title),
                    view.count === undefined ? null : el("span", {class: "number"}, view.count)))));
  }

  function mark(name) {
    for (const link of document.querySelectorAll("#sections a")) {
      if (link.dataset.view === name) {
        link.setAttribute("aria-current", "page");
        link.scrollIntoView({block: "nearest", inline: "center"});
      } else {
        link.removeAttribute("aria-current");
      }
    }
  }

  function show(isFirst) {
    const {name, parts} = read();
    const view = views.get(name);
    const main = Dom.byId("main");
    Live.unbind();
    main.dispatchEvent(new Event("leave"));
    const heading = el("h1", {tabindex: -1}, view.title);
    Dom.replace(main, heading);
    main.dataset.view = name;
    document.title = view.title + " · " + Data.title + " · Weft Explorer";
    const target = view.render(main, parts, heading);
    mark(name);
    const focused = target || heading;
    if (!isFirst || target) {
      if (!target) {
        window.scrollTo(0, 0);
      } else {
        target.scrollIntoView({block: "center"});
        target.classList.add("found");
      }
      focused.focus({preventScroll: true});
    }
    current = name;
  }

  function start() {
    Dom.byId("sections").append(nav());
    window.addEventListener("hashchange", () => show(false));
    show(true);
  }

  return {add, current: () => current, parameter, start, to};
})();
