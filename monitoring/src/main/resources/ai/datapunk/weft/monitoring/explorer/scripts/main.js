// Puts the page together.
(() => {
  const VIEWS = [
    ["overview", "Overview", Overview.render],
    ["services", "Services", ServicesView.render, Data.services.length],
    ["graph", "Dependencies", GraphView.render, Data.graph.services.edges.length],
    ["alerts", "Alerts", AlertsView.render, Data.alerts.length],
    ["objectives", "Objectives", ObjectivesView.render, Data.objectives.length],
    ["dashboards", "Dashboards", DashboardsView.render, Data.dashboards.length],
    ["metrics", "Metrics", MetricsView.render, Data.metrics.length],
    ["series", "Series budget", SeriesView.render],
  ];
  VIEWS.forEach(([name, title, render, count]) => Router.add(name, {title, render, count}));

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
