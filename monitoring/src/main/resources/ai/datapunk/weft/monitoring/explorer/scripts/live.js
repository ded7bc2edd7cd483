// What a Prometheus says now, for all that shows it. Each part is asked by itself: where one
// cannot be had, that is told and the rest goes on.
const Live = (() => {
  const EVERY = 30000;
  const state = {phase: "none", address: "", words: "Not connected", problems: [], asked: 0};
  let bindings = [];
  let turn = 0;
  let timer = 0;

  const empty = () => ({
    rules: null, alerts: null, edges: null, operations: null, budgets: null, burns: null, names: null});
  Object.assign(state, empty());

  // Has a function fill a node, now and each time something is new.
  function bind(node, show, lasting = false) {
    bindings.push({node, show, lasting});
    show(node);
    return node;
  }

  const unbind = () => {
    bindings = bindings.filter(binding => binding.lasting);
  };

  // What is drawn anew leaves behind nodes that nobody sees any more.
  function tell() {
    bindings = bindings.filter(binding => binding.lasting || binding.node.isConnected);
    bindings.forEach(binding => binding.show(binding.node));
  }

  const pairKey = labels => labels.job + "\u0000" + labels.service;
  const operationKey = labels => pairKey(labels) + "\u0000" + labels.operation;

  async function measured(base, queries, key) {
    const parts = Object.keys(queries);
    const found = await Promise.all(parts.map(part => Prometheus.query(base, queries[part])));
    const all = new Map();
    found.forEach((samples, index) => {
      for (const sample of samples) {
        if (Number.isFinite(sample.value)) {
          const one = all.get(key(sample.labels)) || {labels: sample.labels};
          one[parts[index]] = sample.value;
          all.set(key(sample.labels), one);
        }
      }
    });
    return all;
  }

  // Which of the series that alerts read there are.
  async function names(base) {
    const wanted = [...new Set(Data.alerts.flatMap(alert => alert.series))];
    return new Set(wanted.length ? await Prometheus.names(base, wanted) : []);
  }

  const PARTS = [
    ["rules", base => Prometheus.rules(base)],
    ["alerts", base => Prometheus.alerts(base)],
    ["edges", base => measured(base, Data.queries.services, pairKey)],
    ["operations", base => measured(base, Data.queries.operations, operationKey)],
    ["budgets", base => Prometheus.query(base, Data.queries.budgets)],
    ["burns", base => Prometheus.query(base, Data.queries.burns)],
    ["names", names],
  ];

  async function load(mine) {
    const base = state.address;
    const problems = [];
    const fresh = empty();
    await Promise.all(
        PARTS.map(async ([part, ask]) => {
          try {
            fresh[part] = await ask(base);
          } catch (problem) {
            problems.push(problem.message);
          }
        }));
    if (mine === turn) {
      Object.assign(state, fresh, {
        phase: "connected",
        problems: [...new Set(problems)],
        words: "Connected to " + base,
        asked: Date.now(),
      });
      tell();
      schedule(mine, load);
    }
  }

  function schedule(mine, ask) {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (document.hidden) {
        schedule(mine, ask);
      } else {
        ask(mine);
      }
    }, EVERY);
  }

  // One that is not there may be there later.
  async function reach(mine) {
    try {
      await Prometheus.query(state.address, "vector(1)");
    } catch (problem) {
      if (mine === turn) {
        fail(problem);
        schedule(mine, reach);
      }
      return;
    }
    if (mine === turn) {
      await load(mine);
      say(state.words + (state.problems.length ? ", but not all could be had" : ""));
    }
  }

  // What is wrong is read out where it stands.
  function fail(problem) {
    Object.assign(state, {phase: "failed", words: "Not connected", problems: [problem.message]});
    tell();
  }

  function connect(text) {
    const mine = ++turn;
    clearTimeout(timer);
    Object.assign(state, empty(), {problems: []});
    try {
      state.address = Prometheus.address(text);
    } catch (problem) {
      fail(problem);
      return;
    }
    Object.assign(state, {phase: "asking", words: "Asking " + state.address + " …"});
    tell();
    reach(mine);
  }

  function disconnect() {
    turn++;
    clearTimeout(timer);
    Object.assign(state, empty(), {phase: "none", address: "", words: "Not connected", problems: []});
    tell();
    say("Not connected");
  }

  const isConnected = () => state.phase === "connected";
  const refresh = () => (isConnected() ? load(++turn) : undefined);

  return {bind, connect, disconnect, isConnected, refresh, state, unbind};
})();
