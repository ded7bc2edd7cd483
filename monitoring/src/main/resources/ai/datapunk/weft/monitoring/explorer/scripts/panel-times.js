// What is drawn as boxes along the time: states, and how many values fell where.
const PanelTimes = (() => {
  const NONE = "No data in this time.";

  function spans(points, step, end) {
    const all = [];
    for (const [time, value] of points) {
      const last = all[all.length - 1];
      if (last && last.value === value && time - last.end <= step * 1.5) {
        last.end = Math.min(end, time + step);
      } else {
        all.push({start: time, end: Math.min(end, time + step), value});
      }
    }
    return all;
  }

  function segment(span, field, context, index) {
    const left = (span.start - (context.end - context.span)) / context.span;
    const width = (span.end - span.start) / context.span;
    const words = Fields.text(field, span.value);
    return el("span", {
      class: "segment",
      title: words + ", " + Format.clock(span.start) + " to " + Format.clock(span.end),
      style: {
        left: Math.max(0, left) * 100 + "%", width: width * 100 + "%",
        background: Fields.colourOf(field, span.value, Fields.series(index))}},
    width > 0.08 ? words : "");
  }

  function timeAxis(context) {
    const steps = [0, 0.25, 0.5, 0.75, 1];
    return el("div", {class: "times", "aria-hidden": "true"}, steps.map(share =>
        el("span", {}, Format.clock(context.end - context.span * (1 - share)).slice(0, 5))));
  }

  async function states(node, panel, context) {
    const found = await PanelQueries.ranges(panel, context, Math.min(400, node.clientWidth));
    if (!found.length) {
      Dom.replace(node, el("p", {class: "none"}, NONE));
      return;
    }
    const rows = found.slice(0, 24).map((one, index) => {
      const field = Fields.of(panel, one.name, one.target.refId);
      const all = spans(one.points, one.step, context.end);
      const words = one.name + ": " + all.slice(-6).map(span =>
          Fields.text(field, span.value) + " from " + Format.clock(span.start)).join(", ");
      return el("li", {},
          el("span", {class: "name"}, one.name),
          el("span", {class: "lane", role: "img", "aria-label": words},
              all.map(span => segment(span, field, context, index))));
    });
    Dom.replace(node, el("ul", {class: "lanes"}, rows), timeAxis(context), mappings(panel));
  }

  function mappings(panel) {
    const known = ((panel.fieldConfig || {}).defaults || {}).mappings || [];
    const texts = known.filter(one => one.type === "value").flatMap(one => Object.values(one.options));
    return texts.length ? el("ul", {class: "legend"}, texts.map(one => el("li", {},
        el("span", {class: "swatch box", style: {background: Fields.colour(one.color, "var(--s1)")},
          "aria-hidden": "true"}), one.text))) : null;
  }

  // Counts up to each bound, made counts within each.
  function buckets(found) {
    const bounds = [...new Set(found.map(one => one.labels.le))].filter(Boolean)
        .sort((a, b) => Number(a.replace("+Inf", "Infinity")) - Number(b.replace("+Inf", "Infinity")));
    const rows = bounds.map(bound => {
      const counts = new Map();
      for (const one of found.filter(series => series.labels.le === bound)) {
        one.points.forEach(([time, value]) => counts.set(time, (counts.get(time) || 0) + value));
      }
      return counts;
    });
    return {bounds, rows: rows.map((counts, index) => new Map([...counts].map(([time, value]) =>
        [time, Math.max(0, value - (index > 0 ? rows[index - 1].get(time) || 0 : 0))])))};
  }

  function paint(canvas, rows, step, context, most) {
    const scale = window.devicePixelRatio || 1;
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    canvas.width = width * scale;
    canvas.height = height * scale;
    const pen = canvas.getContext("2d");
    pen.scale(scale, scale);
    pen.fillStyle = Theme.colour("--s1");
    const each = height / rows.length;
    rows.forEach((counts, index) => counts.forEach((value, time) => {
      if (value > 0) {
        pen.globalAlpha = 0.12 + 0.88 * Math.sqrt(value / most);
        const left = ((time - (context.end - context.span)) / context.span) * width;
        pen.fillRect(left, height - (index + 1) * each + 0.5, Math.max(1, (step / context.span) * width - 0.5),
            each - 1);
      }
    }));
  }

  async function heat(node, panel, context) {
    const found = await PanelQueries.ranges(panel, context, node.clientWidth / 8);
    const {bounds, rows} = buckets(found);
    if (!bounds.length) {
      Dom.replace(node, el("p", {class: "none"}, found.length ? "Only classic buckets are drawn here." : NONE));
      return;
    }
    const most = Math.max(...rows.flatMap(counts => [...counts.values()]), 1e-12);
    const unit = Format.unit((((panel.options || {}).yAxis || {}).unit)
        || ((panel.fieldConfig || {}).defaults || {}).unit || "s");
    const name = bound => (bound === "+Inf" ? "more" : "≤ " + unit(Number(bound)));
    const canvas = el("canvas", {class: "heat", role: "img", "aria-label": panel.title + ": most values are "
        + name(bounds[fullest(rows)])});
    const step = Math.max(1, Math.ceil(bounds.length / 8));
    const labels = el("ul", {class: "heat-labels", "aria-hidden": "true"},
        [...bounds].reverse().map((bound, index) =>
            el("li", {}, (bounds.length - 1 - index) % step === 0 || index === 0 ? name(bound) : "")));
    Dom.replace(node, el("div", {class: "heat-of", style: {height: Math.max(150, context.height(panel) - 50) + "px"}},
        labels, canvas), timeAxis(context),
    el("p", {class: "quiet about"}, "Darkest: " + Format.short(most) + "/s"));
    paint(canvas, rows, found[0].step, context, most);
  }

  function fullest(rows) {
    const sums = rows.map(counts => [...counts.values()].reduce((sum, value) => sum + value, 0));
    return sums.indexOf(Math.max(...sums));
  }

  return {heat, states};
})();
