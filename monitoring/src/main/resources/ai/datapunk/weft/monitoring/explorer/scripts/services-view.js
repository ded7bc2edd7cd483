// Services one by one: operations, policies, methods, who calls them and whom they call.
const ServicesView = (() => {
  const measured = name => Live.bind(el("span"), node => {
    const found = Measured.ofService(name);
    Dom.update(node, Live.state.edges ? (found ? Measured.lines(found).join(" · ") : "not measured") : "–");
  });

  function policies(name) {
    const all = Data.methodsOf(name).flatMap(method => method.policies.map(one => one.short));
    const texts = [...new Set(all)];
    return texts.length
        ? el("ul", {class: "chips"}, texts.map(text => el("li", {}, text)))
        : el("span", {class: "quiet"}, "none");
  }

  function list(main) {
    Dom.add(
        main,
        el("p", {class: "lead"}, "Applications whose catalogs are here, and the services that they call."),
        Table.of({
          caption: "All services",
          rows: Data.services,
          columns: [
            {name: "Service", sort: one => one.name, cell: one =>
              el("a", {href: Router.to("services", one.name)}, one.name)},
            {name: "Is", sort: one => String(one.application), cell: one =>
              (one.application ? "application" : "called")},
            {name: "Operations", numeric: true, sort: one => one.operations.length, cell: one =>
              one.operations.length},
            {name: "Callers", numeric: true, sort: one => Data.callers(one.name).length, cell: one =>
              Data.callers(one.name).length},
            {name: "Policies", cell: one => policies(one.name)},
            {name: "Measured", cell: one => measured(one.name)},
          ],
        }));
    return null;
  }

  function method(one) {
    return el(
        "div",
        {class: "method", tabindex: -1, "data-method": Data.methodName(one), "data-operation": one.operation},
        el("h3", {}, code(Data.methodName(one))),
        el("p", {class: "quiet"}, [one.application, one.type, Data.place(one)].filter(Boolean).join(" · ")),
        one.policies.length
            ? el("ul", {class: "policies"}, one.policies.map(policy => el("li", {},
                el("strong", {}, policy.kind), " ", policy.text)))
            : null,
        one.metrics.length
            ? el("p", {class: "quiet"}, "Recorded in ", one.metrics.map((name, index) => [
              index ? ", " : "", el("a", {href: Router.to("metrics", name)}, code(name))]))
            : null);
  }

  function operations(service) {
    const rate = operation => Live.bind(el("span"), node => {
      const edge = {
        to: {operation},
        dependencies: [...(Live.state.operations || new Map()).values()]
            .filter(one => one.labels.service === service.name && one.labels.operation === operation)
            .map(one => ({caller: one.labels.job, service: service.name})),
      };
      Dom.update(node, Live.state.operations ? Measured.lines(Measured.ofEdge(edge)).join(" · ") : "–");
    });
    return Table.of({
      caption: "Operations of " + service.name,
      rows: service.operations,
      attributes: operation => ({tabindex: -1, "data-operation": operation}),
      columns: [
        {name: "Operation", cell: operation => operation},
        {name: "Methods", numeric: true, cell: operation =>
          Data.methodsOf(service.name).filter(one => one.operation === operation).length},
        {name: "Measured", cell: rate},
      ],
    });
  }

  function firing(name) {
    return Live.bind(el("div"), node => {
      const active = (Live.state.alerts || []).filter(one => one.labels.service === name);
      Dom.update(node, active.length ? el("ul", {class: "notice bad"}, active.map(one => el("li", {"data-key": one.labels.alertname},
          States.badge(one.state), " ",
          el("a", {href: Router.to("alerts", one.labels.alertname)}, one.labels.alertname), " ",
          (one.annotations || {}).summary || ""))) : null);
    });
  }

  function page(main, service, wanted, heading) {
    Dom.replace(heading, service.name);
    const methods = Data.methodsOf(service.name);
    Dom.add(
        main,
        el("p", {class: "lead"}, service.application ? "An application with a catalog here. "
            : "A service that is called. ",
        el("a", {href: Router.to("dependencies", service.name)}, "See it in the graph")),
        firing(service.name),
        el("p", {class: "measured"}, measured(service.name)),
        el("h2", {}, "Operations"), operations(service),
        el("div", {class: "columns"},
            el("section", {"aria-label": "Callers"},
                GraphView.details("Called by", Data.callers(service.name), "from", "h2")),
            el("section", {"aria-label": "What it calls"},
                GraphView.details("Calls", Data.callees(service.name), "to", "h2"))),
        el("h2", {}, "Methods"),
        methods.length ? methods.map(method) : el("p", {class: "quiet"}, "None of these catalogs."));
    return wanted === undefined ? null
        : [...main.querySelectorAll("[data-method],tr[data-operation]")].find(node =>
            node.dataset.method === wanted || node.dataset.operation === wanted) || null;
  }

  function render(main, [name, wanted], heading) {
    return name === undefined ? list(main) : page(main, Data.service(name), wanted, heading);
  }

  return {measured, policies, render};
})();
