// The graph as a picture whose cards can be chosen, by pointer and by keyboard.
const GraphDrawing = (() => {
  const LEVELS = ["good", "warn", "bad", "still", "unmeasured"];

  function arrows() {
    return svg("defs", {}, LEVELS.concat("plain").map(level => svg(
        "marker",
        {
          id: "arrow-" + level, viewBox: "0 0 10 10", refX: 9, refY: 5, markerWidth: 9,
          markerHeight: 9, markerUnits: "userSpaceOnUse", orient: "auto-start-reverse"},
        svg("path", {d: "M0 1L9 5L0 9z", class: "arrow " + level}))));
  }

  function rows(card) {
    const {head, row, padding} = GraphLayout.CARD;
    return card.rows.map((one, index) => svg(
        "text",
        {
          class: "row" + (one.begins ? " begins" : ""), x: -card.width / 2 + padding,
          y: -card.height / 2 + head + (index + 0.5) * row + 4},
        one.shown,
        svg("title", {}, one.text)));
  }

  function cardNode(card, choose) {
    const {head, padding} = GraphLayout.CARD;
    const top = -card.height / 2;
    const node = svg(
        "g",
        {
          class: "card " + card.kind.replace(/ /g, "-"), role: "button", tabindex: -1,
          "aria-pressed": "false", "aria-label": card.name + ", " + card.kind,
          transform: "translate(" + card.x + " " + card.y + ")", "data-name": card.name,
          onclick: () => choose(card.name)},
        svg("rect", {
          class: "body", x: -card.width / 2, y: top, width: card.width, height: card.height, rx: 10}),
        svg("rect", {class: "edge", x: -card.width / 2, y: top + 10, width: 4, height: card.height - 20, rx: 2}),
        svg("text", {class: "name", x: -card.width / 2 + padding, y: top + 21}, card.shown),
        svg("text", {class: "kind", x: -card.width / 2 + padding, y: top + 38}, card.kind),
        card.rows.length
            ? svg("path", {class: "rule", d: "M" + -card.width / 2 + " " + (top + head) + "h" + card.width})
            : null,
        rows(card),
        svg("title", {}, card.name));
    return node;
  }

  const isPlain = edge => !edge.possible && !edge.fallback;

  // What is drawn of an edge: its line, and what stands on it. All texts are drawn after all lines
  // and cards, so that none is crossed by one.
  function edgeNodes(edge) {
    const line = svg("path", {class: "line" + (isPlain(edge) ? "" : " broken"), d: edge.path});
    const text = svg("text", {class: "label", x: edge.middle.x});
    const ends = {"data-from": edge.fromCard.name, "data-to": edge.toCard.name};
    const lineNode = svg("g", {class: "edge-of", ...ends}, svg("path", {class: "reach", d: edge.path}), line);
    const textNode = svg("g", {class: "label-of", ...ends}, text);
    for (const [event, isOver] of [["pointerenter", true], ["pointerleave", false]]) {
      lineNode.addEventListener(event, () => textNode.classList.toggle("over", isOver));
    }
    Live.bind(lineNode, () => {
      const measured = Measured.ofEdge(edge.source);
      const level = Live.state.edges ? Measured.level(measured) : "plain";
      line.setAttribute("class", "line " + level + (isPlain(edge) ? "" : " broken"));
      line.setAttribute("marker-end", "url(#arrow-" + level + ")");
      line.style.strokeWidth = level === "still" ? "1"
          : String(Math.min(6, 1.6 + Math.log10(1 + (measured ? Measured.called(measured) : 0))));
      // These have words also where there is no room for all, as a colour alone says nothing.
      textNode.classList.toggle("failing", level === "warn" || level === "bad");
      const lines = labels(edge, measured);
      // Above the line, however many there are.
      text.setAttribute("y", edge.middle.y - 7 - 15 * (lines.length - 1));
      Dom.update(text, lines.map((words, index) =>
          svg("tspan", {x: edge.middle.x, dy: index === 0 ? 0 : 15}, words)));
    });
    return [lineNode, textNode];
  }

  function labels(edge, measured) {
    if (Live.state.edges) {
      const [calls, ...more] = Measured.lines(measured);
      return [calls, ...more.filter(one => /^(failing|circuit)/.test(one))];
    }
    return edge.label.filter(one => !/^(waits|there|at most|no bound)/.test(one)).slice(0, 2)
        .map(one => one.replace("circuit open for", "open for"));
  }

  // The nearest card in the direction of an arrow key.
  function neighbour(cards, card, key) {
    const [dx, dy] = {
      ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1]}[key];
    let best = null;
    let least = Infinity;
    for (const other of cards) {
      const along = (other.x - card.x) * dx + (other.y - card.y) * dy;
      const beside = Math.abs((other.x - card.x) * dy) + Math.abs((other.y - card.y) * dx);
      if (other !== card && along > 1 && along + 2.5 * beside < least) {
        [best, least] = [other, along + 2.5 * beside];
      }
    }
    return best;
  }

  function walk(layout, nodes, choose) {
    return event => {
      const card = layout.cards.find(one => one.name === event.target.dataset.name);
      if (!card) {
        return;
      }
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        choose(card.name);
      } else if (event.key === "Escape") {
        choose("");
      } else if (event.key.startsWith("Arrow")) {
        event.preventDefault();
        const next = neighbour(layout.cards, card, event.key);
        if (next) {
          nodes.forEach((node, name) => node.setAttribute("tabindex", name === next.name ? 0 : -1));
          nodes.get(next.name).focus();
        }
      }
    };
  }

  // Has a card and what it touches stand out; none is chosen by an empty name.
  function mark(picture, nodes, name) {
    picture.classList.toggle("chosen", name !== "");
    const near = new Set([name]);
    picture.querySelectorAll(".edge-of, .label-of").forEach(edge => {
      const touches = edge.dataset.from === name || edge.dataset.to === name;
      edge.classList.toggle("near", touches);
      if (touches) {
        near.add(edge.dataset.from).add(edge.dataset.to);
      }
    });
    nodes.forEach((node, key) => {
      node.classList.toggle("near", near.has(key));
      node.setAttribute("aria-pressed", String(key === name));
    });
  }

  function of(layout, choose) {
    const edges = layout.edges.map(edgeNodes);
    const nodes = new Map(layout.cards.map(card => [card.name, cardNode(card, choose)]));
    const picture = svg(
        "svg",
        {
          class: "graph" + (layout.edges.length > GraphLayout.MOST_LABELLED ? " crowded" : ""), role: "group",
          "aria-label": "Who calls whom. Arrow keys go from one to the next, Enter shows what it calls.",
          viewBox: "0 0 " + layout.width + " " + layout.height,
          onkeydown: walk(layout, nodes, choose)},
        arrows(),
        edges.map(([line]) => line),
        [...nodes.values()],
        edges.map(([, text]) => text));
    const first = nodes.values().next().value;
    if (first) {
      first.setAttribute("tabindex", 0);
    }
    return {picture, mark: name => mark(picture, nodes, name), node: name => nodes.get(name)};
  }

  return {of};
})();
