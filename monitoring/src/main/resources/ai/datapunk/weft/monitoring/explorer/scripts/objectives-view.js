// What calls are to reach, and what is left of the budgets.
const ObjectivesView = (() => {
  const level = left => (left === null ? "unknown" : left <= 0 ? "bad" : left < 0.25 ? "warn" : "good");
  const WORDS = {good: "on target", warn: "little is left", bad: "spent", unknown: "not measured"};
  const STATES = {good: "inactive", warn: "pending", bad: "firing", unknown: "unknown"};

  function budget(node, objective) {
    const {left, jobs, burns} = States.ofObjective(objective);
    if (!Live.isConnected()) {
      Dom.update(node, el("p", {class: "quiet"}, "What is left stands here once a Prometheus is connected."));
      return;
    }
    const now = level(left);
    const share = Math.max(0, Math.min(1, left === null ? 0 : left));
    Dom.update(
        node,
        el("p", {class: "left"}, States.badge(STATES[now], WORDS[now]),
            left === null ? null : el("strong", {}, Format.percent(left) + " of the budget is left"),
            jobs > 1 ? el("span", {class: "quiet"}, "where least is, of " + jobs) : null),
        left === null ? null : el("div", {class: "bar " + now, "aria-hidden": "true"},
            el("span", {style: {width: share * 100 + "%"}})),
        burns.length ? el("p", {class: "quiet"}, "Spent so many times as fast as it lasts: ",
            burns.map(([time, value]) => Format.digits(value) + " over " + time).join(", ")) : null);
  }

  function entry(objective, index) {
    const {labels} = objective;
    return el(
        "article",
        {class: "tile-card", id: "objective-" + index, tabindex: -1, "aria-label": Data.objectiveName(objective)},
        el("h2", {}, labels.operation),
        el("p", {class: "quiet"},
            labels.service ? ["of ", el("a", {href: Router.to("services", labels.service)}, labels.service)]
                : "a metric of its own"),
        el("p", {class: "goal"}, objective.target, el("span", {class: "quiet"}, " over " + labels.window)),
        Live.bind(el("div"), node => budget(node, objective)),
        objective.wishes.length > 1
            ? el("p", {class: "quiet"}, "Methods want different things: " + objective.wishes.join(", "))
            : null);
  }

  function render(main, [wanted]) {
    Dom.add(
        main,
        el("p", {class: "lead"}, "What methods say that their calls are to reach. A budget is the share of"
            + " calls that may miss it within the time."),
        Data.objectives.length
            ? el("div", {class: "cards"}, Data.objectives.map(entry))
            : el("p", {class: "quiet"}, "No method of these catalogs has an objective."));
    return wanted === undefined ? null : Dom.byId("objective-" + wanted);
  }

  return {level, render};
})();
