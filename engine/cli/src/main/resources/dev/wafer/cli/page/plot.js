// What pictures have in common: a drawing as wide as its place, round numbers on axes, choosers.

/** Draws now, and again when the width changes. */
function drawnToWidth(host, draw) {
  let width = 0;
  new ResizeObserver(() => {
    if (host.clientWidth !== width && host.clientWidth > 0) {
      width = host.clientWidth;
      draw();
    }
  }).observe(host);
}

/** About so many round numbers from one value to another. */
function roundSteps(low, high, most) {
  const raw = (high - low) / most || 1, power = 10 ** Math.floor(Math.log10(raw)), step = [1, 2, 2.5, 5, 10].map(one => one * power).find(one => one >= raw * 0.999);
  const steps = [];
  for (let at = Math.ceil(low / step - 1e-9); at * step <= high + step * 1e-9; at++) {
    steps.push(at * step);
  }
  return steps;
}

function shortened(text, most) {
  const points = [...text.slice(0, most * 2 + 2)];
  return points.length > most ? `${points.slice(0, most - 1).join("")}\u2026` : text;
}

/** Control characters and the like take no room of their own on one line. */
function oneLine(text, most) {
  return shortened(text.slice(0, most * 3 + 3).replace(/[\s\u2028\u2029]+/g, " "), most);
}

/** A chooser: [value, text] pairs. */
function chooser(id, label, options, chosen, choose) {
  const select = h("select", { id, onchange: event => choose(event.target.value) }, options.map(([value, text]) => h("option", { value, selected: String(value) === String(chosen) }, oneLine(text, 60))));
  return h("label", {}, h("span", { title: label.slice(0, 300) }, oneLine(label, 40)), select);
}

function labelWidth(text) {
  return text.length * 6.7;
}

function svgText(x, y, content, kind) {
  return s("text", { x, y, class: kind }, content);
}

/** Where a pointer is in a drawing's own measure. */
function placeIn(svg, width, event) {
  const box = svg.getBoundingClientRect(), scale = width / box.width;
  return [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale];
}

/** Heading, badge and lines in front of a page. */
function showTitle(name, lines, chips) {
  const simulated = report.dataSet.simulated ? h("span", { class: "badge", title: report.dataSet.provenance }, "SIMULATED DATA") : null;
  byId("head").replaceChildren(h("h1", {}, h("span", { class: "name" }, name), simulated),
    chips.length === 0 ? "" : h("p", { class: "parameters" }, chips.map(text => h("span", { class: "chip" }, text))), ...lines.map(text => h("p", { class: "what" }, text)));
  document.title = `${name.slice(0, 80)} - Wafer`;
  byId("version").textContent = report.version;
}

function dataCard() {
  return card("Data", h("p", { class: "what" }, `${report.dataSet.name}: ${report.dataSet.provenance}`), h("p", { class: "what" }, h("code", {}, report.dataSet.fingerprint)));
}
