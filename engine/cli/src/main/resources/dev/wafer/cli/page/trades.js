// The table of round trips: sorted, in pages, and a way to the chart.

const TRADES_A_PAGE = 25;
const TRADE_COLUMNS = [
  ["#", "number", trade => count(trade.number)], ["Symbol", "ticker", trade => trade.ticker], ["Side", "side", trade => trade.side > 0 ? "long" : "short"],
  ["In (UTC)", "inMs", trade => time(trade.inMs)], ["Out (UTC)", "outMs", trade => time(trade.outMs)], [">Quantity", "shares", trade => quantity(trade.shares)],
  [">Entry", "entry", trade => price(trade.entry)], [">Exit", "exit", trade => price(trade.exit)], [">Profit", "profit", trade => signedUsd(trade.profit)],
  [">Return", "share", trade => signedPercent(trade.share)], [">Fees", "fees", trade => usd(trade.fees)], [">Funding", "funding", trade => signedUsd(trade.funding)],
  ["Exit by", "reason", trade => trade.reason], ["Because", "because", trade => trade.because],
];
const TONED = new Set(["profit", "share", "funding"]);

function showTrades(run, open) {
  const section = byId("trades"), trades = tradesOf(run);
  let sortedBy = "number", isDescending = false, page = 0, chosen = -1;
  const place = h("div", {}), story = h("p", { class: "story", role: "status", "aria-live": "polite" });

  function sorted() {
    const direction = isDescending ? -1 : 1;
    return [...trades].sort((a, b) => direction * (a[sortedBy] > b[sortedBy] ? 1 : a[sortedBy] < b[sortedBy] ? -1 : a.number - b.number));
  }

  function choose(trade) {
    chosen = trade.number;
    const reason = trade.because ? ` Why: ${trade.because}` : "";
    story.textContent = `Trade ${trade.number}: ${trade.ticker} ${trade.side > 0 ? "long" : "short"}, ${duration(trade.outMs - trade.inMs)}, ${signedUsd(trade.profit)} USDC, ended by ${trade.reason}.${reason}`;
    place.querySelectorAll("tbody tr").forEach(row => row.setAttribute("aria-selected", row.dataset.trade === String(chosen)));
    open(trade);
  }

  function row(trade) {
    const cells = TRADE_COLUMNS.map(([name, key, text]) => h("td", {
      "data-label": name.replace(/^>/, ""),
      class: `${name.startsWith(">") ? "num " : ""}${TONED.has(key) ? tone(trade[key]) : ""}${key === "because" ? "because" : ""}${key === "reason" && trade.reason === "liquidation" ? "alarm" : ""}`,
      title: key === "because" ? trade.because.slice(0, 500) : null,
    }, key === "because" ? text(trade).slice(0, 300) : text(trade)));
    return h("tr", {
      tabindex: "0", "data-trade": trade.number, "aria-selected": trade.number === chosen, onclick: () => choose(trade),
      onkeydown: event => {
        if (event.key === "Enter" || event.key === " ") {
          event.preventDefault();
          choose(trade);
        }
      },
    }, cells);
  }

  function heading([name, key]) {
    const isSorted = key === sortedBy;
    return h("th", { scope: "col", class: name.startsWith(">") ? "num" : "", "aria-sort": isSorted ? (isDescending ? "descending" : "ascending") : null },
      h("button", {
        type: "button", class: "sort", onclick: () => {
          isDescending = isSorted ? !isDescending : name.startsWith(">");
          sortedBy = key;
          page = 0;
          draw();
          place.querySelector(`th[aria-sort] button`).focus();
        },
      }, name.replace(/^>/, ""), h("span", { "aria-hidden": "true" }, isSorted ? (isDescending ? " \u25be" : " \u25b4") : "")));
  }

  function pager(pages) {
    const to = (name, next, isOff) => h("button", { type: "button", disabled: isOff, onclick: () => {
      page = next;
      draw();
    } }, name);
    return h("div", { class: "pager" }, to("Earlier", page - 1, page === 0), h("span", {}, `${page + 1} of ${pages}`), to("Later", page + 1, page === pages - 1));
  }

  function draw() {
    const pages = Math.max(1, Math.ceil(trades.length / TRADES_A_PAGE));
    const rows = sorted().slice(page * TRADES_A_PAGE, (page + 1) * TRADES_A_PAGE).map(row);
    place.replaceChildren(scroll("Trades", h("table", { class: "trades stack" }, h("thead", {}, h("tr", {}, TRADE_COLUMNS.map(heading))), h("tbody", {}, rows))),
      ...(pages > 1 ? [pager(pages)] : []));
  }

  section.replaceChildren(h("h2", { id: "trades-title" }, `Trades (${count(trades.length)})`),
    ...(trades.length === 0 ? [note("The run made no trade.")] : [note("Choose a row to see it on the chart."), place, story]));
  if (trades.length > 0) {
    draw();
  }
}
