// Numbers and times as people read them.
const Format = (() => {
  const PREFIXES = [[1e12, "T"], [1e9, "G"], [1e6, "M"], [1e3, "k"]];
  const TIMES = [[31536000, "y"], [604800, "w"], [86400, "d"], [3600, "h"], [60, "min"], [1, "s"]];

  function digits(value, most = 3) {
    if (value === 0) {
      return "0";
    }
    if (!Number.isFinite(value)) {
      return Number.isNaN(value) ? "–" : value > 0 ? "∞" : "−∞";
    }
    const rounded = Number(value.toPrecision(most));
    const text = Math.abs(rounded) < 1e-4
        ? rounded.toExponential()
        : rounded.toLocaleString("en", {maximumSignificantDigits: most, useGrouping: false});
    return text.replace("-", "−");
  }

  const whole = value => Math.round(value).toLocaleString("en");

  function short(value) {
    for (const [size, prefix] of PREFIXES) {
      if (Math.abs(value) >= size) {
        return digits(value / size) + " " + prefix;
      }
    }
    return digits(value);
  }

  function bytes(value, step, prefixes) {
    let left = value;
    let index = 0;
    while (Math.abs(left) >= step && index < prefixes.length - 1) {
      left /= step;
      index++;
    }
    return digits(left) + " " + prefixes[index];
  }

  function seconds(value) {
    const size = Math.abs(value);
    if (!Number.isFinite(value) || size === 0) {
      return digits(value) + (size === 0 ? " s" : "");
    }
    if (size < 1e-3) {
      return digits(value * 1e6) + " µs";
    }
    if (size < 1) {
      return digits(value * 1e3) + " ms";
    }
    const [length, unit] = TIMES.find(([one]) => size >= one) || [1, "s"];
    return digits(value / length) + " " + unit;
  }

  const percent = share => digits(share * 100) + " %";

  const UNITS = {
    none: value => digits(value),
    short,
    s: seconds,
    ms: value => seconds(value / 1e3),
    "µs": value => seconds(value / 1e6),
    ns: value => seconds(value / 1e9),
    dtdurations: seconds,
    dthms: seconds,
    clocks: seconds,
    percent: value => digits(value) + " %",
    percentunit: percent,
    bytes: value => bytes(value, 1024, ["B", "KiB", "MiB", "GiB", "TiB"]),
    decbytes: value => bytes(value, 1000, ["B", "kB", "MB", "GB", "TB"]),
    Bps: value => bytes(value, 1000, ["B", "kB", "MB", "GB", "TB"]) + "/s",
    binBps: value => bytes(value, 1024, ["B", "KiB", "MiB", "GiB", "TiB"]) + "/s",
    reqps: value => short(value) + "/s",
    ops: value => short(value) + "/s",
    cps: value => short(value) + "/s",
    eps: value => short(value) + "/s",
    wps: value => short(value) + "/s",
    rps: value => short(value) + "/s",
    hertz: value => short(value) + "/s",
    bool: value => (value ? "true" : "false"),
    bool_yes_no: value => (value ? "yes" : "no"),
    bool_on_off: value => (value ? "on" : "off"),
    dateTimeAsIso: value => new Date(value).toISOString().replace("T", " ").slice(0, 19),
  };

  // A unit as Grafana names it; one that is not known stands behind the number.
  function unit(name, decimals) {
    const known = UNITS[name || "short"];
    if (name === "none" && Number.isInteger(decimals)) {
      return value => Number(value).toFixed(decimals);
    }
    if (known) {
      return known;
    }
    const suffix = name.replace(/^(suffix|short):/, "");
    return value => short(value) + " " + suffix;
  }

  const clock = time => new Date(time * 1000).toLocaleTimeString("en-GB");

  function ago(time, now = Date.now() / 1000) {
    return "for " + seconds(Math.max(0, Math.round(now - time)));
  }

  const count = (number, one, more = one + "s") => whole(number) + " " + (number === 1 ? one : more);

  return {ago, clock, count, digits, percent, seconds, short, unit, whole};
})();
