// What there is, and what needs looking at.
const Overview = (() => {
  const MOST_NAMES = 6;

  function tile(view, number, words, more) {
    return number === 0 ? null : el(
        "a",
        {class: "fact", href: Router.to(view)},
        Icons.icon(view),
        el("span", {class: "figure"}, Format.whole(number)),
        el("span", {class: "words"}, words),
        more ? el("span", {class: "quiet"}, more) : null);
  }

  function facts() {
    const operations = Data.services.reduce((sum, one) => sum + one.operations.length, 0);
    const critical = Data.alerts.filter(alert => alert.severity === "critical").length;
    const series = Data.series.metrics.reduce((sum, one) => sum + one.usual, 0);
    return el("div", {class: "facts-of"},
        tile("services", Data.services.length, "services", Format.count(operations, "operation")),
        tile("dependencies", Data.graph.services.edges.length, "dependencies", "between services"),
        tile("alerts", Data.alerts.length, "alerts", critical + " critical"),
        tile("objectives", Data.objectives.length, "objectives", "with budgets"),
        tile("metrics", Data.metrics.length, "metrics", Format.count(Data.methods.length, "method")),
        tile("series-budget", series, "series",
            "usually, of " + Format.count(Data.series.instances, "process", "processes") + " each"),
        tile("dashboards", Data.dashboards.length, "dashboards", "as in Grafana"));
  }

  function invitation() {
    return el("div", {class: "invite"},
        el("div", {},
            el("h2", {}, "See what it does now"),
            el("p", {}, "With the address of a Prometheus, alerts and budgets have states, edges have rates,"
                + " and dashboards are drawn.")),
        el("button", {type: "button", class: "main", onclick: () => Connection.open()}, "Connect a Prometheus"));
  }

  // Calm is said of what is known alone.
  function calm(known, all, quiet, what) {
    return el("p", {class: "calm"}, known === 0
        ? States.badge("unknown", "Nothing is known of " + what + ".")
        : States.badge("inactive", known < all ? quiet + " Of " + (all - known) + " of " + all
            + " nothing is known." : quiet));
  }

  function activeAlerts() {
    const states = Data.alerts.map(alert => ({alert, ...States.ofAlert(alert.name)}));
    const known = states.filter(one => ["firing", "pending", "inactive"].includes(one.state));
    const found = known.filter(one => one.state !== "inactive")
        .sort((a, b) => States.ORDER.indexOf(a.state) - States.ORDER.indexOf(b.state));
    const blind = states.filter(one => one.state === "blind").length;
    return [found.length === 0
        ? calm(known.length, states.length - blind, "No alert of these is firing or pending.", "these alerts")
        : el("ul", {class: "rows"}, found.map(({alert, state, active}) => el("li", {"data-key": alert.name},
            States.badge(state), States.severity(alert.severity),
            el("a", {href: Router.to("alerts", alert.name)}, alert.name),
            el("span", {class: "quiet"}, active.map(one => (one.annotations || {}).summary || "").join("; "))))),
    blind === 0 ? null : el("p", {class: "calm"}, States.badge("blind", "no data"), " for ",
        el("a", {href: Router.to("alerts")}, Format.count(blind, "alert")),
        ", which cannot fire: the Prometheus has none of the series that they read.")];
  }

  function failingEdges() {
    const edges = Data.graph.services.edges;
    const known = edges
        .map(edge => ({edge, measured: Measured.ofEdge(edge)}))
        .filter(one => one.measured);
    const found = known
        .filter(one => ["bad", "warn"].includes(Measured.level(one.measured)))
        .sort((a, b) => Measured.failing(b.measured) - Measured.failing(a.measured))
        .slice(0, 8);
    return found.length === 0
        ? calm(known.length, edges.length, "No edge fails for 1 % of its calls or more.", "these calls")
        : el("ul", {class: "rows"}, found.map(({edge, measured}) => el(
            "li",
            {"data-key": Data.endName(edge.from) + " " + Data.endName(edge.to)},
            States.badge(Measured.level(measured) === "bad" ? "firing" : "pending",
                Measured.failing(measured) > 0 ? Format.percent(Measured.failing(measured)) + " fail"
                    : "circuit is open"),
            el("a", {href: Router.to("dependencies", Data.owner(edge.to))},
                Data.endName(edge.from) + " → " + Data.endName(edge.to)),
            el("span", {class: "quiet"}, Measured.lines(measured).join(" · ")))));
  }

  function budgets() {
    const found = Data.objectives
        .map((objective, index) => ({objective, index, left: States.ofObjective(objective).left}))
        .filter(one => one.left !== null)
        .sort((a, b) => a.left - b.left)
        .slice(0, 6);
    return found.length === 0 ? null : [
      el("h2", {}, "Budgets with least left"),
      el("ul", {class: "rows"}, found.map(({objective, index, left}) => el("li", {"data-key": index},
          States.badge({good: "inactive", warn: "pending", bad: "firing"}[ObjectivesView.level(left)],
              Format.percent(left) + " left"),
          el("a", {href: Router.to("objectives", String(index))}, Data.objectiveName(objective)),
          el("span", {class: "quiet"}, objective.target))))];
  }

  function now(node) {
    Dom.update(node, Live.isConnected()
        ? [el("h2", {}, "Alerts"), activeAlerts(), el("h2", {}, "Edges that fail"), failingEdges(), budgets()]
        : Live.state.phase === "asking" ? el("p", {class: "quiet"}, Live.state.words) : invitation());
  }

  function whose() {
    const names = Data.applications;
    return names.length === 1 ? ["What the catalog of ", el("strong", {}, names[0]), " says."]
        : names.length > MOST_NAMES ? "What the catalogs of " + names.length + " applications say."
        : ["What the catalogs of ", names.map((name, index) => [
          index ? ", " : "", el("strong", {}, name)]), " say."];
  }

  // What makes the rest of the page less than true of all applications.
  function listed(what, sentences) {
    return sentences.length === 0 ? null : el("div", {class: "notice bad"},
        el("p", {}, el("strong", {}, what)),
        el("ul", {}, sentences.map(sentence => el("li", {}, sentence))));
  }

  function render(main) {
    Dom.add(
        main,
        el("p", {class: "lead"}, whose()),
        Data.drill === 1 ? null : el("p", {class: "notice"}, "These are rules of a drill: their times are "
            + Data.drill + " times shorter than they would be."),
        listed("Of these catalogs nothing is here.", Data.unread),
        listed("The catalogs do not agree.", Data.disagreements),
        facts(),
        Live.bind(el("div", {class: "now"}), now));
    return null;
  }

  return {render};
})();
