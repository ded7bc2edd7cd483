// Single values, bars and tables.
const PanelValues = (() => {
  const MOST = 24;
  const REDUCERS = {
    lastNotNull: values => values[values.length - 1],
    last: values => values[values.length - 1],
    firstNotNull: values => values[0],
    mean: values => values.reduce((sum, value) => sum + value, 0) / values.length,
    sum: values => values.reduce((sum, value) => sum + value, 0),
    min: values => Math.min(...values),
    max: values => Math.max(...values),
  };

  const isInstant = panel => PanelQueries.targetsOf(panel).every(target => target.instant && !target.range);

  async function values(panel, context, node) {
    if (isInstant(panel)) {
      return PanelQueries.instants(panel, context);
    }
    const calculation = (((panel.options || {}).reduceOptions || {}).calcs || [])[0];
    const reduce = REDUCERS[calculation] || REDUCERS.lastNotNull;
    const found = await PanelQueries.ranges(panel, context, node.clientWidth);
    return found.map(one => {
      const numbers = one.points.map(([, value]) => value).filter(Number.isFinite);
      return {...one, value: numbers.length ? reduce(numbers) : null};
    });
  }

  function bar(field, value) {
    const {min = 0, max} = field;
    const share = max > min ? Math.max(0, Math.min(1, (value - min) / (max - min))) : 0;
    return max === undefined ? null : el("div", {class: "bar", "aria-hidden": "true"},
        el("span", {style: {width: share * 100 + "%", background: Fields.colourOf(field, value, "var(--s1)")}}));
  }

  function figure(panel, one, isAlone) {
    const field = Fields.of(panel, one.name, one.target.refId);
    return el("li", {style: {"border-color": Fields.colourOf(field, one.value, "var(--line)")}},
        el("span", {class: "figure"}, Fields.text(field, one.value)),
        isAlone && one.name === "value" ? null : el("span", {class: "name"}, field.displayName || one.name),
        panel.type === "stat" ? null : bar(field, one.value));
  }

  async function stat(node, panel, context) {
    const found = await values(panel, context, node);
    Dom.replace(node, found.length
        ? el("ul", {class: "stats"}, found.slice(0, MOST).map(one => figure(panel, one, found.length === 1)))
        : el("p", {class: "none"}, "No data in this time."),
    found.length > MOST ? el("p", {class: "quiet"}, "The first " + MOST + " of " + found.length + ".") : null);
  }

  // One row for each set of labels, and a column for each query.
  function rowsOf(found) {
    const rows = new Map();
    for (const one of found) {
      const {__name__: name, ...labels} = one.labels;
      const key = JSON.stringify(Object.entries(labels).sort());
      const row = rows.get(key) || {labels, values: {}};
      row.values["Value #" + one.target.refId] = one.value;
      rows.set(key, row);
    }
    return [...rows.values()];
  }

  function organized(panel) {
    const steps = (panel.transformations || []).filter(one => one.id === "organize");
    return {
      isLeftOut: name => steps.some(step => ((step.options || {}).excludeByName || {})[name]),
      order: name => steps.map(step => ((step.options || {}).indexByName || {})[name])
          .find(index => index !== undefined) ?? 1000,
      shown: name => steps.reduce((text, step) => ((step.options || {}).renameByName || {})[text] || text, name),
    };
  }

  async function table(node, panel, context) {
    const found = await PanelQueries.instants(panel, context);
    const rows = rowsOf(found);
    const refs = [...new Set(found.map(one => one.target.refId))];
    const {isLeftOut, order, shown} = organized(panel);
    const labels = [...new Set(rows.flatMap(row => Object.keys(row.labels)))];
    const title = name => {
      const plain = refs.length === 1 && name.startsWith("Value #") ? shown("Value") : name;
      const renamed = shown(name) === name ? plain : shown(name);
      return Fields.of(panel, renamed).displayName || renamed;
    };
    const columns = [...labels, ...refs.map(ref => "Value #" + ref)]
        .filter(name => !isLeftOut(name) && name !== "Time")
        .map((name, index) => ({name, index}))
        .sort((a, b) => order(a.name) - order(b.name) || a.index - b.index)
        .map(({name}) => (name.startsWith("Value #")
            ? {name: title(name), numeric: true, sort: row => row.values[name] ?? -Infinity, cell: row =>
              (row.values[name] === undefined ? "–"
                  : Fields.text(Fields.of(panel, shown(name), name.slice("Value #".length)), row.values[name]))}
            : {name: title(name), sort: row => row.labels[name] || "", cell: row => row.labels[name] || "–"}));
    Table.show(node, {caption: panel.title || "Values", rows, columns, empty: "No data at this time."});
  }

  return {stat, table};
})();
