// In which state alerts and objectives are, by what Prometheus says.
const States = (() => {
  const ORDER = ["firing", "pending", "blind", "inactive", "missing", "unknown"];
  const WORDS = {
    firing: "firing",
    pending: "pending",
    blind: "no data",
    inactive: "quiet",
    missing: "not in this Prometheus",
    unknown: "state not known",
  };
  const MARKS = {firing: "▲", pending: "◆", blind: "∅", inactive: "●", missing: "○", unknown: "○"};

  const named = (list, name) => (list || []).filter(one => one.name === name
      || (one.labels && one.labels.alertname === name));

  function worst(states) {
    return ORDER.find(state => states.includes(state)) || "unknown";
  }

  const read = new Map(Data.alerts.map(alert => [alert.name, alert.series]));

  // None of what it reads is there, so that it could not fire.
  function isBlind(name) {
    const {names} = Live.state;
    const series = read.get(name) || [];
    return names !== null && series.length > 0 && !series.some(one => names.has(one));
  }

  function ofAlert(name) {
    const found = said(name);
    return found.state === "inactive" && isBlind(name) ? {...found, state: "blind"} : found;
  }

  // What Prometheus itself says of it.
  function said(name) {
    const {rules, alerts} = Live.state;
    const loaded = named(rules, name);
    const active = rules ? loaded.flatMap(rule => rule.alerts || []) : named(alerts, name);
    const problem = loaded.map(rule => rule.lastError).find(Boolean) || "";
    if (rules) {
      return {
        state: loaded.length ? worst(loaded.map(rule => rule.state)) : "missing", active, problem};
    }
    if (alerts) {
      return {state: active.length ? worst(active.map(one => one.state)) : "inactive", active, problem};
    }
    return {state: "unknown", active: [], problem};
  }

  const isOf = (labels, sample) =>
      Object.entries(labels).every(([name, value]) => sample.labels[name] === value);

  // What is left of the budget where least is, and how fast it is spent.
  function ofObjective(objective) {
    const left = (Live.state.budgets || []).filter(one => isOf(objective.labels, one));
    const burns = new Map();
    for (const one of Live.state.burns || []) {
      if (isOf(objective.labels, one) && Number.isFinite(one.value)) {
        const time = one.labels.__name__.replace(/^.*:/, "");
        burns.set(time, Math.max(one.value, burns.get(time) ?? -Infinity));
      }
    }
    return {
      left: left.length ? Math.min(...left.map(one => one.value)) : null,
      jobs: left.length,
      burns: [...burns.entries()].sort((a, b) => length(a[0]) - length(b[0])),
    };
  }

  function length(text) {
    const units = {s: 1, m: 60, h: 3600, d: 86400, w: 604800, y: 31536000};
    return [...text.matchAll(/(\d+)([smhdwy])/g)]
        .reduce((sum, [, number, unit]) => sum + number * units[unit], 0);
  }

  // A word with a sign and a colour: no colour alone.
  function badge(state, words = WORDS[state]) {
    return el(
        "span",
        {class: "badge " + state},
        el("span", {"aria-hidden": "true"}, MARKS[state] + " "),
        words);
  }

  function severity(name) {
    return el(
        "span",
        {class: "badge severity-" + name},
        el("span", {"aria-hidden": "true"}, name === "critical" ? "■ " : "□ "),
        name);
  }

  return {ORDER, badge, ofAlert, ofObjective, severity};
})();
