// Tables that screen readers know as such, also where a phone shows rows as cards.
const Table = (() => {
  // What fills a table anew, by the table.
  const filling = new WeakMap();

  function headCell(column, order) {
    const attributes = {role: "columnheader", scope: "col", class: column.numeric ? "n" : null};
    if (!column.sort) {
      return el("th", attributes, column.name);
    }
    const sorted = order.name === column.name;
    return el(
        "th",
        {...attributes, "aria-sort": sorted ? order.direction : "none"},
        el("button", {type: "button", class: "sort", onclick: () => order.by(column.name)}, column.name));
  }

  function bodyCell(column, row, index) {
    return el(
        index === 0 ? "th" : "td",
        {
          role: index === 0 ? "rowheader" : "cell",
          scope: index === 0 ? "row" : null,
          class: column.numeric ? "n" : null,
          "data-label": column.name,
        },
        el("div", {class: "cell"}, column.cell(row)));
  }

  function sorted(rows, columns, order) {
    const column = columns.find(one => one.name === order.name);
    if (!column) {
      return rows;
    }
    const sign = order.direction === "descending" ? -1 : 1;
    const value = column.sort;
    return [...rows].sort((a, b) => {
      const [x, y] = [value(a), value(b)];
      return sign * (typeof x === "number" ? x - y : String(x).localeCompare(String(y)));
    });
  }

  // columns: {name, cell(row), numeric, sort(row)}; attributes(row) are those of its element.
  function of({caption, columns, rows, attributes = () => ({}), empty = "None."}) {
    if (!rows.length) {
      return el("p", {class: "quiet"}, empty);
    }
    const order = {name: "", direction: "ascending"};
    const head = el("thead", {role: "rowgroup"});
    const body = el("tbody", {role: "rowgroup"});
    let shown = {columns, rows};
    function draw() {
      Dom.update(head, el("tr", {role: "row"}, shown.columns.map(column => headCell(column, order))));
      Dom.replace(
          body,
          sorted(shown.rows, shown.columns, order).map(row =>
              el(
                  "tr",
                  {role: "row", ...attributes(row)},
                  shown.columns.map((column, index) => bodyCell(column, row, index)))));
    }
    order.by = name => {
      const again = order.name === name;
      const isNumeric = shown.columns.find(one => one.name === name).numeric;
      const first = isNumeric ? "descending" : "ascending";
      const other = first === "ascending" ? "descending" : "ascending";
      order.direction = again && order.direction === first ? other : first;
      order.name = name;
      draw();
    };
    draw();
    const node = el("div", {class: "table", role: "region", "aria-label": caption, tabindex: 0},
        el("table", {role: "table"}, el("caption", {class: "unseen"}, caption), head, body));
    filling.set(node, fresh => {
      shown = fresh;
      draw();
    });
    return node;
  }

  const names = columns => columns.map(column => column.name).join("\n");

  // Has a node one table, which stays, with its order and what has the focus, if just rows are new.
  function show(node, {columns, rows, ...more}) {
    const fill = node.childElementCount === 1 && filling.get(node.firstElementChild);
    if (fill && rows.length && node.dataset.columns === names(columns)) {
      fill({columns, rows});
      return;
    }
    node.dataset.columns = names(columns);
    Dom.replace(node, of({columns, rows, ...more}));
  }

  return {of, show};
})();
