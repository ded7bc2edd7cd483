// Who calls whom: a picture, what is chosen in it, and the same edges as a table.
const GraphView = (() => {
  const isMost = line => /^(at most|no bound)/.test(line);
  let level = "services";
  let isNear = false;
  let zoom = 1;

  const nameOf = end => end.method
      || (end.operation ? Data.owner(end) + " · " + end.operation : Data.owner(end));
  const link = end => (end.method
      ? code(end.method)
      : el("a", {href: Router.to("services", Data.owner(end))}, nameOf(end)));

  const live = edge => Live.bind(el("span"), node => Dom.update(
      node, Live.state.edges ? Measured.lines(Measured.ofEdge(edge)).join(" · ") : "–"));

  function table(edges) {
    return Table.of({
      caption: "Who calls whom, with policies and worst cases",
      rows: edges,
      empty: "Nothing calls anything here.",
      columns: [
        {name: "From", cell: edge => link(edge.from), sort: edge => nameOf(edge.from)},
        {name: "To", cell: edge => link(edge.to), sort: edge => nameOf(edge.to)},
        {name: "Policies", cell: edge => edge.label.filter(one => !isMost(one)).join(", ") || "–"},
        {
          name: "Worst case",
          cell: edge => edge.label.filter(isMost).join(", ") || "1 call, no waits",
          sort: edge => edge.maxCalls},
        {name: "Measured", cell: live},
      ],
    });
  }

  function side(title, edges, end, heading = "h3") {
    return [
      el(heading, {}, title),
      edges.length
          ? el("ul", {class: "edges"}, edges.map(edge => el(
              "li",
              {},
              link(edge[end]),
              el("span", {class: "quiet"}, edge.label.join(", ")),
              Live.bind(el("span", {class: "measured"}), node => Dom.update(
                  node,
                  Live.state.edges ? Measured.lines(Measured.ofEdge(edge)).join(" · ") : "")))))
          : el("p", {class: "quiet"}, "Nothing that the catalogs know."),
    ];
  }

  function details(name) {
    if (!name) {
      return [el("p", {class: "quiet"}, "Choose a card to see what it calls, and what calls it.")];
    }
    const service = Data.service(name);
    return [
      el("h2", {}, name),
      service
          ? el("p", {}, el("a", {href: Router.to("services", name)}, "Operations, policies and methods"))
          : el("p", {class: "quiet"}, "A method that is called, and in none of the catalogs."),
      side("Called by", Data.callers(name), "from"),
      side("Calls", Data.callees(name), "to"),
    ];
  }

  function near(name) {
    const names = new Set([name]);
    for (const edge of Data.graph.services.edges) {
      const [from, to] = [GraphLayout.idOf(edge.from), GraphLayout.idOf(edge.to)];
      if (from === name || to === name) {
        names.add(from).add(to);
      }
    }
    return one => names.has(one);
  }

  function choices(draw) {
    const radio = (value, words) => el(
        "label",
        {},
        el("input", {
          type: "radio", name: "level", value, checked: level === value,
          onchange: () => {
            level = value;
            draw();
          }}),
        words);
    return el("fieldset", {class: "segments"}, el("legend", {class: "unseen"}, "What is drawn"),
        radio("services", "Services"), radio("operations", "Operations"));
  }

  function dragged(frame) {
    let from = null;
    frame.addEventListener("pointerdown", event => {
      if (event.pointerType === "mouse" && !event.target.closest(".card")) {
        from = {x: event.clientX + frame.scrollLeft, y: event.clientY + frame.scrollTop};
        frame.setPointerCapture(event.pointerId);
      }
    });
    frame.addEventListener("pointermove", event => {
      if (from) {
        frame.scrollTo(from.x - event.clientX, from.y - event.clientY);
      }
    });
    frame.addEventListener("pointerup", () => {
      from = null;
    });
    return frame;
  }

  function legend() {
    const sample = (className, words) => el(
        "li",
        {},
        svg("svg", {class: "graph sample", viewBox: "0 0 36 10", "aria-hidden": "true"},
            svg("path", {class: "line " + className, d: "M1 5H35"})),
        words);
    return el("ul", {class: "legend"},
        sample("plain", "calls"),
        sample("plain broken", "possibly, or as a fallback"),
        Live.bind(el("li", {class: "inner"}), node => Dom.update(node, Live.state.edges
            ? el("ul", {}, sample("good", "called: the thicker, the more"),
                sample("warn", "1 % or more fail, as the edge says"),
                sample("bad", "10 % or more fail, or the circuit is open, as the edge says"),
                sample("still", "not called"), sample("unmeasured", "not measured"))
            : el("span", {class: "quiet"}, "Rates stand on edges once a Prometheus is connected."))));
  }

  function measuredOnly() {
    return Live.bind(el("div"), node => {
      const found = Measured.unknown();
      Dom.update(node, found.length ? [
        el("h2", {}, "Measured, and in no catalog"),
        Table.of({
          caption: "Calls that Prometheus has and no catalog does",
          rows: found,
          columns: [
            {name: "From", cell: one => one.labels.job},
            {name: "To", cell: one => one.labels.service},
            {name: "Measured", cell: one => Measured.lines(one).join(" · ")},
          ],
        })] : []);
    });
  }

  // The card of this name, if there is one.
  const find = name => Data.service(name) || Data.graph.services.unknown.find(one => one === name);

  function render(main, [wanted]) {
    let chosen = wanted || "";
    let drawing = null;
    let layout = null;
    const frame = dragged(el("div", {class: "frame", tabindex: 0, role: "region",
      "aria-label": "The graph; it can be scrolled"}));
    const aside = el("aside", {class: "details", "aria-label": "What is chosen"});

    function scale() {
      drawing.picture.style.width = layout.width * zoom + "px";
      drawing.picture.style.height = layout.height * zoom + "px";
    }

    function fit() {
      zoom = Math.max(0.6, Math.min(1.1, (frame.clientWidth - 4) / layout.width));
      scale();
    }

    function choose(name) {
      chosen = name === chosen ? "" : name;
      drawing.mark(chosen);
      Dom.replace(aside, details(chosen));
      if (chosen) {
        say(chosen + ": called by " + Data.callers(chosen).length + ", calls "
            + Data.callees(chosen).length);
      }
      if (isNear) {
        draw();
        const card = drawing.node(name);
        if (card) {
          card.focus();
        }
      }
    }

    function draw() {
      layout = GraphLayout.of(
          Data.graph[level], level === "operations", isNear && chosen ? near(chosen) : undefined);
      drawing = GraphDrawing.of(layout, choose);
      Dom.replace(frame, drawing.picture);
      drawing.mark(chosen);
      fit();
    }

    const zoomed = factor => () => {
      zoom = Math.max(0.2, Math.min(3, zoom * factor));
      scale();
    };
    const nearBox = el("input", {type: "checkbox", checked: isNear, onchange: event => {
      isNear = event.target.checked;
      draw();
    }});
    Dom.add(
        main,
        el("p", {class: "lead"}, "What the catalogs know of calls between ",
            Format.count(Data.services.length, "service"), ", with how they are retried and guarded."),
        el("div", {class: "tools"}, choices(draw),
            el("label", {class: "check"}, nearBox, "Only what the chosen one touches"),
            el("div", {class: "buttons"},
                el("button", {type: "button", "aria-label": "Smaller", onclick: zoomed(1 / 1.25)}, "−"),
                el("button", {type: "button", "aria-label": "Larger", onclick: zoomed(1.25)}, "+"),
                el("button", {type: "button", onclick: () => fit()}, "Fit"))),
        el("div", {class: "split"}, frame, aside),
        legend());
    Dom.replace(aside, details(chosen));
    draw();
    let room = frame.clientWidth;
    const observer = new ResizeObserver(() => requestAnimationFrame(() => {
      if (frame.clientWidth !== room) {
        room = frame.clientWidth;
        fit();
      }
    }));
    observer.observe(frame);
    main.addEventListener("leave", () => observer.disconnect(), {once: true});
    Dom.add(main, el("h2", {}, "The same as a table"), table(Data.graph.services.edges), measuredOnly());
    return chosen ? drawing.node(chosen) : null;
  }

  return {details: side, find, render, table};
})();
