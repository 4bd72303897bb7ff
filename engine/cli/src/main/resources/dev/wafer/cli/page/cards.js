// What came of a run: tiles, costs, months, trades, exposure, what is not known inside bars, neighbours.

const MAIN_TILES = ["finalEquityUsd", "totalReturn", "maxDrawdownIntrabar", "sharpe", "trades", "liquidations"];
const MOST_LISTED = 24;
const DAY_MS = 86400000;

function tile(measure) {
  return h("div", { class: `tile ${MAIN_TILES.includes(measure.name) ? "main" : ""}`, "data-measure": measure.name, title: measure.value === null ? measure.why : null },
    h("span", { class: "label" }, measureName(measure)),
    h("data", { class: `value ${measureTone(measure)}`, value: measure.value === null ? "" : measure.value }, measureText(measure)),
    measure.value === null && measure.why ? h("span", { class: "why" }, measure.why) : null);
}

function showTiles(run) {
  const rest = run.measures.filter(measure => !MAIN_TILES.includes(measure.name));
  byId("tiles").replaceChildren(h("div", { class: "tiles" }, MAIN_TILES.map(name => tile(measureOf(run, name)))), h("div", { class: "tiles small" }, rest.map(tile)));
}

function costs(run) {
  const items = run.costs.filter(([name, value], i) => i === 0 || i === run.costs.length - 1 || value !== 0 || name === "fees of own orders" || name === "funding")
    .map(([name, value]) => [name, value, name === "gross" || name === "net"]);
  return card("From gross to net, USDC", waterfall("Costs, one after the other", items),
    note("Gross is what fills at prices without spread and impact would have made, before fees and funding. Fees of both kinds together are the fees paid above."));
}

function months(run) {
  return card("Return by month, %", heatMap(run.months), note("Calendar months, UTC. The first and the last may be parts of a month."));
}

function distribution(run) {
  const closed = tradesOf(run).filter(trade => trade.reason !== "end");
  if (closed.length === 0) {
    return card("How trades ended", note("No trade was closed."));
  }
  const shares = closed.map(trade => trade.share), sorted = [...shares].sort((a, b) => a - b);
  const mean = list => list.reduce((sum, value) => sum + value, 0) / list.length;
  const won = closed.filter(trade => trade.profit > 0), lost = closed.filter(trade => trade.profit <= 0);
  const held = closed.map(trade => trade.outMs - trade.inMs).sort((a, b) => a - b);
  const byReason = new Map();
  closed.forEach(trade => byReason.set(trade.reason, [...(byReason.get(trade.reason) ?? []), trade]));
  const facts = [["best", signedPercent(sorted.at(-1))], ["worst", signedPercent(sorted[0])], ["median", signedPercent(quantile(sorted, 0.5))],
    ["mean of winners", won.length ? signedUsd(mean(won.map(trade => trade.profit))) : NONE], ["mean of losers", lost.length ? signedUsd(mean(lost.map(trade => trade.profit))) : NONE],
    ["held, median", duration(quantile(held, 0.5))]];
  return card("How trades ended", histogram(shares), note("Profit after costs as a share of the entry's notional; closed trades."), factList(facts),
    table("Trades by how they ended", ["Exit by", ">Trades", ">Won", ">Profit"], [...byReason].map(([reason, all]) => [reason, count(all.length),
      percent(all.filter(trade => trade.profit > 0).length / all.length), toned(all.reduce((sum, trade) => sum + trade.profit, 0))])));
}

function toned(value) {
  return [signedUsd(value), tone(value)];
}

function factList(facts) {
  return h("dl", { class: "facts" }, facts.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))));
}

/** A liquidation, or how near the worst mark of a bar came to one. */
function nearest(run, i, own, to) {
  const events = run.liquidations.filter(event => event.symbol === run.symbols[i]);
  if (events.length > 0) {
    const more = events.length > 1 ? `, and ${count(events.length - 1)} more` : "";
    return h("span", {}, to(i, events[0].timeMs, `liquidated on ${time(events[0].timeMs)}`), more);
  }
  return own.nearest === undefined ? NONE : to(i, own.nearestMs, `${percent(own.nearest)} in the bar until ${time(own.nearestMs)}`);
}

function exposure(run, goTo) {
  const { leverages } = run.trace;
  const to = (i, timeMs, text) => h("button", { type: "button", class: "link", onclick: () => goTo(i, timeMs - 2 * DAY_MS, timeMs) }, text);
  const rows = run.trace.exposure.map((own, i) => [run.symbols[i], percent(own.long), percent(own.short), nearest(run, i, own, to)]);
  return card("Exposure, leverage, distance to liquidation", factList([["highest leverage at a close", grouped(leverages.highest, 2) + "x"], ["mean leverage", grouped(leverages.mean, 2) + "x"],
    ["leverage set", run.leverage + "x " + run.margin]]), table("Exposure by symbol", ["Symbol", ">Time long", ">Time short", ">Nearest to liquidation"], rows),
  note("Leverage is all positions at their marks over equity. The mark is the recorded one, else the close. Nearest to liquidation is by the worst mark inside a bar, over that mark."));
}

function insideBars(run, goTo) {
  const bars = run.ambiguousBars, { bounds } = run;
  if (bars.length === 0 && !(bounds?.ambiguousBars > 0)) {
    return card("Order of prices inside bars", note("No bar is ambiguous: the order of high and low changes nothing."));
  }
  const own = measureOf(run, "finalEquityUsd").value;
  const list = bars.slice(0, MOST_LISTED).map(([ticker, timeMs]) => h("button", { type: "button", class: "chip", onclick: () => goTo(run.symbols.indexOf(ticker), timeMs, timeMs) }, `${ticker} ${time(timeMs)}`));
  const span = bounds ? [spanPlot("Final equity over other orders", bounds.equity, own, usd),
    table("Bounds", ["", ">Lowest", ">5 %", ">Median", ">95 %", ">Highest"], [["final equity", ...bounds.equity.map(usd)], ["return", ...bounds.equity.map(value => signedPercent(value / run.capital - 1))]]),
    note(`${count(bounds.runs)} runs, ${bounds.complete ? "every order" : "drawn by the seed from the orders"} of ${count(bounds.ambiguousBars)} ambiguous bars.`)] : [];
  return card("Order of prices inside bars", ...span,
    note(`${count(bars.length)} ${bars.length === 1 ? "bar is" : "bars are"} ambiguous: high and low in another order would have changed what happened.${bounds ? "" : " Run with --bounds to see by how much."}`),
    h("div", { class: "chips" }, list, bars.length > MOST_LISTED ? h("span", { class: "note" }, `and ${count(bars.length - MOST_LISTED)} more, which --json lists`) : null));
}

function neighbours(run) {
  const { robust } = run;
  if (!robust) {
    return null;
  }
  const five = values => [values[0], values[1], values[3], values[5], values[6]];
  const row = (name, values, format) => [name, ...values.map(format)];
  return card("Among its neighbours", spanPlot("Return of neighbours", five(robust.returns), measureOf(run, "totalReturn").value, signedPercent),
    factList([["percentile of the return", grouped(robust.percentile * 100, 0)], ["neighbours", count(robust.neighbours)], ["ended with a loss", percent(robust.loss)],
      ["had a liquidation", percent(robust.liquidated)]]),
    table("Neighbours", ["", ">Lowest", ">5 %", ">25 %", ">Median", ">75 %", ">95 %", ">Highest"], [row("return", robust.returns, signedPercent), row("drawdown", robust.drawdowns, percent)]),
    table("Changed alone", ["Changed alone", ">Runs", ">Mean move", ">Lowest", ">Median", ">Highest"], robust.alone.map(([name, runs, move, ...rest]) =>
      [name, count(runs), percent(move), ...rest.map(signedPercent)])));
}

function symbolsOf(run) {
  return card("Symbols", table("Symbols", ["Symbol", ">Bars", ">Trades", ">Profit", ">Fees", ">Funding", ">Funding recorded", ">Liquidations", ">Ambiguous"], run.perSymbol.map(one =>
    [one.ticker, count(one.bars), count(one.trades), toned(one.profit), usd(one.fees), toned(one.funding), one.coverage === null ? NONE : percent(one.coverage), count(one.liquidations), count(one.ambiguous)])));
}

function openAtEnd(run) {
  const open = run.perSymbol.filter(one => one.open);
  return open.length === 0 ? null : card("Open at the end", table("Open positions", ["Symbol", "Side", ">Quantity", ">Entry", ">Mark", ">Liquidation", ">Distance", ">Margin", ">Unrealised"], open.map(({ ticker, open: one }) =>
    [ticker, `${one.quantity > 0 ? "long" : "short"}, ${one.cross ? "cross" : "isolated"}`, quantity(Math.abs(one.quantity)), price(one.entry), price(one.mark), one.liquidation > 0 ? price(one.liquidation) : "none",
      percent(one.distance), one.cross ? "" : usd(one.margin), toned(one.unrealized)])));
}

function liquidationsOf(run, goTo) {
  const all = run.liquidations;
  return all.length === 0 ? null : card(`Liquidations (${count(all.length)})`, table("Liquidations", ["Time (UTC)", "Symbol", "Side", ">Quantity", ">Price", ">Mark", ">Fee", ">Bad debt", "Extent"], all.slice(0, 100).map(event =>
    [h("button", { type: "button", class: "link", onclick: () => goTo(run.symbols.indexOf(event.symbol), event.timeMs - DAY_MS, event.timeMs) }, time(event.timeMs)), event.symbol, event.quantity > 0 ? "long" : "short",
      quantity(Math.abs(event.quantity)), price(event.price), price(event.mark), usd(event.fee), usd(event.badDebt), event.extent])), all.length > 100 ? note("The first 100; the chart marks all.") : null);
}

function showCards(run, goTo) {
  byId("wide-cards").replaceChildren(...[months(run), symbolsOf(run), openAtEnd(run), liquidationsOf(run, goTo)].filter(Boolean));
  byId("cards").replaceChildren(...[costs(run), exposure(run, goTo), distribution(run), insideBars(run, goTo), neighbours(run)].filter(Boolean));
}
