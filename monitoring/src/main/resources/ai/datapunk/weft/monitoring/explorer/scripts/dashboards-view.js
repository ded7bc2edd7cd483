// Dashboards, of the same JSON that Grafana reads, drawn from the Prometheus that is connected.
const DashboardsView = (() => {
  const SPANS = [
    ["5m", "5 minutes"], ["15m", "15 minutes"], ["30m", "30 minutes"], ["1h", "hour"], ["3h", "3 hours"],
    ["6h", "6 hours"], ["12h", "12 hours"], ["1d", "day"], ["2d", "2 days"], ["7d", "week"]];
  const REFRESHES = [["", "off"], ["10s", "10 s"], ["30s", "30 s"], ["1m", "minute"], ["5m", "5 minutes"]];

  function list(main) {
    Dom.add(
        main,
        el("p", {class: "lead"}, "The dashboards that were written for Grafana, drawn here from Prometheus."),
        Data.dashboards.length ? el("div", {class: "cards"}, Data.dashboards.map(one => el(
            "a",
            {class: "tile-card link", href: Router.to("dashboards", one.file)},
            el("h2", {}, one.title),
            el("p", {class: "quiet"}, one.description || ""),
            el("p", {class: "quiet"}, Format.count(
                (one.panels || []).filter(panel => panel.type !== "row").length, "panel")))))
            : el("p", {class: "quiet"}, "No dashboard was written."));
    return null;
  }

  function select(id, words, options, value, change) {
    const node = el("select", {id, onchange: () => change(node.value)},
        options.map(([one, text]) => el("option", {value: one, selected: one === value}, text)));
    return el("span", {class: "choice"}, el("label", {for: id}, words), node);
  }

  function variableChoice(variable, change) {
    const {model} = variable;
    const options = variable.options.map(one => [one.value, one.text]);
    const all = model.includeAll ? [[Variables.ALL, "All"]] : [];
    return select("var-" + model.name, model.label || model.name, [...all, ...options], variable.value,
        value => change(model.name, value));
  }

  // What is shown of a dashboard, and what was chosen for it.
  function showing(dashboard) {
    const from = String((dashboard.time || {}).from || "now-1h").replace("now-", "");
    const known = SPANS.some(([text]) => text === from);
    return {
      span: known ? from : "1h",
      refresh: REFRESHES.some(([text]) => text === dashboard.refresh) ? dashboard.refresh : "1m",
      chosen: {}, panels: null, timer: 0, turn: 0};
  }

  function board(main, dashboard, heading) {
    Dom.replace(heading, dashboard.title);
    const shown = showing(dashboard);
    const tools = el("div", {class: "tools board"});
    const problems = el("div");
    const marks = el("div");
    const grid = el("div", {class: "grid"});
    const span = () => Interval.seconds(shown.span);
    const now = () => Math.floor(Date.now() / 1000);

    function end() {
      clearTimeout(shown.timer);
      if (shown.panels) {
        shown.panels.end();
        shown.panels = null;
      }
    }

    function schedule() {
      clearTimeout(shown.timer);
      if (shown.refresh) {
        shown.timer = setTimeout(() => {
          if (!document.hidden) {
            redraw();
          }
          schedule();
        }, Interval.seconds(shown.refresh) * 1000);
      }
    }

    function redraw() {
      const context = {
        base: Live.state.address, end: now(), span: span(), values: Variables.values(shown.variables)};
      const coming = PanelMarks.of(dashboard, context);
      PanelMarks.tell(marks, coming);
      shown.panels.draw({...context, marks: coming});
    }

    function drawTools() {
      const focused = document.activeElement && document.activeElement.id;
      Dom.replace(
          tools,
          shown.variables.filter(one => one.model.hide !== 2).map(one => variableChoice(one, (name, value) => {
            shown.chosen[name] = value;
            load();
          })),
          select("span", "Last", SPANS, shown.span, value => {
            shown.span = value;
            load();
          }),
          select("refresh", "Refresh every", REFRESHES, shown.refresh, value => {
            shown.refresh = value;
            schedule();
          }),
          el("button", {type: "button", onclick: redraw}, "Refresh"));
      if (focused && Dom.byId(focused)) {
        Dom.byId(focused).focus();
      }
    }

    async function load() {
      const turn = ++shown.turn;
      if (!Live.isConnected()) {
        end();
        Dom.replace(tools);
        Dom.replace(marks);
        Dom.replace(grid, el("div", {class: "invite"},
            el("p", {}, "Charts are drawn from a Prometheus, and none is connected."),
            el("button", {type: "button", class: "main", onclick: () => Connection.open()}, "Connect a Prometheus")));
        return;
      }
      const told = [];
      const asked = {start: now() - span(), end: now()};
      const variables = await Variables.of(dashboard, Live.state.address, asked, shown.chosen, told);
      if (turn === shown.turn && grid.isConnected) {
        end();
        shown.variables = variables;
        Dom.replace(problems, told.length
            ? el("ul", {class: "notice bad"}, told.map(text => el("li", {}, text))) : null);
        drawTools();
        shown.panels = DashboardPanels.of(grid, dashboard, variables);
        redraw();
        schedule();
      }
    }

    let address = null;
    Live.bind(grid, () => {
      const next = Live.isConnected() ? Live.state.address : "";
      if (next !== address) {
        address = next;
        // Once it stands in the page.
        Promise.resolve().then(load);
      }
    });
    const redrawn = () => shown.panels && redraw();
    Theme.onChange(redrawn);
    main.addEventListener("leave", () => {
      shown.turn++;
      Theme.offChange(redrawn);
      end();
    }, {once: true});
    Dom.add(main, el("p", {class: "lead"}, Dom.prose(dashboard.description || ""), " ",
        el("a", {href: Router.to("dashboards")}, "All dashboards")), tools, problems, marks, grid);
    return null;
  }

  function render(main, [file], heading) {
    return file === undefined ? list(main) : board(main, Data.dashboard(file), heading);
  }

  return {render};
})();
