// How a panel wants its values shown: units, names, colours, thresholds and words for values.
const Fields = (() => {
  const COLOURS = ["--s1", "--s2", "--s3", "--s4", "--s5", "--s6", "--s7", "--s8"];
  const NAMED = [
    [/green|#73bf69|#56a64b|#37872d/i, "--good"], [/red|#f2495c|#e02f44|#c4162a|#d55e00/i, "--bad"],
    [/orange|#ff9830|#ff780a|#e69f00/i, "--warn"], [/yellow|#fade2a|#f2cc0c/i, "--warn"],
    [/blue|#5794f2|#0072b2|#56b4e9/i, "--s1"], [/purple|#b877d9|#cc79a7/i, "--s5"], [/text|transparent/i, "--text"]];

  function colour(name, otherwise) {
    const known = NAMED.find(([pattern]) => pattern.test(name || ""));
    if (known) {
      return Theme.colour(known[1]);
    }
    return /^(#|rgb|hsl)/.test(name || "") ? name : otherwise;
  }

  const series = index => Theme.colour(COLOURS[index % COLOURS.length]);

  function matches(matcher, name, refId) {
    const {id, options} = matcher || {};
    return (id === "byName" && options === name)
        || (id === "byFrameRefID" && options === refId)
        || (id === "byRegexp" && new RegExp(String(options).replace(/^\/|\/[a-z]*$/g, "")).test(name));
  }

  // What holds for values of this name, of this query.
  function of(panel, name, refId) {
    const config = panel.fieldConfig || {};
    const field = {...(config.defaults || {}), custom: {...((config.defaults || {}).custom || {})}};
    for (const override of config.overrides || []) {
      if (matches(override.matcher, name, refId)) {
        for (const {id, value} of override.properties || []) {
          if (id.startsWith("custom.")) {
            field.custom[id.slice("custom.".length)] = value;
          } else {
            field[id] = value;
          }
        }
      }
    }
    return field;
  }

  function inRange({from, to}, value) {
    return value >= (from ?? -Infinity) && value <= (to ?? Infinity);
  }

  // {text, color} that a value is shown as, or none.
  function mapped(field, value) {
    for (const mapping of field.mappings || []) {
      const {options} = mapping;
      if (mapping.type === "value" && options[String(value)]) {
        return options[String(value)];
      }
      if (mapping.type === "range" && inRange(options, value)) {
        return options.result;
      }
      if (mapping.type === "special" && /null|nan/.test(options.match) && !Number.isFinite(value)) {
        return options.result;
      }
    }
    return null;
  }

  function threshold(field, value) {
    const steps = (field.thresholds || {}).steps || [];
    return steps.filter(step => step.value === null || step.value === undefined || value >= step.value).pop();
  }

  function text(field, value) {
    if (value === null || value === undefined) {
      return "no data";
    }
    const mapping = mapped(field, value);
    return mapping && mapping.text ? mapping.text : Format.unit(field.unit || "short", field.decimals)(value);
  }

  function colourOf(field, value, otherwise) {
    const mapping = mapped(field, value);
    const step = threshold(field, value);
    return colour((mapping && mapping.color) || (step && step.color), otherwise);
  }

  return {colour, colourOf, mapped, of, series, text};
})();
