// Which section is shown, by what stands behind the # of the address: #/alerts/ServiceDown.
const Router = (() => {
  // What sections were called in addresses that were sent to others.
  const EARLIER = {graph: "dependencies", series: "series-budget"};
  const views = new Map();
  let current = "";

  // view: {title, count, has(parts), render(main, parts)}
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
    const [path] = location.hash.split("?");
    const [name, ...parts] = path.startsWith("#/") ? path.slice(2).split("/").map(decoded) : [""];
    return {name: name === "" ? [...views.keys()][0] : EARLIER[name] || name, parts};
  }

  // What is shown for an address, be it that it leads nowhere.
  function found({name, parts}) {
    const view = views.get(name);
    return view && view.has(parts) ? view : {title: "Nothing is here", render: nowhere};
  }

  function nowhere(main) {
    Dom.add(
        main,
        el("p", {}, "This page has nothing at the address ", code(decoded(location.hash)),
            ". It may be of another version of the page, or be misspelt."),
        el("p", {}, el("a", {href: to([...views.keys()][0])}, "Go to the start")));
    return null;
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
    const view = found({name, parts});
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
