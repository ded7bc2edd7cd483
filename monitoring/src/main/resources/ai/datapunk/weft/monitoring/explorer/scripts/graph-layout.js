// Where services stand and edges run: dagre's layers from the left to the right. A service is a
// card; where operations are drawn, each has a line on it.
const GraphLayout = (() => {
  const CARD = {head: 44, row: 24, foot: 8, least: 112, most: 270, padding: 16};
  const LABEL = {width: 120, height: 44};
  const MOST_LABELLED = 40;
  const context = document.createElement("canvas").getContext("2d");

  function width(text, font) {
    context.font = font;
    return context.measureText(text).width;
  }

  const bold = "600 14px system-ui, sans-serif";
  const plain = "13px system-ui, sans-serif";

  // As much of a text as there is room for.
  function fitted(text, room, font = plain) {
    if (width(text, font) <= room) {
      return text;
    }
    let end = text.length;
    while (end > 1 && width(text.slice(0, end) + "…", font) > room) {
      end--;
    }
    return text.slice(0, end) + "…";
  }

  const START = "\u0000starts";
  const rowOf = end => end.operation || (end.application ? START : "");

  function cards(graph, isDetailed) {
    const all = new Map();
    for (const service of graph.services) {
      all.set(service.name, {
        name: service.name,
        kind: service.application ? "application" : "service",
        rows: isDetailed ? (service.operations || []).map(name => ({key: name, text: name})) : [],
      });
    }
    for (const method of graph.unknown) {
      all.set(method, {name: method, kind: "in no catalog", rows: []});
    }
    if (isDetailed) {
      for (const edge of graph.edges) {
        const card = edge.from.application ? all.get(edge.from.application) : null;
        if (card && card.rows.length && card.rows[0].key !== START) {
          card.rows.unshift({key: START, text: "begins here", begins: true});
        }
      }
    }
    all.forEach(measure);
    return all;
  }

  function measure(card) {
    const texts = [width(card.name, bold) + 8, ...card.rows.map(row => width(row.text, plain))];
    const inner = Math.min(CARD.most, Math.max(CARD.least, ...texts));
    card.width = inner + 2 * CARD.padding;
    card.height = CARD.head + (card.rows.length ? card.rows.length * CARD.row + CARD.foot : 10);
    card.shown = fitted(card.name, inner, bold);
    card.rows.forEach(row => {
      row.shown = fitted(row.text, inner);
    });
  }

  const idOf = end => Data.owner(end) || end.method;

  function anchor(card, end, isLeft) {
    const index = card.rows.findIndex(row => row.key === rowOf(end));
    const y = index < 0 ? card.y : card.y - card.height / 2 + CARD.head + (index + 0.5) * CARD.row;
    return {x: card.x + (isLeft ? -card.width / 2 : card.width / 2), y};
  }

  // A curve through the middles of what dagre says.
  function path(points) {
    const [first, ...rest] = points;
    let text = "M" + first.x + " " + first.y;
    for (let index = 0; index < rest.length - 1; index++) {
      const [here, next] = [rest[index], rest[index + 1]];
      const last = index === rest.length - 2;
      const to = last ? next : {x: (here.x + next.x) / 2, y: (here.y + next.y) / 2};
      text += "Q" + here.x + " " + here.y + " " + to.x + " " + to.y;
    }
    return rest.length === 1 ? text + "L" + rest[0].x + " " + rest[0].y : text;
  }

  // From a card to itself: a loop above its right corner.
  function loop(card) {
    const x = card.x + card.width / 2;
    const y = card.y - card.height / 2;
    return "M" + x + " " + (y + 30) + "C" + (x + 46) + " " + (y + 26) + " " + (x + 26) + " " + (y - 30)
        + " " + (x - 24) + " " + y;
  }

  function route(edge, placed) {
    const [from, to] = [edge.fromCard, edge.toCard];
    if (from === to) {
      return {
        path: loop(from),
        middle: {x: from.x + from.width / 2 + 14, y: from.y - from.height / 2 - 10},
      };
    }
    const isForward = from.x < to.x;
    const points = placed.points.slice();
    points[0] = anchor(from, edge.from, !isForward);
    points[points.length - 1] = anchor(to, edge.to, isForward);
    const middle = placed.x === undefined ? points[Math.floor(points.length / 2)] : placed;
    return {path: path(points), middle: {x: middle.x, y: middle.y}};
  }

  // keeps(name): which cards are drawn.
  function of(graph, isDetailed, keeps = () => true) {
    const all = cards(graph, isDetailed);
    const drawn = new dagre.graphlib.Graph({multigraph: true});
    drawn.setGraph({
      rankdir: "LR", nodesep: 22, ranksep: 48, edgesep: 10, marginx: 24, marginy: 32,
      ranker: all.size > 120 ? "longest-path" : "network-simplex"});
    drawn.setDefaultEdgeLabel(() => ({}));
    const kept = [...all.values()].filter(card => keeps(card.name));
    kept.forEach(card => drawn.setNode(card.name, card));
    const edges = graph.edges
        .filter(edge => drawn.hasNode(idOf(edge.from)) && drawn.hasNode(idOf(edge.to)))
        .map((edge, index) => ({
          ...edge, index, source: edge, fromCard: all.get(idOf(edge.from)), toCard: all.get(idOf(edge.to))}));
    const isRoomy = edges.length <= MOST_LABELLED;
    edges.forEach(edge => {
      if (edge.fromCard !== edge.toCard) {
        const room = isRoomy ? {width: LABEL.width, height: LABEL.height, labelpos: "c"} : {};
        drawn.setEdge(edge.fromCard.name, edge.toCard.name, room, String(edge.index));
      }
    });
    dagre.layout(drawn);
    edges.forEach(edge => {
      const placed = drawn.edge(edge.fromCard.name, edge.toCard.name, String(edge.index));
      Object.assign(edge, route(edge, placed));
    });
    const size = drawn.graph();
    return {cards: kept, edges, width: (size.width || 200) + 40, height: size.height || 120};
  }

  return {CARD, MOST_LABELLED, idOf, of};
})();
