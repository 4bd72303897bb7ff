// What a run rests on, and how to have it again.

function showHead(run) {
  const { axis } = marketOf(run.market);
  const simulated = run.dataSet.simulated ? h("span", { class: "badge", title: run.dataSet.provenance }, "SIMULATED DATA") : null;
  const folded = axis.barsPerPlace > 1 ? `, drawn ${axis.barsPerPlace} bars to a candle with their extremes` : "";
  byId("head").replaceChildren(
    h("h1", {}, h("span", { class: "name" }, run.strategy), simulated),
    run.parameters.length === 0 ? "" : h("p", { class: "parameters" }, run.parameters.map(([name, value]) => h("span", { class: "chip" }, `${name} = ${value}`))),
    h("p", { class: "what" }, `${run.dataSet.name}: ${run.symbols.join(", ")}, bars of ${run.resolution}, ${time(run.fromMs)} to ${time(run.toMs)} UTC${folded}`),
    h("p", { class: "what" }, `${run.venue}, ${run.margin} margin, leverage ${run.leverage}x, capital ${usd(run.capital)} USDC; ${run.engine}`));
  document.title = `${runTitle(run).slice(0, 80)} - Wafer report`;
  byId("version").textContent = run.version;
}

function findings(run) {
  const items = [...run.warnings.map(text => h("li", { class: "warning" }, h("strong", {}, "warning"), ` ${text}`)), ...run.findings.map(([code, text]) => h("li", {}, h("strong", {}, code), ` ${text}`))];
  return card(`Data findings and warnings (${items.length})`, items.length === 0 ? note("Nothing to report.") : h("ul", { class: "findings" }, items));
}

/** A table of words, which are broken into lines where they would not fit. */
function wrapped(label, columns, rows) {
  return h("div", { class: "wrapped" }, table(label, columns, rows));
}

function inputs(run) {
  const kinds = [...new Set(run.inputs.map(([, input]) => input))];
  const cell = (ticker, kind) => run.inputs.filter(([other, input]) => other === ticker && input === kind).map(([, , source, found, of]) => h("div", {}, `${percent(found / of)} ${source}`));
  return card("Inputs: what was used for what share", wrapped("Inputs", ["Symbol", ...kinds], run.symbols.map(ticker => [ticker, ...kinds.map(kind => h("div", {}, cell(ticker, kind)))])));
}

function assumed(run) {
  const rows = run.assumed.map(([name, value, standard]) => [name, value, standard === undefined ? "" : `changed, standard ${standard}`]);
  return card("Assumed constants", rows.length === 0 ? note("Ideal execution assumes no spread, no impact and no limits.")
    : table("Assumed constants", ["Constant", ">Value", ""], rows), rows.length === 0 ? null : note("Change them with --assume NAME=VALUE."));
}

/** Guesses first. */
function rules(run) {
  const ordered = [...run.rules].sort((a, b) => b.guess - a.guess);
  const guesses = ordered.filter(rule => rule.guess).length;
  const rows = ordered.map(rule => [rule.key, rule.market, rule.value, time(rule.fromMs) + (rule.range ? ` (began ${rule.range})` : ""),
    rule.guess ? h("span", { class: "guess" }, "guess") : rule.certainty, h("span", { class: "source" }, rule.source)]);
  return h("section", { class: "card" }, h("h2", {}, "Rules in force"), h("details", {}, h("summary", {}, `${count(rows.length)} rules of ${run.venue}, ${count(guesses)} of them guesses`),
    wrapped("Rules", ["Rule", "Market", "Value", "From (UTC)", "How sure", "Source"], rows)));
}

function reproduce(run) {
  const prints = [["data set", run.dataSet.fingerprint], ...run.fingerprints].map(([name, print]) => [name, h("code", {}, print)]);
  return card("Run it again", ...commandBox(run.command),
    note(`Wafer ${run.version}, seed ${run.seed}. The same data and rules give the same six fingerprints on any machine.`),
    table("Fingerprints", ["Of", "Fingerprint"], prints), note(`Data: ${run.dataSet.provenance}`));
}

function showGrounds(run) {
  byId("grounds").replaceChildren(...[reproduce(run), findings(run), assumed(run), inputs(run), rules(run)].filter(Boolean));
}
