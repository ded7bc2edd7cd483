// Marks, such as those of circuits that open: asked once for a dashboard, drawn on all its lines, and
// told in words above them.
const PanelMarks = (() => {
  const MOST_POINTS = 10000;
  const MOST_TOLD = 50;

  // What is there at one step after another is one mark, where it begins.
  function starts(points, step) {
    const times = points.map(([time]) => time);
    return times.filter((time, index) => index === 0 || time - times[index - 1] > step * 1.5);
  }

  async function asked(model, context) {
    const step = Math.max(Interval.seconds(model.step || "1m"), Math.ceil(context.span / MOST_POINTS));
    const end = Math.floor(context.end / step) * step;
    const start = Math.floor((context.end - context.span) / step) * step;
    const {values} = Interval.of(context.span, MOST_POINTS, step);
    const query = Variables.fill(model.expr, {...values, ...context.values});
    const found = await Prometheus.range(context.base, query, {start, end, step});
    return found.flatMap(one => starts(one.points, step).map(time => ({
      time, name: model.name, colour: model.iconColor, text: PanelQueries.named(model.textFormat || "", one.labels)})));
  }

  // {time, name, text, colour} of each, as they came.
  async function of(dashboard, context) {
    const models = ((dashboard.annotations || {}).list || []).filter(one => one.enable && one.expr);
    const all = await Promise.all(models.map(model => asked(model, context)));
    return all.flat().sort((a, b) => a.time - b.time);
  }

  function draw(chart, marks) {
    const {left, top, width, height} = chart.bbox;
    const pen = chart.ctx;
    pen.save();
    pen.lineWidth = uPlot.pxRatio;
    pen.setLineDash([2 * uPlot.pxRatio, 3 * uPlot.pxRatio]);
    for (const mark of marks) {
      const x = Math.round(chart.valToPos(mark.time, "x", true));
      if (x >= left && x <= left + width) {
        pen.strokeStyle = Fields.colour(mark.colour, Theme.colour("--quiet"));
        pen.beginPath();
        pen.moveTo(x, top);
        pen.lineTo(x, top + height);
        pen.stroke();
      }
    }
    pen.restore();
  }

  function told(marks, isOpen) {
    return marks.length === 0 ? null : el("details", {class: "marks", open: isOpen},
        el("summary", {}, Format.count(marks.length, "mark") + " on the lines"),
        el("ul", {class: "plain"}, marks.slice(-MOST_TOLD).reverse().map(mark => el("li", {},
            Format.clock(mark.time) + " ", el("strong", {}, mark.name), " " + mark.text))),
        marks.length > MOST_TOLD ? el("p", {class: "quiet"}, "The last " + MOST_TOLD + ".") : null);
  }

  // Has a node tell of them, or why they cannot be had.
  async function tell(node, coming) {
    try {
      const marks = await coming;
      const known = node.querySelector("details");
      Dom.update(node, told(marks, known !== null && known.open));
    } catch (problem) {
      Dom.update(node, el("p", {class: "notice bad"}, problem.message));
    }
  }

  return {draw, of, tell};
})();
