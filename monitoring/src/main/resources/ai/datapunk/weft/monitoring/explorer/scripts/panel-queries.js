// Asks what a panel shows.
const PanelQueries = (() => {
  const targetsOf = panel => (panel.targets || []).filter(target => target.expr && !target.hide);

  // A text with the values of labels in the place of their names.
  const named = (format, labels) => format.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, label) => labels[label] ?? "");

  function legend(target, labels, isAlone) {
    const format = target.legendFormat;
    if (format && format !== "__auto") {
      return named(format, labels);
    }
    const {__name__: name, ...others} = labels;
    const text = Object.entries(others).map(([label, value]) => label + "=" + value).join(", ");
    return text || name || (isAlone ? "value" : target.refId);
  }

  const least = (panel, target) => Interval.seconds(target.interval || panel.interval || "")
      || Data.scrapeInterval;

  // Each target's series over the time: {target, name, labels, points}.
  async function ranges(panel, context, pixels) {
    const all = await Promise.all(targetsOf(panel).map(async target => {
      const {step, values} = Interval.of(context.span, pixels, least(panel, target));
      const end = Math.floor(context.end / step) * step;
      const start = Math.floor((context.end - context.span) / step) * step;
      const query = Variables.fill(target.expr, {...values, ...context.values});
      const found = await Prometheus.range(context.base, query, {start, end, step});
      return found.map(one => ({
        ...one, target, step, start, end, name: legend(target, one.labels, found.length === 1)}));
    }));
    return all.flat();
  }

  // What each target has at the end of the time.
  async function instants(panel, context) {
    const all = await Promise.all(targetsOf(panel).map(async target => {
      const {values} = Interval.of(context.span, 400, least(panel, target));
      const query = Variables.fill(target.expr, {...values, ...context.values});
      const found = await Prometheus.query(context.base, query, context.end);
      return found.map(one => ({...one, target, name: legend(target, one.labels, found.length === 1)}));
    }));
    return all.flat();
  }

  // The same times for all series, with holes where one has nothing.
  function aligned(all) {
    const times = [...new Set(all.flatMap(one => one.points.map(([time]) => time)))].sort((a, b) => a - b);
    const rows = all.map(one => {
      const known = new Map(one.points);
      return times.map(time => {
        const value = known.get(time);
        return Number.isFinite(value) ? value : null;
      });
    });
    const step = all.length ? all[0].step : 1;
    return gapped(times, rows, step);
  }

  // A time without any sample, where a hole is, for lines to end there.
  function gapped(times, rows, step) {
    const [allTimes, allRows] = [[], rows.map(() => [])];
    times.forEach((time, index) => {
      if (index > 0 && time - times[index - 1] > step * 1.5) {
        allTimes.push(times[index - 1] + step);
        allRows.forEach(row => row.push(null));
      }
      allTimes.push(time);
      allRows.forEach((row, one) => row.push(rows[one][index]));
    });
    return {times: allTimes, rows: allRows};
  }

  return {aligned, instants, named, ranges, targetsOf};
})();
