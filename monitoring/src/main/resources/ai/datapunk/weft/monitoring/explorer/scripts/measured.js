// What is measured of an edge: of several callers all calls, and of times and circuits the worst.
const Measured = (() => {
  const larger = (a, b) => (a === undefined ? b : b === undefined ? a : Math.max(a, b));
  const smaller = (a, b) => (a === undefined ? b : b === undefined ? a : Math.min(a, b));

  function together(some) {
    const all = {calls: 0, own: 0, failures: 0, retries: 0};
    for (const one of some) {
      all.calls += one.calls || 0;
      all.own += one.own || 0;
      all.failures += one.failures || 0;
      all.retries += one.retries || 0;
      all.duration = larger(all.duration, larger(one.duration, one.ownDuration));
      all.circuit = smaller(all.circuit, one.circuit);
    }
    return all;
  }

  // Of an edge between services; null where nothing is known, be it that nobody is asked.
  function ofEdge(edge) {
    const isOperation = Boolean(edge.to.operation);
    const known = isOperation ? Live.state.operations : Live.state.edges;
    if (!known) {
      return null;
    }
    const found = edge.dependencies
        .map(one => [one.caller, one.service].concat(isOperation ? [edge.to.operation] : []))
        .map(parts => known.get(parts.join("\u0000")))
        .filter(Boolean);
    return found.length ? together(found) : null;
  }

  // Of all that call a service.
  function ofService(name) {
    const known = Live.state.edges;
    const found = known ? [...known.values()].filter(one => one.labels.service === name) : [];
    return found.length ? together(found) : null;
  }

  // Those that are in metrics of applications' own are counted, and how they end is not.
  const called = measured => measured.calls + measured.own;
  const failing = measured => (measured.calls > 0 ? measured.failures / measured.calls : 0);

  function level(measured) {
    if (!measured) {
      return "unmeasured";
    }
    if (!called(measured)) {
      return measured.circuit === 0 ? "bad" : "still";
    }
    const share = failing(measured);
    return measured.circuit === 0 || share >= 0.1 ? "bad" : share >= 0.01 ? "warn" : "good";
  }

  function circuit(measured) {
    return measured.circuit === 0 ? "circuit is open"
        : measured.circuit === 1 ? "circuit is half-open" : "";
  }

  function lines(measured) {
    if (!measured) {
      return ["not measured"];
    }
    const calls = called(measured);
    const all = calls > 0 ? ["calls " + Format.short(calls) + "/s"] : ["not called"];
    if (measured.calls > 0 && measured.failures > 0) {
      all.push("failing " + Format.percent(failing(measured)));
    }
    if (measured.own > 0) {
      all.push("failures " + (measured.calls > 0 ? "of " + Format.short(measured.own) + "/s " : "")
          + "are not counted");
    }
    if (calls > 0 && measured.duration !== undefined) {
      all.push("p95 " + Format.seconds(measured.duration));
    }
    if (measured.retries > 0) {
      all.push("retries " + Format.short(measured.retries) + "/s");
    }
    return all.concat(circuit(measured) || []);
  }

  // As known edges have not: what is measured and in no catalog.
  function unknown() {
    const known = new Set(
        Data.graph.services.edges.flatMap(edge =>
            edge.dependencies.map(one => one.caller + "\u0000" + one.service)));
    return [...(Live.state.edges || new Map()).entries()]
        .filter(([key, one]) => !known.has(key) && one.labels.job !== one.labels.service
            && one.labels.job && one.labels.service)
        .map(([, one]) => one);
  }

  return {called, failing, level, lines, ofEdge, ofService, unknown};
})();
