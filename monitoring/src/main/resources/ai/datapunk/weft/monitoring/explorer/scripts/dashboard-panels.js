// A dashboard's panels on their grid; each is asked for when it comes into sight.
const DashboardPanels = (() => {
  const DRAWN = {
    timeseries: PanelLines.draw, graph: PanelLines.draw, stat: PanelValues.stat, gauge: PanelValues.stat,
    bargauge: PanelValues.stat, table: PanelValues.table, heatmap: PanelTimes.heat,
    "state-timeline": PanelTimes.states, "status-history": PanelTimes.states};
  const MOST_REPEATED = 12;
  const LONG = 180;

  const flat = panels => (panels || []).flatMap(panel =>
      [panel, ...(panel.type === "row" ? flat(panel.panels) : [])]);

  // A panel for each value of the variable that it is repeated for.
  function repeated(panel, variables) {
    const variable = variables.find(one => one.model.name === panel.repeat);
    const values = variable ? Variables.chosenOptions(variable) : [];
    return values.length === 0 ? [{panel, own: {}}] : values.slice(0, MOST_REPEATED).map(value => ({
      panel: values.length === 1 ? panel : {...panel, gridPos: {...panel.gridPos, x: 0, w: repeatedWidth(panel)}},
      own: {[panel.repeat]: value},
    }));
  }

  const repeatedWidth = panel => Math.max(6, Math.floor(24 / (panel.maxPerRow || 4)));

  function about(text) {
    return text.length > LONG
        ? el("details", {class: "quiet about"}, el("summary", {}, "What it shows"), el("p", {}, Dom.prose(text)))
        : el("p", {class: "quiet about"}, Dom.prose(text));
  }

  function frame(panel, title) {
    const place = panel.gridPos || {w: 12, h: 8};
    const body = el("div", {class: "body"}, el("p", {class: "none"}, ""));
    const head = panel.type === "row" ? "h2" : "h3";
    const node = el(
        panel.type === "row" ? "div" : "article",
        {
          class: panel.type === "row" ? "panel-row" : "panel", "data-type": panel.type,
          "aria-label": panel.type === "row" ? null : title, "data-width": place.w,
          style: {"--w": String(place.w)}},
        title ? el(head, {}, title) : null,
        panel.description ? about(panel.description) : null,
        panel.type === "row" ? null : body);
    return {node, body};
  }

  function words(panel) {
    if (panel.type === "nodeGraph") {
      return el("p", {}, "Grafana draws it here; in this page it is the section ",
          el("a", {href: Router.to("dependencies")}, "Dependencies"), ".");
    }
    const content = (panel.options || {}).content;
    return el("p", {class: "quiet"}, content || "Panels of the type " + panel.type + " are not drawn here.");
  }

  async function draw({panel, body, context}) {
    body.dispatchEvent(new Event("undraw"));
    body.setAttribute("aria-busy", "true");
    try {
      await DRAWN[panel.type](body, panel, context);
      delete body.dataset.problem;
    } catch (problem) {
      body.dataset.problem = "told";
      Dom.replace(body, el("p", {class: "notice bad"}, problem.message));
    } finally {
      body.removeAttribute("aria-busy");
    }
  }

  // Fills a node with the panels; gives what draws them anew and what ends that.
  function of(node, dashboard, variables) {
    const all = flat(dashboard.panels).flatMap(panel => repeated(panel, variables)).map(({panel, own}) => {
      const texts = {...Variables.values(variables), ...own};
      return {panel, own, ...frame(panel, Variables.fill(panel.title || "", {
        ...texts, ...Object.fromEntries(variables.map(one =>
            [one.model.name, own[one.model.name] || Variables.chosenOptions(one).join(", ")]))}))};
    });
    Dom.replace(node, all.map(one => one.node));
    const seen = new Set();
    let context = null;
    const isDrawn = one => DRAWN[one.panel.type];
    const show = one => draw({...one, context: {...context, values: {...context.values, ...one.own}}});
    const observer = new IntersectionObserver(entries => entries.forEach(entry => {
      const one = all.find(panel => panel.node === entry.target);
      if (entry.isIntersecting && context && !seen.has(one)) {
        seen.add(one);
        show(one);
      } else if (!entry.isIntersecting && one.body.childElementCount === 0) {
        seen.delete(one);
      }
    }), {rootMargin: "200px"});
    all.forEach(one => {
      if (one.panel.type !== "row" && !isDrawn(one)) {
        Dom.replace(one.body, words(one.panel));
      }
    });
    return {
      draw: fresh => {
        context = {...fresh, height: panel => ((panel.gridPos || {}).h || 8) * 30};
        seen.clear();
        all.filter(isDrawn).forEach(one => {
          observer.unobserve(one.node);
          observer.observe(one.node);
        });
      },
      end: () => {
        observer.disconnect();
        all.forEach(one => one.body.dispatchEvent(new Event("undraw")));
      },
    };
  }

  return {of};
})();
