// How closely a chart is asked for, as Grafana reckons it.
const Interval = (() => {
  // Below so many milliseconds it is so many: Grafana's roundInterval.
  const STEPS = [
    [10, 1], [15, 10], [35, 20], [75, 50], [150, 100], [350, 200], [750, 500], [1500, 1000],
    [3500, 2000], [7500, 5000], [12500, 10000], [17500, 15000], [25000, 20000], [45000, 30000],
    [90000, 60000], [210000, 120000], [450000, 300000], [750000, 600000], [1050000, 900000],
    [1500000, 1200000], [2700000, 1800000], [5400000, 3600000], [9000000, 7200000],
    [16200000, 10800000], [32400000, 21600000], [86400000, 43200000], [604800000, 86400000],
    [1814400000, 604800000], [3628800000, 2592000000]];
  const UNITS = {ms: 0.001, s: 1, m: 60, h: 3600, d: 86400, w: 604800, y: 31536000};

  const rounded = milliseconds =>
      (STEPS.find(([below]) => milliseconds < below) || [0, 31536000000])[1];

  // The seconds of a text such as 1h30m; none where it is no time.
  function seconds(text) {
    const parts = [...String(text).matchAll(/(\d+(?:\.\d+)?)(ms|[smhdwy])/g)];
    return parts.reduce((sum, [, number, unit]) => sum + number * UNITS[unit], 0);
  }

  function text(length) {
    for (const unit of ["d", "h", "m", "s"]) {
      if (length >= UNITS[unit] && length % UNITS[unit] === 0) {
        return length / UNITS[unit] + unit;
      }
    }
    return Math.round(length * 1000) + "ms";
  }

  // Of a span of seconds on so many pixels: what $__interval and $__rate_interval are.
  function of(span, pixels, least = Data.scrapeInterval) {
    const fits = rounded((span / Math.max(1, pixels)) * 1000) / 1000;
    const step = Math.max(fits, least);
    const rate = Math.max(step + least, 4 * least);
    return {
      step,
      values: {
        __interval: text(step),
        __interval_ms: String(step * 1000),
        __rate_interval: text(rate),
        __range: text(span),
        __range_s: String(span),
        __range_ms: String(span * 1000),
      },
    };
  }

  return {of, seconds, text};
})();
