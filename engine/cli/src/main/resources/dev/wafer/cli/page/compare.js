// Several runs side by side: their returns on one chart, their measures in one table. A chosen heading shows that run below.

/** Measures of which more or less is better whatever the capital was. */
const JUDGED = new Set(["totalReturn", "cagr", "volatility", "sharpe", "sortino", "calmar", "maxDrawdown", "maxDrawdownIntrabar", "winRate", "profitFactor", "liquidations"]);
const LINE_TONES = ["accent", "warn", "up", "alarm", "violet", "teal", "soft", "ink"];

function lineTone(i) {
  return LINE_TONES[i % LINE_TONES.length];
}

function bestOf(values, isHighestFirst) {
  const known = values.filter(value => value !== null);
  const best = known.length < 2 ? null : isHighestFirst ? Math.max(...known) : Math.min(...known);
  return known.every(value => value === best) ? null : best;
}

function makeComparison(runs, choose) {
  const section = byId("compare");
  if (runs.length < 2) {
    return { restyle() {}, mark() {} };
  }
  section.hidden = false;
  const host = h("div", { id: "compare-chart", role: "img", "aria-label": `Returns over time of ${runs.length} runs` });
  const heads = runs.map((run, i) => h("th", { scope: "col", class: "num" }, h("button", { type: "button", class: "pick", "data-run": i, title: runTitle(run).slice(0, 500), onclick: () => choose(i) },
    h("span", { class: `swatch tone-${lineTone(i)}`, "aria-hidden": "true" }), h("span", {}, runLabel(run, i), differencesOf(run) ? h("span", { class: "differs" }, differencesOf(run)) : null))));
  const rows = runs[0].measures.map(({ name, highestFirst }) => {
    const measures = runs.map(run => measureOf(run, name)), best = bestOf(measures.map(measure => measure.value), highestFirst);
    return h("tr", {}, h("th", { scope: "row" }, measureName(measures[0])), measures.map(measure =>
      h("td", { class: `num ${measureTone(measure)} ${JUDGED.has(name) && measure.value !== null && measure.value === best ? "best" : ""}` }, measureText(measure))));
  });
  section.replaceChildren(h("div", { class: "bar" }, h("h2", { id: "compare-title" }, `${runs.length} runs side by side`), runs.some(run => run.dataSet.simulated) ? h("span", { class: "badge" }, "SIMULATED DATA") : null), host,
    scroll("Measures of all runs", h("table", { class: "compare" }, h("thead", {}, h("tr", {}, h("th", {}, ""), heads)), h("tbody", {}, rows))),
    note("The best return, risk and ratios are bold. Choose a heading to see that run below."));
  let chart = null;

  function restyle() {
    chart?.remove();
    host.style.height = innerWidth < 600 ? "220px" : "260px";
    chart = LightweightCharts.createChart(host, { ...chartOptions(marketOf(runs[0].market)), handleScroll: true });
    runs.forEach((run, i) => {
      const { times } = marketOf(run.market), { equity } = traceOf(run);
      const series = chart.addSeries(LightweightCharts.LineSeries, {
        color: color(lineTone(i)), lineWidth: 2, priceLineVisible: false, priceFormat: { type: "custom", formatter: value => withSign(grouped(value, 0, 1)) + " %", minMove: 0.01 },
      });
      series.setData(points(times, equity.map(value => (value / run.capital - 1) * 100)));
    });
    chart.timeScale().fitContent();
    if (paper.matches) {
      chart.resize(Math.min(680, host.clientWidth), 260, true);
    }
  }

  return {
    restyle,
    mark(chosen) {
      section.querySelectorAll("button.pick").forEach((button, i) => button.setAttribute("aria-pressed", i === chosen));
    },
  };
}

function runLabel(run, i) {
  const name = run.strategy.length > 24 ? run.strategy.slice(0, 23) + "\u2026" : run.strategy;
  return report.runs.some((other, j) => j !== i && other.strategy === run.strategy) ? `${i + 1}. ${name}` : name;
}
