// The alerts: what they are, and what they do now.
const AlertsView = (() => {
  let only = "all";

  // Where the page is served it is alone: only in its folder are runbooks beside it.
  const isThere = address => location.protocol === "file:" || /^https?:/.test(address);

  function runbook(alert) {
    return isThere(alert.runbook) ? [
      el("dt", {}, "Page"),
      el("dd", {}, el("a", {href: alert.runbook, rel: "noreferrer"}, "Runbook of " + alert.name))] : null;
  }

  function labelsOf(labels) {
    return Object.entries(labels)
        .filter(([name]) => !["alertname", "severity", "team"].includes(name))
        .map(([name, value]) => name + "=" + value)
        .join(", ");
  }

  function instances(node, alert) {
    const {state, active, problem} = States.ofAlert(alert.name);
    Dom.update(
        node,
        problem ? el("p", {class: "notice bad"}, "Prometheus cannot look at it: " + problem) : null,
        state === "blind" ? el("p", {class: "notice"}, "This Prometheus has none of the series that it reads, so that"
            + " it cannot fire: ", alert.series.map((name, index) => [index ? ", " : "", code(name)]), ".") : null,
        active.map(one => el(
            "div",
            {class: "active"},
            States.badge(one.state),
            el("div", {},
                el("p", {}, (one.annotations || {}).description || (one.annotations || {}).summary || ""),
                el("p", {class: "quiet"}, labelsOf(one.labels),
                    one.activeAt ? ", " + Format.ago(Date.parse(one.activeAt) / 1000) : "")))));
  }

  function entry(alert, isOpen) {
    return el(
        "details",
        {class: "entry", id: "alert-" + alert.name, "data-name": alert.name, open: isOpen},
        el(
            "summary",
            {},
            el("span", {class: "title"}, alert.name),
            States.severity(alert.severity),
            Live.bind(el("span", {class: "state"}), node => Dom.update(
                node, Live.isConnected() ? States.badge(States.ofAlert(alert.name).state) : null))),
        Live.bind(el("div"), node => instances(node, alert)),
        el("p", {}, Dom.prose(alert.meaning)),
        el("dl", {class: "pairs"},
            el("dt", {}, "Says"), el("dd", {}, alert.description),
            el("dt", {}, "Group"), el("dd", {}, alert.group),
            el("dt", {}, "Team"), el("dd", {}, alert.team),
            el("dt", {}, "Fires after"), el("dd", {}, alert.hold || "at once"),
            runbook(alert)),
        el("pre", {tabindex: 0, "aria-label": "Its query"}, code(alert.query)));
  }

  function filter(list) {
    const select = el(
        "select",
        {id: "which", onchange: () => {
          only = select.value;
          hide(list);
        }},
        [["all", "All"], ["active", "Firing or pending"], ["blind", "No data"], ["critical", "Critical"],
          ["warning", "Warning"]]
            .map(([value, words]) => el("option", {value, selected: value === only}, words)));
    return el("div", {class: "tools"}, el("label", {for: "which"}, "Show"), select);
  }

  function matches(alert) {
    const {state} = States.ofAlert(alert.name);
    return only === "all" || only === alert.severity || only === state
        || (only === "active" && ["firing", "pending"].includes(state));
  }

  function hide(list) {
    for (const node of list.querySelectorAll(".entry")) {
      node.hidden = !matches(Data.alerts.find(alert => alert.name === node.dataset.name));
    }
    for (const group of list.querySelectorAll("section")) {
      group.hidden = !group.querySelector(".entry:not([hidden])");
    }
  }

  function counts(node) {
    const states = Data.alerts.map(alert => States.ofAlert(alert.name).state);
    Dom.update(node, Live.isConnected()
        ? States.ORDER.filter(state => states.includes(state)).map(state =>
            el("span", {class: "count"}, States.badge(state), " ",
                states.filter(one => one === state).length))
        : el("span", {class: "quiet"}, "Their states stand here once a Prometheus is connected."));
  }

  const own = new Set(Data.alerts.map(alert => alert.name));

  function others(node) {
    const found = (Live.state.alerts || []).filter(one => !own.has(one.labels.alertname));
    Dom.update(node, found.length ? [
      el("h2", {}, "Alerts of others"),
      Table.of({
        caption: "Alerts that are active and not Weft's",
        rows: found,
        columns: [
          {name: "Alert", cell: one => one.labels.alertname || "–"},
          {name: "State", cell: one => States.badge(one.state)},
          {name: "Labels", cell: one => labelsOf(one.labels)},
        ],
      })] : []);
  }

  function render(main, [wanted]) {
    const asked = Data.alerts.find(alert => alert.name === wanted);
    if (asked && !matches(asked)) {
      only = "all";
    }
    const groups = Data.group(Data.alerts, alert => alert.group);
    const list = el("div", {}, [...groups].map(([name, alerts]) => el(
        "section",
        {"aria-label": name},
        el("h2", {}, name.replace(/_/g, " ")),
        alerts.map(alert => entry(alert, alert.name === wanted)))));
    Dom.add(main, Live.bind(el("p", {class: "counts"}), counts), filter(list), list,
        Live.bind(el("div"), others));
    Live.bind(list, hide);
    const found = wanted && Dom.byId("alert-" + wanted);
    return found ? found.querySelector("summary") : null;
  }

  return {render};
})();
