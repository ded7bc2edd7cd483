// How far apart the lines of an axis are, for its numbers to be round in what they are in.
const AxisSteps = (() => {
  // Seconds of a unit, and how many of it are round.
  const TIMES = [
    [1, [1, 2, 5, 10, 15, 30]], [60, [1, 2, 5, 10, 15, 30]], [3600, [1, 2, 3, 6, 12]], [86400, [1, 2]],
    [604800, [1, 2, 4, 13, 26]], [31536000, [1, 2, 5, 10, 20, 50]]];
  const SECONDS = {s: 1, ms: 1e-3, "µs": 1e-6, ns: 1e-9, dtdurations: 1, dthms: 1, clocks: 1};
  const BINARY = ["bytes", "binBps"];

  const decimal = Array.from({length: 30}, (none, index) => index - 12)
      .flatMap(power => [1, 2, 5].map(digit => Number(digit + "e" + power)));
  const doubled = Array.from({length: 60}, (none, power) => 2 ** power);

  // Quarters of the unit in which the largest is told, and what is round in it and in larger ones.
  function ofTime(most) {
    const told = TIMES.filter(([length]) => length <= most);
    const larger = TIMES.slice(Math.max(0, told.length - 1))
        .flatMap(([length, round]) => round.map(number => number * length));
    const [unit] = told.pop() || [1];
    const smaller = unit === 1 ? decimal.filter(step => step < 1) : [unit / 4, unit / 2];
    return [...smaller, ...larger];
  }

  // Those that an axis of this unit may have up to such a value.
  function of(unit, most) {
    const seconds = SECONDS[unit];
    return seconds ? ofTime(most * seconds).map(step => step / seconds)
        : BINARY.includes(unit) ? doubled : decimal;
  }

  // Without what adding up fractions leaves behind.
  function places(step, from, to) {
    const first = Math.ceil(from / step);
    const count = Math.max(0, Math.floor(to / step) - first + 1);
    return Array.from({length: count}, (none, index) => Number(((first + index) * step).toPrecision(12)));
  }

  // As uPlot asks for them.
  return {
    of: unit => ({
      incrs: (chart, axis, from, to) => of(unit, Math.max(Math.abs(from), Math.abs(to))),
      splits: (chart, axis, from, to, step) => places(step, from, to)}),
  };
})();
