// How many series there are, as areas and as numbers.
const SeriesView = (() => {
  let kind = "usual";

  const FAMILIES = [
    ["load_balancer", "load balancer"], ["retry", "retries"], ["circuit_breaker", "circuits"],
    ["mesh", "calls"], ["own", "the application's own"]];

  const rows = () => Data.series.metrics;
  const familyOf = metric => (Data.metric(metric) || {}).family || "own";
  const wordsOf = metric => FAMILIES.find(([name]) => name === familyOf(metric))[1];

  function tree(width, height) {
    const byApplication = Data.group(rows(), row => row.application);
    const root = d3.hierarchy({
      name: "",
      children: [...byApplication].map(([name, metrics]) => ({name, children: metrics})),
    }).sum(node => (node.children ? 0 : node[kind])).sort((a, b) => b.value - a.value);
    // The outer padding is that of all sides; so the room for names comes behind it.
    return d3.treemap().size([width, height]).paddingInner(1).paddingOuter(3).paddingTop(22)
        .round(true)(root);
  }

  const px = value => value + "px";

  function box(node, className, ...inside) {
    return el(
        "div",
        {
          class: className, title: node.data.title || "",
          style: {
            left: px(node.x0), top: px(node.y0), width: px(node.x1 - node.x0),
            height: px(node.y1 - node.y0)}},
        inside);
  }

  function tile(node) {
    const {metric, application} = node.data;
    const title = metric + " of " + application + ": " + Format.count(node.value, "series", "series")
        + " (" + wordsOf(metric) + ")";
    node.data.title = title;
    const [width, height] = [node.x1 - node.x0, node.y1 - node.y0];
    const isRoomy = width > 70 && height > 30;
    const shown = box(
        node,
        "tile " + familyOf(metric) + (isRoomy ? " roomy" : ""),
        isRoomy ? el("span", {class: "name"}, metric) : null,
        isRoomy && height > 48 ? el("span", {class: "value"}, Format.whole(node.value)) : null);
    shown.addEventListener("click", () => {
      location.hash = Router.to("metrics", metric);
    });
    return shown;
  }

  function draw(map) {
    const width = map.clientWidth || 320;
    map.dataset.width = String(map.clientWidth);
    const many = new Set(rows().map(row => row.application)).size;
    const height = Math.max(320, Math.min(960, Math.round(width * 0.5) + 8 * many));
    map.style.height = px(height);
    const root = tree(width, height);
    Dom.replace(
        map,
        (root.children || []).map(application => box(
            application, "application",
            el("span", {class: "title"}, el("span", {class: "name"}, application.data.name),
                el("span", {class: "value"}, "· " + Format.short(application.value))))),
        root.leaves().filter(leaf => leaf.data.metric && leaf.value > 0).map(tile));
    map.setAttribute("aria-label", "Areas as large as the numbers of series in the table below: "
        + (root.children || []).map(one =>
            one.data.name + " " + Format.count(one.value, "series", "series")).join(", "));
  }

  const total = name => rows().reduce((sum, row) => sum + row[name], 0);

  function choice(redraw) {
    const radio = (value, words) => el(
        "label",
        {},
        el("input", {type: "radio", name: "budget", value, checked: kind === value, onchange: () => {
          kind = value;
          redraw();
        }}),
        words);
    return el("fieldset", {class: "segments"}, el("legend", {class: "unseen"}, "Which number"),
        radio("usual", "Usual"), radio("most", "At most"));
  }

  function legend() {
    const there = new Set(Data.metrics.map(metric => metric.family));
    return el("ul", {class: "legend"}, FAMILIES.filter(([name]) => there.has(name)).map(([name, words]) =>
        el("li", {}, el("span", {class: "swatch tile " + name, "aria-hidden": "true"}), words)));
  }

  function render(main) {
    const map = el("div", {class: "treemap", role: "img"});
    const redraw = () => draw(map);
    Dom.add(
        main,
        el("p", {class: "lead"}, "How many series Prometheus scrapes of ",
            Format.count(Data.series.instances, "process", "processes"),
            " of each application: usually, and at most, by the limits of the catalogs. What no catalog"
                + " has is not counted: HTTP requests, processes and their virtual machines."),
        el("dl", {class: "facts"},
            el("div", {}, el("dt", {}, "usual"), el("dd", {}, Format.whole(total("usual")))),
            el("div", {}, el("dt", {}, "at most"), el("dd", {}, Format.whole(total("most"))))),
        el("div", {class: "tools"}, choice(redraw)),
        map,
        legend());
    redraw();
    const observer = new ResizeObserver(() => requestAnimationFrame(() => {
      if (map.isConnected && String(map.clientWidth) !== map.dataset.width) {
        redraw();
      }
    }));
    observer.observe(main);
    main.addEventListener("leave", () => observer.disconnect(), {once: true});
    Dom.add(
        main,
        el("h2", {}, "The same as a table"),
        Table.of({
          caption: "Series of each metric",
          rows: rows(),
          columns: [
            {name: "Metric", sort: row => row.metric, cell: row =>
              el("a", {href: Router.to("metrics", row.metric)}, code(row.metric))},
            {name: "Family", sort: row => wordsOf(row.metric), cell: row => wordsOf(row.metric)},
            {name: "Application", sort: row => row.application, cell: row => row.application},
            {name: "Usual", numeric: true, sort: row => row.usual, cell: row => Format.whole(row.usual)},
            {name: "At most", numeric: true, sort: row => row.most, cell: row => Format.whole(row.most)},
          ],
        }));
    return null;
  }

  return {render};
})();
