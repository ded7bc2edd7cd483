// Series over time as lines, drawn by uPlot. Each has a dash of its own beside its colour, and its
// name and value below.
const PanelLines = (() => {
  const DASHES = [[], [8, 4], [2, 3], [10, 3, 2, 3], [14, 5], [5, 2, 1, 2]];
  const MOST = 40;
  const dash = index => DASHES[Math.floor(index / 1) % DASHES.length];

  function stacked(rows) {
    const sums = (rows[0] || []).map(() => 0);
    return rows.map(row => row.map((value, index) => {
      sums[index] += value || 0;
      return value === null ? null : sums[index];
    }));
  }

  function swatch(colour, dashes) {
    return svg("svg", {class: "swatch", viewBox: "0 0 24 8", "aria-hidden": "true"},
        svg("path", {d: "M1 4H23", stroke: colour, "stroke-dasharray": dashes.map(one => one * 0.6).join(" ")}));
  }

  function legendOf(lines) {
    const values = lines.map(() => el("span", {class: "value"}));
    const list = el("ul", {class: "series"}, lines.map((line, index) => el(
        "li", {}, swatch(line.colour, line.dash), el("span", {class: "name"}, line.shown), values[index])));
    return {
      list,
      show: at => lines.forEach((line, index) => {
        const value = at === null ? line.last : line.row[at];
        values[index].textContent = value === null || value === undefined ? "–" : Fields.text(line.field, value);
      }),
    };
  }

  const lastOf = row => row.filter(value => value !== null).pop() ?? null;

  function lines(panel, all, rows) {
    return all.map((one, index) => {
      const field = Fields.of(panel, one.name, one.target.refId);
      const fixed = field.color && field.color.mode === "fixed" ? field.color.fixedColor : "";
      return {
        field, row: rows[index], last: lastOf(rows[index]), dash: dash(index),
        shown: field.displayName || one.name, colour: Fields.colour(fixed, Fields.series(index))};
    });
  }

  function axis(more) {
    const grid = Theme.colour("--line");
    return {
      stroke: Theme.colour("--quiet"), font: "11px system-ui, sans-serif", grid: {stroke: grid, width: 1},
      ticks: {stroke: grid, width: 1}, ...more};
  }

  function bounds(panel) {
    const {min, max} = (panel.fieldConfig || {}).defaults || {};
    return (self, low, high) => {
      const top = max ?? (high === low || high === null ? (high || 0) + 1 : high + (high - low) * 0.08);
      const bottom = min ?? (low >= 0 ? 0 : low - (high - low) * 0.08);
      return [bottom, top > bottom ? top : bottom + 1];
    };
  }

  // Where another colour begins: {value, colour, shown}.
  function limits(panel) {
    const field = Fields.of(panel, "", "");
    const isDrawn = ((field.custom.thresholdsStyle || {}).mode || "off") !== "off";
    return (isDrawn ? (field.thresholds || {}).steps || [] : [])
        .filter(step => Number.isFinite(step.value))
        .map(step => ({
          value: step.value, colour: Fields.colour(step.color, Theme.colour("--quiet")),
          shown: Fields.text(field, step.value)}));
  }

  // As dashed lines from side to side, so far as they are in sight.
  function drawLimits(chart, all) {
    const {left, top, width, height} = chart.bbox;
    const pen = chart.ctx;
    pen.save();
    pen.lineWidth = 1.5 * uPlot.pxRatio;
    pen.setLineDash([9 * uPlot.pxRatio, 6 * uPlot.pxRatio]);
    for (const limit of all) {
      const y = Math.round(chart.valToPos(limit.value, "y", true));
      if (y >= top && y <= top + height) {
        pen.strokeStyle = limit.colour;
        pen.beginPath();
        pen.moveTo(left, y);
        pen.lineTo(left + width, y);
        pen.stroke();
      }
    }
    pen.restore();
  }

  function options(panel, drawn, width, height, legend, isStacked, context, marks) {
    const name = ((panel.fieldConfig || {}).defaults || {}).unit || "short";
    const unit = Format.unit(name);
    const {custom} = Fields.of(panel, "", "");
    const opacity = Math.min(60, isStacked ? Math.max(25, custom.fillOpacity || 0) : custom.fillOpacity || 0);
    return {
      width,
      height,
      legend: {show: false},
      cursor: {y: false, points: {size: 6}, drag: {x: false, y: false}},
      scales: {x: {time: true, range: () => [context.end - context.span, context.end]}, y: {range: bounds(panel)}},
      axes: [
        axis({space: 70, values: [
          [86400, "{DD}.{MM}.", null, null, null, null, null, null, 1],
          [60, "{HH}:{mm}", null, null, null, null, null, null, 1],
          [1, "{HH}:{mm}:{ss}", null, null, null, null, null, null, 1]]}),
        axis({size: 62, ...AxisSteps.of(name), values: (self, ticks) => ticks.map(unit)})],
      series: [{}, ...drawn.map(line => ({
        label: line.shown, stroke: line.colour, width: 1.75, dash: line.dash, spanGaps: false,
        points: {show: line.row.filter(value => value !== null).length < 2, size: 5},
        fill: opacity ? line.colour.replace(/rgba?\(([^)]*?)(,\s*[\d.]+)?\)/, (whole, parts) =>
          "rgba(" + parts.split(",").slice(0, 3).join(",") + "," + opacity / 100 + ")") : undefined}))],
      bands: isStacked ? drawn.slice(1).map((line, index) => ({series: [index + 2, index + 1]})) : [],
      hooks: {
        draw: [self => {
          drawLimits(self, limits(panel));
          PanelMarks.draw(self, marks);
        }],
        setCursor: [self => legend.show(self.cursor.idx ?? null)]},
    };
  }

  function summary(panel, drawn) {
    const named = drawn.slice(0, 8).map(line =>
        line.shown + " " + (line.last === null ? "no data" : Fields.text(line.field, line.last)));
    return panel.title + ": " + named.concat(limits(panel).map(one => "threshold at " + one.shown)).join(", ");
  }

  async function draw(node, panel, context) {
    const series = await PanelQueries.ranges(panel, context, node.clientWidth);
    const all = series.slice(0, MOST);
    if (!all.length) {
      Dom.replace(node, el("p", {class: "none"}, "No data in this time."));
      return;
    }
    const {times, rows} = PanelQueries.aligned(all);
    const drawn = lines(panel, all, rows);
    const isStacked = (Fields.of(panel, "", "").custom.stacking || {}).mode === "normal";
    const legend = legendOf(drawn);
    const picture = el("div", {class: "plot", role: "img", "aria-label": summary(panel, drawn)});
    const thresholds = limits(panel);
    Dom.replace(node, picture, legend.list, thresholds.length ? el("p", {class: "quiet about thresholds"},
        "Dashed from side to side: " + thresholds.map(one => one.shown).join(", ")) : null, series.length > MOST
        ? el("p", {class: "quiet"}, "The first " + MOST + " of " + series.length + " series.") : null);
    const height = Math.max(150, context.height(panel) - 40);
    const marks = [];
    const chart = new uPlot(
        options(panel, drawn, node.clientWidth, height, legend, isStacked, context, marks),
        [times, ...(isStacked ? stacked(rows) : rows)], picture);
    legend.show(null);
    const observer = new ResizeObserver(() => chart.setSize({width: node.clientWidth, height}));
    observer.observe(node);
    let isDrawn = true;
    // Where they cannot be had, that is told above all panels.
    context.marks.then(found => {
      marks.push(...found);
      if (isDrawn) {
        chart.redraw(false);
      }
    }, () => {});
    node.addEventListener("undraw", () => {
      isDrawn = false;
      observer.disconnect();
      chart.destroy();
    }, {once: true});
  }

  return {draw};
})();
