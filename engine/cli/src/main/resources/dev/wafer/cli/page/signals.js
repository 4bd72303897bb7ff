// Puts the page of signals together.

function startSignals() {
  const { signals, symbols, horizons } = report;
  const byKey = new Map(report.cells.map(cell => [`${cell.signal} ${cell.symbol} ${cell.horizon}`, cell]));
  const hasCell = i => report.cells.some(cell => cell.signal === i);
  const first = signals.findIndex((signal, i) => signal.says && hasCell(i));
  const view = { signal: first >= 0 ? first : Math.max(0, signals.findIndex((_, i) => hasCell(i))), symbol: symbols.length - 1, horizon: report.main };
  const cellOf = (signal, symbol = view.symbol, horizon = view.horizon) => byKey.get(`${signal} ${symbol} ${horizon}`) ?? null;
  const showDecay = readable(byId("decay"), readDecay), showFifths = readable(byId("fifths"), readFifths);

  function choose(what, value) {
    view[what] = Number(value);
    const focused = document.activeElement?.id;
    update();
    if (focused) {
      byId(focused)?.focus();
    }
  }

  function choices() {
    return [chooser("signal", "signal", signals.map((signal, i) => [i, signal.name + (hasCell(i) ? "" : " (no data)")]), view.signal, value => choose("signal", value)),
      chooser("symbol", "symbol", symbols.map((symbol, i) => [i, symbol]), view.symbol, value => choose("symbol", value)),
      chooser("horizon", "length of the return", horizons.map((horizon, i) => [i, horizon.text]), view.horizon, value => choose("horizon", value))];
  }

  function update() {
    byId("choices").replaceChildren(...choices());
    byId("verdicts-title").textContent = `Verdicts: next ${horizons[view.horizon].text}, ${oneLine(symbols[view.symbol], 40)}`;
    byId("tiles").replaceChildren(...verdicts());
    drawPictures();
  }

  function drawPictures() {
    const name = `${signals[view.signal].name}, ${oneLine(symbols[view.symbol], 40)}`;
    byId("decay-title").textContent = `Coefficient by length of the return: ${name}`;
    byId("fifths-title").textContent = `Mean return of the next ${horizons[view.horizon].text} by fifth of the signal: ${name}`;
    const lengths = horizons.map((horizon, i) => ({ ...horizon, cell: cellOf(view.signal, view.symbol, i) })), fifths = cellOf(view.signal)?.fifths ?? [];
    const empty = (host, text) => byId(host).replaceChildren(note(text));
    if (lengths.some(length => length.cell)) {
      decayPlot(byId("decay"), showDecay, lengths);
    } else {
      empty("decay", nothing());
    }
    if (fifths.length > 0) {
      fifthsPlot(byId("fifths"), showFifths, fifths);
    } else {
      empty("fifths", cellOf(view.signal) ? "The past was too short for fifths." : nothing());
    }
    byId("decay-reading").hidden = !lengths.some(length => length.cell);
    byId("fifths-reading").hidden = fifths.length === 0;
  }

  function nothing() {
    return `No data: ${signals[view.signal].lack || "too few rows of this symbol"}`;
  }

  function readDecay(place) {
    const half = signals[view.signal].halfLivesMs[view.symbol];
    const cell = place < 0 ? null : cellOf(view.signal, view.symbol, place);
    const text = place < 0 ? [half === null ? "no half-life: it has not halved, or cannot be told from zero" : `half-life ${duration(half)}`] : cell === null ? [`${horizons[place].text}: too few rows`]
      : [`next ${horizons[place].text}`, `IC ${interval(cell.rank)}`, `beyond price ${interval(cell.beyond)}`, `least that would be seen ${grouped(cell.least, 3)}`, `${count(cell.rows)} rows, worth ${count(cell.effectiveRows)}`, cell.verdict];
    byId("decay-reading").replaceChildren(...text.map((part, i) => h("span", { class: i === 0 && place >= 0 ? "when" : "" }, part)));
  }

  const interval = ([ic, low, high]) => `${coefficient(ic)} (95 %: ${coefficient(low)} to ${coefficient(high)})`;

  function readFifths(place) {
    const cell = cellOf(view.signal);
    const text = !cell ? [] : place < 0 ? [`hits ${percent(cell.hits)}: share of rows with the return that the prior sign says`] : [`fifth ${place + 1} of 5 of its own past`, signedPercent(Math.expm1(cell.fifths[place][1])), `${count(cell.fifths[place][0])} rows`];
    byId("fifths-reading").replaceChildren(...text.map(part => h("span", {}, part)));
  }

  function verdicts() {
    const reach = Math.max(0.05, ...signals.map((_, i) => cellOf(i)).filter(Boolean).flatMap(cell => cell.rank.slice(1).map(Math.abs)));
    const figure = value => value === null || value === undefined ? "-" : grouped(value, 3);
    const rows = signals.map((signal, i) => {
      const cell = cellOf(i), pick = h("button", { type: "button", class: "pick", id: `pick-${i}`, "data-signal": i, "aria-pressed": String(i === view.signal), title: signal.description }, oneLine(signal.name, 60));
      const where = signal.where ? ` (${signal.where})` : "";
      const numbers = cell ? [h("td", { class: "interval" }, intervalPlot(cell.rank, reach)), ...[coefficient(cell.rank[0]), `${coefficient(cell.rank[1])} to ${coefficient(cell.rank[2])}`, coefficient(cell.beyond[0]), grouped(signal.openInterest ? cell.leastBeyond : cell.least, 3),
        figure(signal.openInterest ? cell.beyondP : cell.rankP), figure(cell.placebo)].map(text => h("td", { class: "num" }, text))] : [h("td", { class: "interval" }, ""), ...["-", "-", "-", "-", "-", "-"].map(text => h("td", { class: "num" }, text))];
      return h("tr", { "aria-selected": String(i === view.signal), onclick: () => choose("signal", i) }, h("th", { scope: "row" }, pick), h("td", { class: `${signal.says ? "says" : ""} ${signal.verdict === "adds" ? "adds" : ""}` }, signal.verdict + where), numbers,
        h("td", {}, signal.openInterest ? "open interest" : "yardstick"));
    });
    const head = ["Signal", "Verdict", "IC and 95 %", ">IC", ">95 %", ">Beyond price", ">Least seen", ">Adj. p", ">Placebo", "Uses"].map(name => h("th", { scope: "col", class: name.startsWith(">") ? "num" : "" }, name.replace(/^>/, "")));
    return [scroll("Verdicts", h("table", { class: "verdicts" }, h("thead", {}, h("tr", {}, head)), h("tbody", {}, rows))),
      note("IC: rank coefficient with the return from the next tradable open. Beyond price: what is left given past returns, volatility, session and the price-only twin. Least seen: the smallest true coefficient seen in four cases of five "
        + "(beyond price; of yardsticks IC). Adj. p allows for all cells. Placebo: share of rotations of the open interest that do as well."),
      note("The verdict is the best of all cells of the signal, in brackets which, not of the chosen symbol and length alone. Adds: beyond price has adj. p and placebo of at most 0.05. Cannot tell: it may be there and too small to see.")];
  }

  showSignalsHead();
  byId("decay-key").replaceChildren(h("span", {}, h("i", { class: "swatch-mean" }), "IC"), h("span", {}, h("i", { class: "swatch-interval" }), "95 % interval"), h("span", {}, h("i", { class: "swatch-second" }), "beyond price"));
  update();
  let isFirst = true;
  drawnToWidth(byId("decay"), () => {
    if (!isFirst) {
      drawPictures();
    }
    isFirst = false;
  });
  themeListeners.push(drawPictures);
  showSignalCards();
  document.documentElement.dataset.ready = "yes";
}

function showSignalsHead() {
  const compared = isOfInterest => report.signals.filter((signal, i) => signal.openInterest === isOfInterest && report.cells.some(cell => cell.signal === i)).length;
  const all = isOfInterest => report.signals.filter(signal => signal.openInterest === isOfInterest).length;
  showTitle("Signals of open interest", [`${report.dataSet.name}: ${report.symbols.slice(0, Math.max(1, report.symbols.length - 1)).join(", ")}, bars of ${report.resolution}, ${time(report.fromMs)} to ${time(report.toMs)} UTC; ${report.venue}`
    + (report.leftOut.length > 0 ? `; left out, without open interest: ${report.leftOut.join(", ")}` : ""),
  `${compared(true)} of ${all(true)} signals of open interest and ${compared(false)} of ${all(false)} yardsticks without it could be compared: ${count(report.hypotheses)} cells${report.tooShort > 0 ? `, and ${count(report.tooShort)} with too few rows` : ""}; `
    + `${count(report.draws)} draws, ${count(report.rotations)} rotations, seed ${report.seed}`], []);
}

function showSignalCards() {
  const speaking = report.speaking.map(([signal, symbol, part, length, ic, beyond, p, verdict]) => [signal, symbol, part, length, coefficient(ic), coefficient(beyond), grouped(p, 3), verdict]);
  const traded = report.traded.map(run => [run.name, `${run.leverage}x`, ...run.result ? [tonedShare(run.result.totalReturn), ratioText(run.result.sharpe), percent(run.result.drawdown), count(run.result.liquidations), count(run.result.trades), h("span", { class: run.idle ? "source" : "" }, run.idle ? `never traded: ${run.idle}` : "")]
    : ["", "", "", "", "", h("span", { class: "source" }, `refused: ${run.refusal}`)]]);
  const lacking = report.signals.filter(signal => signal.lack).map(signal => [signal.name, h("span", { class: "source" }, signal.lack)]);
  byId("wide-cards").replaceChildren(...[
    card(`Cells that say something (${speaking.length} of ${count(report.hypotheses)})`, speaking.length === 0 ? note("None: nothing stands out once all that was looked at is allowed for.")
      : table("Cells that say something", ["Signal", "Symbol", "Part", ">Length", ">IC", ">Beyond price", ">Adj. p", "Verdict"], speaking)),
    card("Traded once a day by its prior sign, costs included", table("Traded", ["Signal", ">Leverage", ">Return", ">Sharpe", ">Drawdown inside bars", ">Liquidations", ">Trades", ""], traded)),
    card("What the signals are", table("What the signals are", ["Signal", "Prior sign", "Is"], report.signals.map(signal => [signal.name, signal.sign > 0 ? "+" : signal.sign < 0 ? MINUS : "none", h("span", { class: "source" }, signal.description)]))),
  ].filter(Boolean));
  byId("grounds").replaceChildren(...[card("Run it again", ...commandBox(report.command)), dataCard(), lacking.length === 0 ? null : card("No data", table("No data", ["Signal", "Because"], lacking))].filter(Boolean));
}

function tonedShare(value) {
  return [signedPercent(value), tone(value)];
}

function ratioText(value) {
  return value === null ? NONE : ratio(value);
}

startTheme();
startSignals();
