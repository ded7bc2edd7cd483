// A dashboard's variables: what they may be, what is chosen, and how queries name them.
const Variables = (() => {
  const ALL = "$__all";
  const NAMED = /\$\{(\w+)(?:\.\w+)?(?::(\w+))?\}|\[\[(\w+)(?::(\w+))?\]\]|\$(\w+)/g;

  // In a string of PromQL: once for the string, and once for the regular expression.
  const escapedRegex = text =>
      text.replace(/\\/g, "\\\\\\\\").replace(/[$^*{}[\]'+?.()|]/g, "\\\\$&")
          .replace(/"/g, '\\"').replace(/\n/g, "\\n");
  const escapedText = text => text.replace(/\\/g, "\\\\").replace(/"/g, '\\"');

  // The text with what is named in it; what nobody knows stays.
  function fill(text, values) {
    return String(text).replace(NAMED, (whole, braced, format, old, oldFormat, plain) => {
      const value = values[braced || old || plain];
      if (value === undefined) {
        return whole;
      }
      return typeof value === "function" ? value(format || oldFormat) : value;
    });
  }

  function chosenOptions(variable) {
    return variable.value === ALL ? variable.options.map(one => one.value) : [variable.value];
  }

  function written(variable, format) {
    if (variable.value === ALL && variable.model.allValue) {
      return variable.model.allValue;
    }
    const values = chosenOptions(variable);
    if (format === "raw" || format === "text") {
      return values.join(", ");
    }
    const isMany = variable.model.multi || variable.model.includeAll;
    const escaped = values.map(isMany || format === "regex" ? escapedRegex : escapedText);
    return escaped.length === 1 ? escaped[0] : "(" + escaped.join("|") + ")";
  }

  function values(variables) {
    return Object.fromEntries(
        variables.map(variable => [variable.model.name, format => written(variable, format)]));
  }

  const queryOf = model =>
      (typeof model.query === "object" && model.query ? model.query.query : model.query) || model.definition || "";

  // "a, b : c" is a, and c that is shown as b.
  function custom(text) {
    return text.split(",").map(part => part.trim()).filter(Boolean).map(part => {
      const [shown, value] = part.split(/\s+:\s+/);
      return {text: shown, value: value || shown};
    });
  }

  function filtered(found, regex) {
    if (!regex) {
      return found;
    }
    const [, body, flags] = regex.match(/^\/(.*)\/([a-z]*)$/s) || [null, regex, ""];
    const pattern = new RegExp(body, flags.replace("g", ""));
    return found.flatMap(text => {
      const match = text.match(pattern);
      return match ? [match[1] ?? match[0]] : [];
    });
  }

  async function asked(model, base, span, others) {
    const query = fill(queryOf(model), others).trim();
    const labels = query.match(/^label_values\((?:([\s\S]*),)?\s*(\w+)\s*\)$/);
    if (labels) {
      return Prometheus.labelValues(base, labels[2], (labels[1] || "").trim(), span);
    }
    const result = query.match(/^query_result\(([\s\S]*)\)$/);
    if (result) {
      const samples = await Prometheus.query(base, result[1]);
      return samples.map(one => JSON.stringify(one.labels));
    }
    throw new Error("The variable " + model.name + " has a query that is not known here: " + query);
  }

  async function options(model, base, span, others) {
    if (model.type === "query") {
      const found = filtered(await asked(model, base, span, others), model.regex);
      return [...new Set(found)].sort().map(text => ({text, value: text}));
    }
    return custom(fill(queryOf(model), others));
  }

  function usual(model, found) {
    const current = [].concat((model.current || {}).value ?? []);
    if (model.includeAll && (current.length !== 1 || current[0] === ALL)) {
      return ALL;
    }
    const known = found.find(one => one.value === current[0]);
    return known ? known.value : model.includeAll ? ALL : (found[0] || {value: ""}).value;
  }

  const isShown = model => !["datasource", "adhoc"].includes(model.type);

  // All of a dashboard, each asked with what those before it are; problems are told.
  async function of(dashboard, base, span, chosen, problems) {
    const all = [];
    for (const model of ((dashboard.templating || {}).list || []).filter(isShown)) {
      const variable = {model, options: [], value: ""};
      try {
        variable.options = await options(model, base, span, values(all));
      } catch (problem) {
        problems.push(problem.message);
      }
      const wanted = chosen[model.name];
      const isKnown = wanted === ALL || variable.options.some(one => one.value === wanted);
      variable.value = isKnown ? wanted : usual(model, variable.options);
      all.push(variable);
    }
    return all;
  }

  return {ALL, chosenOptions, fill, of, values};
})();
