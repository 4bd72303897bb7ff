// Coefficients by length of the return, and returns by fifth of a signal.

const coefficient = value => withSign(grouped(value, 3));

/** A picture of places across that the pointer and the arrows read. */
function readable(host, tell) {
  let at = -1, frame = null;
  const mark = () => host.querySelector(".at")?.replaceChildren(...frame && at >= 0 && at < frame.centers.length
    ? [s("line", { x1: frame.centers[at], x2: frame.centers[at], y1: frame.top, y2: frame.bottom, class: "cursor" })] : []);
  const go = place => {
    at = place;
    mark();
    tell(place);
  };
  host.addEventListener("keydown", event => {
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (way && frame && frame.centers.length > 0) {
      event.preventDefault();
      go(Math.max(0, Math.min(frame.centers.length - 1, at < 0 ? (way > 0 ? 0 : frame.centers.length - 1) : at + way)));
    }
  });
  host.addEventListener("blur", () => go(-1));
  return (svg, next) => {
    frame = next;
    at = -1;
    svg.addEventListener("pointermove", event => {
      const [x] = placeIn(svg, frame.width, event), distances = frame.centers.map(center => Math.abs(center - x));
      go(distances.indexOf(Math.min(...distances)));
    });
    svg.addEventListener("pointerleave", () => go(-1));
    host.replaceChildren(svg);
    tell(-1);
  };
}

function plotWidth(host) {
  return paper.matches ? Math.min(660, host.clientWidth) : host.clientWidth;
}

function valueLines(low, high, at, left, width, format) {
  return roundSteps(low, high, 5).flatMap(value => [s("line", { x1: left, x2: width - 8, y1: at(value), y2: at(value), class: Math.abs(value) < 1e-12 ? "nought" : "grid" }), svgText(left - 6, at(value) + 4, format(value), "end")]);
}

/** Lengths of return on a scale of ratios: [text, ms, cell or nothing]. */
function decayPlot(host, show, lengths) {
  const W = plotWidth(host), H = 280, left = 58, top = 10, bottom = H - 28;
  const known = lengths.map((length, i) => ({ ...length, i })).filter(length => length.cell);
  const logs = lengths.map(length => Math.log(length.ms)), from = Math.min(...logs), to = Math.max(...logs);
  const centers = logs.map(log => left + 26 + (to === from ? 0.5 : (log - from) / (to - from)) * (W - left - 60));
  const ends = known.flatMap(({ cell }) => [...cell.rank, ...cell.beyond]), least = Math.min(0, ...ends), most = Math.max(0, ...ends), room = Math.max(0.01, (most - least) * 0.08);
  const low = least - room, high = most + room;
  const at = value => top + (high - value) / (high - low) * (bottom - top), x = length => centers[length.i];
  const path = place => known.map((length, i) => `${i > 0 ? "L" : "M"}${x(length)} ${at(length.cell[place][0])}`).join("");
  const band = known.length === 0 ? "" : `M${known.map(length => `${x(length)} ${at(length.cell.rank[2])}`).join("L")}L${[...known].reverse().map(length => `${x(length)} ${at(length.cell.rank[1])}`).join("L")}Z`;
  const whiskers = known.length > 1 ? [] : known.map(length => s("line", { x1: x(length), x2: x(length), y1: at(length.cell.rank[1]), y2: at(length.cell.rank[2]), class: "line" }));
  const svg = s("svg", { viewBox: `0 0 ${W} ${H}`, width: W, height: H, role: "img", "aria-label": "Rank coefficient by length of the return, with its 95 % interval" },
    valueLines(low, high, at, left, W, value => withSign(grouped(value, 0, 3))), s("path", { d: band, class: "band" }), whiskers, s("path", { d: path("beyond"), class: "second" }), s("path", { d: path("rank"), class: "line" }),
    known.flatMap(length => [s("circle", { cx: x(length), cy: at(length.cell.beyond[0]), r: 3, class: "second-mark" }), s("circle", { cx: x(length), cy: at(length.cell.rank[0]), r: 5, class: "mark" })]),
    lengths.map((length, i) => svgText(centers[i], H - 10, length.text, "middle")), s("g", { class: "at" }));
  show(svg, { width: W, centers, top, bottom });
}

/** Bars up and down from zero. */
function fifthsPlot(host, show, fifths) {
  const W = plotWidth(host), H = 280, left = 58, top = 20, bottom = H - 42, means = fifths.map(([, mean]) => Math.expm1(mean));
  const low = Math.min(0, ...means) * 1.15, high = Math.max(0, ...means) * 1.15 || (low === 0 ? 0.01 : 0), at = value => top + (high - value) / (high - low) * (bottom - top);
  const step = (W - left - 8) / Math.max(1, fifths.length), centers = fifths.map((_, i) => left + (i + 0.5) * step);
  const bars = fifths.flatMap(([rows], i) => [s("rect", { x: centers[i] - step * 0.34, width: step * 0.68, y: Math.min(at(0), at(means[i])), height: Math.max(1, Math.abs(at(means[i]) - at(0))), class: means[i] >= 0 ? "gain" : "loss" }),
    svgText(centers[i], means[i] >= 0 ? at(means[i]) - 5 : at(means[i]) + 14, step < 64 ? withSign(grouped(means[i] * 100, 2)) : signedPercent(means[i]), "middle bold"), svgText(centers[i], H - 24, ["lowest", "2nd", "3rd", "4th", "highest"][i] ?? String(i + 1), "middle"), svgText(centers[i], H - 8, `${count(rows)}`, "middle")]);
  const svg = s("svg", { viewBox: `0 0 ${W} ${H}`, width: W, height: H, role: "img", "aria-label": "Mean return by fifth of the signal" }, valueLines(low, high, at, left, W, value => grouped(value * 100, 0, 2) + "%"), bars,
    svgText(2, H - 8, "rows", ""), s("g", { class: "at" }));
  show(svg, { width: W, centers, top, bottom });
}

/** A coefficient and its interval on a common scale, for a row of a table. */
function intervalPlot([ic, low, high], reach) {
  const W = 160, at = value => W / 2 + value / reach * (W / 2 - 5);
  return s("svg", { viewBox: `0 0 ${W} 15`, "aria-hidden": "true" }, s("line", { x1: W / 2, x2: W / 2, y1: 0, y2: 15, class: "nought" }), s("line", { x1: at(low), x2: at(high), y1: 7.5, y2: 7.5, class: "reach" }),
    s("circle", { cx: at(ic), cy: 7.5, r: 4, class: "point" }));
}
