// Small pictures beside words; those who cannot see them miss nothing.
const Icons = (() => {
  const PATHS = {
    overview: "M4 5h7v7H4zM13 5h7v4h-7zM13 11h7v8h-7zM4 14h7v5H4z",
    services: "M4 5h16v5H4zM4 14h16v5H4zM7.5 7.5h.01M7.5 16.5h.01",
    dependencies: "M6 8.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM18 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z"
        + "M7 21a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM8.2 7.2l7.5 3.7M9.2 17.5l6.6-4",
    alerts: "M12 4a6 6 0 0 0-6 6v4l-2 3h16l-2-3v-4a6 6 0 0 0-6-6zM10 20.5h4",
    objectives: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 12h.01",
    dashboards: "M4 20V4M4 20h16M8 16l4-5 3 3 5-7",
    metrics: "M5 7h14M5 12h14M5 17h9",
    "series-budget": "M4 4h16v16H4zM4 11h9M13 4v16M13 14h7",
    search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L20 20",
    theme: "M12 3a9 9 0 1 0 0 18zM12 3a9 9 0 0 1 0 18",
  };

  function icon(name) {
    return svg(
        "svg",
        {class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false"},
        svg("path", {d: PATHS[name] || ""}));
  }

  // Threads that cross: what the name says.
  function mark() {
    return svg(
        "svg",
        {class: "mark", viewBox: "0 0 32 32", "aria-hidden": "true", focusable: "false"},
        svg("rect", {width: 32, height: 32, rx: 8, class: "mark-ground"}),
        svg("path", {class: "mark-warp", d: "M10 7v18M16 7v18M22 7v18"}),
        svg("path", {class: "mark-weft", d: "M7 12h6M19 12h6M13 16h6M7 16h0M7 20h6M19 20h6"}));
  }

  return {icon, mark};
})();
