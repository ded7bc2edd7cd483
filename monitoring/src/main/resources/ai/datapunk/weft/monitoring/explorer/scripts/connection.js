// Where a Prometheus is named, and what has come of it.
const Connection = (() => {
  const field = el("input", {
    id: "prometheus", type: "text", inputmode: "url", autocomplete: "url", spellcheck: "false",
    placeholder: "http://localhost:9090"});

  const panel = el(
      "div",
      {id: "connection", class: "connection", hidden: true},
      el(
          "form",
          {
            onsubmit: event => {
              event.preventDefault();
              Live.connect(field.value);
            },
          },
          el("label", {for: "prometheus"}, "Address of a Prometheus"),
          el(
              "div",
              {class: "line"},
              field,
              el("button", {type: "submit", class: "main"}, "Connect"),
              el("button", {type: "button", onclick: () => Live.disconnect()}, "Disconnect"))),
      el(
          "p",
          {class: "quiet"},
          "States, rates and charts come from there. Nothing else is asked, and nothing is sent but queries."));

  const button = el("button", {
    type: "button", id: "connect", class: "connect", "aria-expanded": "false",
    "aria-controls": "connection", onclick: () => open(panel.hidden)});

  function open(isOpen) {
    panel.hidden = !isOpen;
    button.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) {
      field.focus();
    }
  }

  const WORDS = {
    none: "Not connected", asking: "Asking …", failed: "Not reached", connected: "Connected"};

  function showButton(node) {
    const {phase, problems, address} = Live.state;
    const words = phase === "connected" && problems.length ? "Partly connected" : WORDS[phase];
    Dom.update(
        node,
        el("span", {class: "dot " + phase + (problems.length ? " partly" : ""), "aria-hidden": "true"}),
        el("span", {class: "wide"}, "Prometheus: "),
        words);
    node.title = address;
  }

  // Stays above all sections for as long as something is wrong.
  function showProblems(node) {
    const {phase, problems} = Live.state;
    node.hidden = problems.length === 0;
    Dom.update(
        node,
        el("p", {}, el("strong", {}, phase === "failed"
            ? "Prometheus gives no states. "
            : "Prometheus does not give everything. "),
        "What the catalogs say is shown all the same."),
        el("ul", {}, problems.map(problem => el("li", {}, problem))));
  }

  function start(header) {
    Live.bind(button, showButton, true);
    header.append(panel);
    const problems = el("div", {id: "problems", class: "notice bad", role: "alert", hidden: true});
    Dom.byId("main").before(problems);
    Live.bind(problems, showProblems, true);
    panel.addEventListener("keydown", event => {
      if (event.key === "Escape") {
        open(false);
        button.focus();
      }
    });
    const address = Router.parameter("prometheus") || Data.prometheus;
    field.value = address;
    if (address) {
      Live.connect(address);
    }
  }

  return {button, open: () => open(true), start};
})();
