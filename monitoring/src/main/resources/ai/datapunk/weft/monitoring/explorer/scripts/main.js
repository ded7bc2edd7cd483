// Puts the page together.
(() => {
  // Whether there is what an address names behind its section.
  const isPlain = parts => parts.length === 0;
  const known = find => parts => isPlain(parts) || find(parts[0]) !== undefined;
  const named = list => known(name => list.find(one => one.name === name));
  const VIEWS = [
    ["overview", "Overview", Overview.render, isPlain],
    ["services", "Services", ServicesView.render, known(Data.service), Data.services.length],
    ["dependencies", "Dependencies", GraphView.render, known(GraphView.find), Data.graph.services.edges.length],
    ["alerts", "Alerts", AlertsView.render, named(Data.alerts), Data.alerts.length],
    ["objectives", "Objectives", ObjectivesView.render, known(index => Data.objectives[index]), Data.objectives.length],
    ["dashboards", "Dashboards", DashboardsView.render, known(Data.dashboard), Data.dashboards.length],
    ["metrics", "Metrics", MetricsView.render, known(Data.metric), Data.metrics.length],
    ["series-budget", "Series budget", SeriesView.render, isPlain],
  ];
  VIEWS.forEach(([name, title, render, has, count]) => Router.add(name, {title, render, has, count}));

  const NAMES = {auto: "as the system", light: "light", dark: "dark"};
  const theme = el("button", {
    type: "button", id: "theme", class: "theme", onclick: () => {
      nameTheme(Theme.next());
      say("Colours: " + NAMES[Theme.choice()]);
    }});
  function nameTheme(choice) {
    Dom.replace(theme, Icons.icon("theme"), el("span", {class: "wide"}, NAMES[choice]));
    theme.setAttribute("aria-label", "Colours: " + NAMES[choice]);
  }
  nameTheme(Theme.choice());

  const header = Dom.byId("top");
  Dom.add(
      header,
      el("a", {class: "brand", href: "#/overview"}, Icons.mark(),
          el("span", {class: "names"}, el("strong", {}, "Weft Explorer"), el("span", {}, Data.title))),
      Search.box(),
      el("div", {class: "actions"}, Connection.button, theme));

  Dom.byId("skip").addEventListener("click", event => {
    event.preventDefault();
    Dom.byId("main").focus();
  });
  Connection.start(header);
  Router.start();
  document.documentElement.dataset.ready = String(Math.round(performance.now()));
})();
