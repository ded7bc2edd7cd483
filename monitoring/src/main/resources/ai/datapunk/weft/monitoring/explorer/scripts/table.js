// Tables that screen readers know as such, also where a phone shows rows as cards.
const Table = (() => {
  function headCell(column, order) {
    const attributes = {role: "columnheader", scope: "col", class: column.numeric ? "n" : null};
    if (!column.sort) {
      return el("th", attributes, column.name);
    }
    const sorted = order.column === column;
    return el(
        "th",
        {...attributes, "aria-sort": sorted ? order.direction : "none"},
        el("button", {type: "button", class: "sort", onclick: () => order.by(column)}, column.name));
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

  function sorted(rows, order) {
    if (!order.column) {
      return rows;
    }
    const sign = order.direction === "descending" ? -1 : 1;
    const value = order.column.sort;
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
    const order = {column: null, direction: "ascending"};
    const head = el("thead", {role: "rowgroup"});
    const body = el("tbody", {role: "rowgroup"});
    function draw() {
      Dom.replace(head, el("tr", {role: "row"}, columns.map(column => headCell(column, order))));
      Dom.replace(
          body,
          sorted(rows, order).map(row =>
              el(
                  "tr",
                  {role: "row", ...attributes(row)},
                  columns.map((column, index) => bodyCell(column, row, index)))));
    }
    order.by = column => {
      const again = order.column === column;
      const first = column.numeric ? "descending" : "ascending";
      const other = first === "ascending" ? "descending" : "ascending";
      order.direction = again && order.direction === first ? other : first;
      order.column = column;
      draw();
      head.children[0].children[columns.indexOf(column)].querySelector("button").focus();
    };
    draw();
    const shown = el("table", {role: "table"}, el("caption", {class: "unseen"}, caption), head, body);
    return el("div", {class: "table", role: "region", "aria-label": caption, tabindex: 0}, shown);
  }

  return {of};
})();
