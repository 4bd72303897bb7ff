// Small pictures beside the tables.

/** Bars to both sides of a common zero, a row each: [name, value, isTotal]. */
function waterfall(label, items) {
  let at = 0;
  const steps = items.map(([name, value, isTotal]) => {
    const from = isTotal ? 0 : at;
    at = isTotal ? value : at + value;
    return { name, value, from, to: at, isTotal };
  });
  const low = Math.min(0, ...steps.map(step => Math.min(step.from, step.to))), high = Math.max(0, ...steps.map(step => Math.max(step.from, step.to)));
  const share = value => (value - low) / (high - low || 1) * 100;
  const rows = steps.map(step => {
    const left = share(Math.min(step.from, step.to)), width = Math.max(0.4, Math.abs(share(step.to) - share(step.from)));
    const bar = styled(h("span", { class: `step ${step.isTotal ? "total" : step.value >= 0 ? "gain" : "loss"}` }), { left: `${Math.min(left, 99.6)}%`, width: `${width}%` });
    const zero = styled(h("span", { class: "zero" }), { left: `${share(0)}%` });
    return h("tr", { class: step.isTotal ? "total" : "" }, h("th", { scope: "row" }, step.name), h("td", { class: `num ${tone(step.value)}` }, signedUsd(step.value)),
      h("td", { class: "steps", "aria-hidden": "true" }, h("div", {}, zero, bar)));
  });
  return scroll(label, h("table", { class: "waterfall" }, h("tbody", {}, rows)));
}

/** Returns by month, a row for each year. */
function heatMap(months) {
  const years = [...new Set(months.map(([year]) => year))];
  const strongest = Math.max(0.02, ...months.map(([, , from, to]) => Math.abs(to / from - 1)).filter(Number.isFinite));
  const cell = (found, name) => {
    if (!found || !(found[2] > 0)) {
      return h("td", { class: "num", "data-label": name }, "");
    }
    const value = found[3] / found[2] - 1;
    return styled(h("td", { class: "num heat", "data-label": name }, withSign(grouped(value * 100, 1))),
      { "--heat": `var(--${value >= 0 ? "up" : "down"})`, "--share": `${Math.round(Math.min(1, Math.abs(value) / strongest) * 62)}%` });
  };
  const names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const rows = years.map(year => {
    const own = months.filter(month => month[0] === year);
    const all = own[0][2] > 0 ? own.at(-1)[3] / own[0][2] - 1 : NaN;
    return h("tr", {}, h("th", { scope: "row" }, String(year)), names.map((name, i) => cell(own.find(month => month[1] === i + 1), name)),
      h("td", { class: `num strong ${tone(all)}`, "data-label": "Year" }, Number.isNaN(all) ? "" : withSign(grouped(all * 100, 1))));
  });
  return scroll("Returns by month", h("table", { class: "months stack" }, h("thead", {}, h("tr", {}, h("th", {}, ""), names.map(name => h("th", { scope: "col", class: "num" }, name)),
    h("th", { scope: "col", class: "num" }, "Year"))), h("tbody", {}, rows)));
}

function quantile(sorted, share) {
  const place = (sorted.length - 1) * share, low = Math.floor(place);
  return sorted[low] + (sorted[Math.min(low + 1, sorted.length - 1)] - sorted[low]) * (place - low);
}

/** How often trades returned how much. Bins of equal width have zero on an edge. */
function histogram(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const low = Math.min(0, sorted[0]), high = Math.max(0, sorted.at(-1));
  const raw = (high - low) / 18 || 0.01, power = 10 ** Math.floor(Math.log10(raw)), width = [1, 2, 2.5, 5, 10].map(step => step * power).find(step => step >= raw * 0.999);
  const first = Math.floor(low / width), bins = Math.max(1, Math.ceil(high / width - 1e-9) - first);
  const counts = new Array(bins).fill(0);
  values.forEach(value => counts[Math.max(0, Math.min(bins - 1, Math.floor(value / width) - first))]++);
  const most = Math.max(...counts), W = 540, H = 170, step = W / bins;
  const bars = counts.map((found, i) => {
    const height = found / most * (H - 18), isGain = (first + i) * width >= 0;
    return s("g", {}, s("title", {}, `${percent((first + i) * width)} to ${percent((first + i + 1) * width)}: ${count(found)}`),
      s("rect", { x: i * step + 1, y: H - height, width: Math.max(1, step - 2), height, class: isGain ? "gain" : "loss" }),
      found > 0 && step > 16 ? s("text", { x: (i + 0.5) * step, y: H - height - 4, class: "middle" }, count(found)) : null);
  });
  const zero = -first * step;
  const label = (x, text, anchor) => s("text", { x, y: H + 15, class: anchor }, text);
  const edges = [label(0, signedPercent(first * width), "start"), label(W, signedPercent((first + bins) * width), "end")];
  const middle = zero > W * 0.2 && zero < W * 0.8 ? label(zero, "0", "middle") : null;
  return s("svg", { viewBox: `0 -2 ${W} ${H + 22}`, role: "img", "aria-label": `Returns of ${count(values.length)} trades, from ${signedPercent(sorted[0])} to ${signedPercent(sorted.at(-1))}` },
    bars, s("line", { x1: zero, x2: zero, y1: 0, y2: H, class: "axis" }), s("line", { x1: 0, x2: W, y1: H, y2: H, class: "axis" }), edges, middle);
}

/** Lowest to highest as a line, 5 % to 95 % as a bar, the median as a stroke; the run's own value as a dot. */
function spanPlot(label, values, own, format) {
  const [low, p05, median, p95, high] = values;
  const from = Math.min(low, own), to = Math.max(high, own), W = 540, at = value => 8 + (to === from ? 0.5 : (value - from) / (to - from)) * (W - 16);
  const text = (x, y, content, anchor) => s("text", { x, y, class: anchor }, content);
  return s("svg", { viewBox: `0 0 ${W} 62`, role: "img", "aria-label": `${label}: ${format(low)} to ${format(high)}, median ${format(median)}, this run ${format(own)}` },
    s("line", { x1: at(low), x2: at(high), y1: 28, y2: 28, class: "axis" }),
    s("rect", { x: at(p05), y: 21, width: Math.max(2, at(p95) - at(p05)), height: 14, class: "span" }),
    s("line", { x1: at(median), x2: at(median), y1: 16, y2: 40, class: "median" }),
    s("circle", { cx: at(own), cy: 28, r: 5, class: "own" }),
    text(8, 56, format(low), "start"), text(W - 8, 56, format(high), "end"), text(Math.max(70, Math.min(W - 70, at(own))), 11, `this run ${format(own)}`, "middle"));
}
