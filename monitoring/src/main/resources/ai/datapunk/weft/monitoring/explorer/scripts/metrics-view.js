// Every metric, with its labels and the methods that record in it.
const MetricsView = (() => {
  const MOST_VALUES = 12;

  function values(label) {
    if (!label.values.length) {
      return "up to " + Format.count(label.max, "value") + (label.mask ? ", hidden" : "");
    }
    const shown = label.values.slice(0, MOST_VALUES);
    const more = label.values.length - shown.length;
    return shown.join(", ") + (more > 0 ? " and " + more + " more" : "")
        + (label.open ? " and up to " + Format.count(label.max, "other value") : "")
        + (label.mask ? ", hidden" : "");
  }

  const methodLink = index => {
    const method = Data.methods[index];
    const name = Data.methodName(method);
    return el("li", {},
        method.service ? el("a", {href: Router.to("services", method.service, name)}, code(name)) : code(name),
        el("span", {class: "quiet"}, " " + [method.application, Data.place(method)].filter(Boolean).join(", ")));
  };

  function entry(metric, isOpen) {
    return el(
        "details",
        {class: "entry metric", id: "metric-" + metric.name, "data-text": metric.name, open: isOpen},
        el("summary", {}, code(metric.name),
            el("span", {class: "badge plain"}, metric.type),
            el("span", {class: "quiet"}, metric.unit),
            el("span", {class: "number"}, Format.count(metric.series, "series", "series"))),
        el("p", {}, metric.help || "No help text."),
        el("h2", {}, "Labels"),
        metric.labels.length
            ? el("dl", {class: "pairs"}, metric.labels.map(label => [
              el("dt", {}, code(label.name)), el("dd", {}, values(label))]))
            : el("p", {class: "quiet"}, "None."),
        metric.buckets.length
            ? [el("h2", {}, "Buckets"), el("p", {}, metric.buckets.join(", ") + (metric.histogram === "classic"
                ? "" : ", and " + metric.histogram))]
            : null,
        el("h2", {}, "Recorded by"),
        el("ul", {class: "plain"}, metric.methods.map(methodLink)),
        el("h2", {}, "To ask with"),
        el("pre", {tabindex: 0, "aria-label": "An example of a query"}, code(metric.example)));
  }

  function render(main, [wanted]) {
    const list = el("div", {}, Data.metrics.map(metric => entry(metric, metric.name === wanted)));
    const filter = el("input", {
      id: "metric-filter", type: "search", oninput: () => {
        const text = filter.value.toLowerCase().trim();
        for (const node of list.children) {
          node.hidden = !node.dataset.text.toLowerCase().includes(text);
        }
      }});
    Dom.add(
        main,
        el("p", {class: "lead"}, "All that the applications record, by name. Types and labels are a"
            + " contract: the compiler holds methods to them. Series are as many as Prometheus usually scrapes of ",
        Format.count(Data.series.instances, "process", "processes"), " of each application (",
        el("a", {href: Router.to("series-budget")}, "Series budget"), ")."),
        el("div", {class: "tools"}, el("label", {for: "metric-filter"}, "Names with"), filter),
        list);
    const found = wanted && Dom.byId("metric-" + wanted);
    return found ? found.querySelector("summary") : null;
  }

  return {render};
})();
