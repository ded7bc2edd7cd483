// What was written into the page, and how its parts find each other.
const Data = (() => {
  const all = JSON.parse(Dom.byId("data").textContent);

  function group(items, key) {
    const groups = new Map();
    for (const item of items) {
      for (const name of [key(item)].flat()) {
        groups.set(name, [...(groups.get(name) || []), item]);
      }
    }
    return groups;
  }

  const methodsOfService = group(all.methods, method => method.service);
  const services = new Map(all.services.map(service => [service.name, service]));
  const metrics = new Map(all.metrics.map(metric => [metric.name, metric]));

  // Which service an end of an edge belongs to; none where no catalog has it.
  const owner = end => end.application || end.service || "";
  const callersOf = group(all.graph.services.edges, edge => owner(edge.to));
  const calleesOf = group(all.graph.services.edges, edge => owner(edge.from));

  const methodName = method => method.type.replace(/^.*[.$]/, "") + "." + method.signature;
  const place = method =>
      method.file ? method.file + (method.line ? ":" + method.line : "") : "";
  const endName = end => end.operation || end.method || owner(end);

  const objectiveName = objective =>
      objective.labels.objective
          + " of "
          + (objective.labels.service ? objective.labels.service + " " : "")
          + objective.labels.operation;

  return {
    ...all,
    callees: name => calleesOf.get(name) || [],
    callers: name => callersOf.get(name) || [],
    dashboard: file => all.dashboards.find(one => one.file === file),
    endName,
    group,
    methodName,
    methodsOf: name => methodsOfService.get(name) || [],
    metric: name => metrics.get(name),
    objectiveName,
    owner,
    place,
    service: name => services.get(name),
  };
})();
