// Puts the page together, and together again when run, symbol or colors change.

function startPage() {
  const { runs } = report;
  const chart = makeChart(byId("chart"));
  let runIndex = 0, symbolIndex = 0;
  const run = () => runs[runIndex];
  const comparison = makeComparison(runs, chooseRun);

  function goTo(symbol, fromMs, toMs) {
    if (symbol !== symbolIndex) {
      chooseSymbol(symbol);
    }
    chart.goTo(fromMs, toMs);
    byId("chart").scrollIntoView({ block: "nearest" });
  }

  function chooseSymbol(index) {
    symbolIndex = index;
    byId("symbols").querySelectorAll("button").forEach((button, i) => button.setAttribute("aria-pressed", i === index));
    chart.show(run(), index);
  }

  function chooseRun(index) {
    runIndex = index;
    byId("run").value = String(index);
    comparison.mark(index);
    showHead(run());
    showTiles(run());
    byId("symbols").replaceChildren(...(run().symbols.length < 2 ? [] : run().symbols.map((ticker, i) => h("button", { type: "button", onclick: () => chooseSymbol(i) }, ticker))));
    const byTrades = run().perSymbol.map(one => one.trades);
    chooseSymbol(Math.max(0, byTrades.indexOf(Math.max(...byTrades))));
    showTrades(run(), trade => goTo(trade.symbol, trade.inMs, trade.outMs));
    showCards(run(), goTo);
    showGrounds(run());
  }

  byId("run-choice").hidden = runs.length < 2;
  byId("run").append(...runs.map((one, i) => h("option", { value: i }, `${i + 1}. ${(differencesOf(one) ? `${one.strategy.slice(0, 40)} ${differencesOf(one)}` : runTitle(one)).slice(0, 120)}`)));
  byId("run").addEventListener("change", event => chooseRun(Number(event.target.value)));
  byId("ranges").append(...RANGES.map(([name, days]) => h("button", { type: "button", onclick: () => chart.showDays(days) }, name)));
  showKey();
  chooseRun(0);
  themeListeners.push(() => {
    comparison.restyle();
    chart.restyle();
    showKey();
  });
  comparison.restyle();
  document.documentElement.dataset.ready = "yes";
  window.waferChart = { range: chart.range };
}

/** What the marks on the chart mean. */
function showKey() {
  const glyph = (shape, tone, side) => {
    const canvas = h("canvas", { width: 36, height: 36, class: "glyph" });
    const context = canvas.getContext("2d");
    context.scale(2, 2);
    drawShape(context, shape, 9, shape === "triangle" ? (side > 0 ? 4 : 14) : 9, 5.5, color(tone), side);
    return canvas;
  };
  const entry = (picture, text) => h("span", {}, picture, text);
  byId("key").replaceChildren(entry(glyph("triangle", "up", 1), "entry, buy"), entry(glyph("triangle", "down", -1), "entry, sell"), entry(glyph("circle", "ink", 1), "exit"),
    entry(glyph("square", "warn", 1), "stop"), entry(glyph("square", "up", 1), "take profit"), entry(glyph("cross", "alarm", 1), "liquidation"),
    entry(h("i", { class: "swatch-line" }), "price of liquidation"), entry(h("i", { class: "swatch-band" }), "what the margin bears"), entry(h("i", { class: "swatch-session" }), "weekend or holiday of US stocks"));
}

startTheme();
startPage();
