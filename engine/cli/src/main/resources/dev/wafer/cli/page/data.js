// The page's own data: columns over time are unpacked once, when they are first looked at.

const report = JSON.parse(byId("data").textContent);

/** Values by place; NaN where there is none. */
function unpack(column, places) {
  const values = new Float64Array(places).fill(NaN);
  for (const [start, ...steps] of column?.c ?? []) {
    let whole = 0;
    steps.forEach((step, i) => {
      whole += step;
      values[start + i] = whole / column.s;
    });
  }
  return values;
}

function isEmpty(values) {
  return values.every(Number.isNaN);
}

function once(make) {
  const made = new Map();
  return key => {
    if (!made.has(key)) {
      made.set(key, make(key));
    }
    return made.get(key);
  };
}

/** Times, sessions and symbols of a market. */
const marketOf = once(index => {
  const { axis, symbols } = report.markets[index];
  const times = [axis.startMs];
  axis.steps.forEach(step => times.push(times.at(-1) + step * axis.resolutionMs));
  return {
    axis, times,
    symbols: symbols.map(symbol => {
      const columns = { ticker: symbol.ticker };
      for (const name of ["open", "high", "low", "close", "openInterest", "openInterestLow", "openInterestHigh", "fundingPerHour"]) {
        columns[name] = unpack(symbol[name], times.length);
      }
      columns.scale = symbol.close.s;
      return columns;
    }),
  };
});

/** The last place that opens at or before a time. */
function placeAt(times, timeMs) {
  let low = 0, high = times.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (times[middle] <= timeMs) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

/** The account and its positions over time. */
const traceOf = once(run => {
  const places = marketOf(run.market).times.length;
  const columns = {};
  for (const name of ["equity", "equityLow", "equityHigh", "drawdown", "leverage"]) {
    columns[name] = unpack(run.trace[name], places);
  }
  columns.positions = run.trace.positions.map(position =>
    Object.fromEntries(["quantity", "entry", "liquidation", "distance"].map(name => [name, unpack(position[name], places)])));
  return columns;
});

/** Round trips with names in place of positions. */
const tradesOf = once(run => run.trades.map(([symbol, side, inMs, outMs, entry, exit, shares, profit, fees, funding, reason, because], i) => ({
  number: i + 1, symbol, ticker: run.symbols[symbol], side, inMs, outMs, entry, exit, shares, profit, fees, funding,
  reason: run.texts[reason], because: run.texts[because], share: profit / (entry * shares),
})));

const fillsOf = once(run => run.fills.map(([symbol, place, timeMs, side, kind, at]) => ({ symbol, place, timeMs, side, kind: run.texts[kind], price: at })));

function runTitle(run) {
  return [run.strategy, ...run.parameters.map(([name, value]) => `${name}=${value}`)].join(" ");
}

/** What tells a run from the others of its strategy: parameters and options of which they have several values. */
const differencesOf = once(run => {
  const others = report.runs.filter(other => other.strategy === run.strategy);
  const chosen = one => [...one.parameters.map(([name, value]) => [name, value, `${name}=${value}`]), ...one.options.map(([name, value]) => [name, value, `${name} ${value}`])];
  const valuesOf = name => new Set(others.map(other => chosen(other).find(([own]) => own === name)?.[1]));
  return chosen(run).filter(([name]) => valuesOf(name).size > 1).map(([, , text]) => text.length > 60 ? text.slice(0, 59) + "\u2026" : text).join(" ");
});

function measureOf(run, name) {
  return run.measures.find(measure => measure.name === name);
}
