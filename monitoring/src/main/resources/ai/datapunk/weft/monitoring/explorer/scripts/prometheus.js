// Asks a Prometheus. What goes wrong is told with the way out.
const Prometheus = (() => {
  const PATIENCE = 10000;
  const LATELY = 3600;

  // The address without what belongs to a page or a query of it.
  function address(text) {
    const trimmed = text.trim();
    let url;
    try {
      url = new URL(/^[a-z]+:\/\//i.test(trimmed) ? trimmed : "http://" + trimmed);
    } catch (none) {
      throw new Error("“" + trimmed + "” is not an address. Fix: write one as http://localhost:9090.");
    }
    if (!["http:", "https:"].includes(url.protocol)) {
      throw new Error("“" + trimmed + "” is not an address of the web. Fix: begin with https://.");
    }
    if (url.username || url.password) {
      throw new Error(
          "A password in an address can be read by others. Fix: leave out what stands before the @.");
    }
    if (Data.prometheus && url.origin !== new URL(Data.prometheus).origin) {
      throw new Error("This page may ask " + Data.prometheus + " alone, as whoever wrote it has said. Fix: have the"
          + " page written for this one.");
    }
    return url.origin + url.pathname.replace(/\/+(graph|alerts|query|targets)?\/*$/, "");
  }

  function reasonOf(error, where, timedOut) {
    if (timedOut) {
      return where + " has not answered within " + PATIENCE / 1000 + " s. Fix: see what it does.";
    }
    const mixed = location.protocol === "https:" && where.startsWith("http:");
    return where
        + " cannot be reached from this page. Fix: let it run and be reachable from this machine"
        + (mixed ? ", by https as this page is," : "")
        + " and let pages of other origins read its answers (--web.cors.origin)."
        + (error.message ? " The browser says: " + error.message + "." : "");
  }

  function refusal(status, text, where) {
    if (status === 401 || status === 403) {
      return where + " answers with " + status + ": it asks who this is. Fix: use an address that"
          + " takes no credentials, such as a proxy on this machine that adds them.";
    }
    let said = "";
    try {
      said = ": " + JSON.parse(text).error;
    } catch (none) {
      said = "";
    }
    return where + " answers with " + status + said + ". Fix: let the address be that of a Prometheus.";
  }

  function parsed(text, where) {
    try {
      const answer = JSON.parse(text);
      if (answer.status === "success" && answer.data !== undefined) {
        return answer.data;
      }
    } catch (none) {
      // As what is JSON, but of something else.
    }
    throw new Error(
        where + " does not answer as Prometheus does. Fix: let the address be that at which its pages"
            + " are, without /graph.");
  }

  async function call(base, path, parameters) {
    const where = base + path;
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), PATIENCE);
    let response;
    let text;
    try {
      // A form's POST: long queries fit, and no browser asks beforehand whether it may.
      response = parameters
          ? await fetch(where, {method: "POST", body: new URLSearchParams(parameters), signal: stop.signal})
          : await fetch(where, {signal: stop.signal});
      text = await response.text();
    } catch (error) {
      throw new Error(reasonOf(error, where, stop.signal.aborted));
    } finally {
      clearTimeout(timer);
    }
    if (!response.ok) {
      throw new Error(refusal(response.status, text, where));
    }
    return parsed(text, where);
  }

  function results(data, type, where) {
    if (data.resultType !== type || !Array.isArray(data.result)) {
      throw new Error(where + " gives no " + type + ". Fix: let the address be that of a Prometheus.");
    }
    return data.result;
  }

  async function query(base, promql, time) {
    const parameters = {query: promql, ...(time ? {time: String(time)} : {})};
    const found = results(await call(base, "/api/v1/query", parameters), "vector", base);
    // What has native buckets has no value.
    return found.filter(one => one.value)
        .map(one => ({labels: one.metric, value: Number(one.value[1])}));
  }

  async function range(base, promql, {start, end, step}) {
    const parameters = {query: promql, start: String(start), end: String(end), step: String(step)};
    const found = results(await call(base, "/api/v1/query_range", parameters), "matrix", base);
    return found.map(one => ({
      labels: one.metric,
      points: (one.values || []).map(([time, value]) => [time, Number(value)]),
    }));
  }

  async function labelValues(base, label, match, {start, end}) {
    const parameters = new URLSearchParams({start: String(start), end: String(end)});
    if (match) {
      parameters.append("match[]", match);
    }
    const path = "/api/v1/label/" + encodeURIComponent(label) + "/values?" + parameters;
    const found = await call(base, path);
    if (!Array.isArray(found)) {
      throw new Error(base + " gives no values. Fix: let the address be that of a Prometheus.");
    }
    return found;
  }

  // Those of these names that series had of late.
  function names(base, some) {
    const end = Math.floor(Date.now() / 1000);
    return labelValues(
        base, "__name__", "{__name__=~\"" + some.join("|") + "\"}", {start: end - LATELY, end});
  }

  async function rules(base) {
    const data = await call(base, "/api/v1/rules?type=alert");
    if (!Array.isArray(data.groups)) {
      throw new Error(base + " gives no rules. Fix: let the address be that of a Prometheus.");
    }
    return data.groups.flatMap(group => group.rules.map(rule => ({...rule, group: group.name})));
  }

  async function alerts(base) {
    const data = await call(base, "/api/v1/alerts");
    if (!Array.isArray(data.alerts)) {
      throw new Error(base + " gives no alerts. Fix: let the address be that of a Prometheus.");
    }
    return data.alerts;
  }

  return {address, alerts, labelValues, names, query, range, rules};
})();
