// Numbers and times as people read them: the same in every locale and time zone.

const MINUS = "\u2212";
const NONE = "n/a";

function grouped(value, least, most = least) {
  const text = Math.abs(value).toLocaleString("en-US", { minimumFractionDigits: least, maximumFractionDigits: most });
  const isZero = !/[1-9]/.test(text);
  return value < 0 && !isZero ? MINUS + text : text;
}

function withSign(text) {
  return text.startsWith(MINUS) || !/[1-9]/.test(text) ? text : "+" + text;
}

const usd = value => grouped(value, 2);
const signedUsd = value => withSign(usd(value));
const percent = fraction => grouped(fraction * 100, 2) + " %";
const signedPercent = fraction => withSign(percent(fraction));
const count = value => grouped(value, 0);
const ratio = value => grouped(value, 2);

/** A price: two decimals at least, seven significant figures where they say something. */
function price(value) {
  const whole = Math.max(1, Math.floor(Math.log10(Math.abs(value) || 1)) + 1);
  return grouped(value, 2, Math.max(2, 7 - whole));
}

function quantity(value) {
  return grouped(value, 0, 6);
}

/** 1,234,567 as 1.23M: for axes. */
function short(value) {
  const size = Math.abs(value);
  for (const [least, unit] of [[1e9, "B"], [1e6, "M"], [1e3, "k"]]) {
    if (size >= least) {
      return grouped(value / least, 0, size / least < 10 ? 2 : 1) + unit;
    }
  }
  return grouped(value, 0, 2);
}

/** 2026-05-10 14:00, UTC. */
function time(timeMs) {
  return new Date(timeMs).toISOString().slice(0, 16).replace("T", " ");
}

function duration(ms) {
  const hours = ms / 3600000;
  if (hours < 1) {
    return grouped(ms / 60000, 0) + " min";
  }
  return hours < 48 ? grouped(hours, 0, 1) + " h" : grouped(hours / 24, 0, 1) + " days";
}

/** How each measure is written, and its name for people. Measures that are not here are shown as plain numbers. */
const MEASURES = {
  finalEquityUsd: ["Final equity", usd], totalReturn: ["Return", signedPercent], cagr: ["Return a year", signedPercent],
  maxDrawdown: ["Max drawdown", percent], maxDrawdownIntrabar: ["Drawdown inside bars", percent], sharpe: ["Sharpe", ratio], sortino: ["Sortino", ratio],
  calmar: ["Calmar", ratio], volatility: ["Volatility a year", percent], trades: ["Trades", count], winRate: ["Won", percent],
  profitFactor: ["Profit factor", ratio], exposureTime: ["Time in the market", percent], turnoverUsd: ["Turnover", usd], feesUsd: ["Fees paid, all", usd],
  fundingUsd: ["Funding received", signedUsd], slippageUsd: ["Spread and impact", usd], liquidations: ["Liquidations", count], badDebtUsd: ["Bad debt", usd],
  backstopUsd: ["Taken by the backstop", usd], rejectedOrders: ["Rejected orders", count], reducedOrders: ["Reduced targets", count],
  ambiguousBars: ["Ambiguous bars", count], fundingCoverage: ["Funding recorded", percent],
};
const SIGNED = new Set(["totalReturn", "cagr", "fundingUsd", "sharpe", "sortino", "calmar"]);
const BAD_ABOVE_ZERO = new Set(["liquidations", "badDebtUsd", "backstopUsd", "rejectedOrders"]);

function measureName(measure) {
  return MEASURES[measure.name]?.[0] ?? measure.name;
}

function measureText(measure) {
  return measure.value === null ? NONE : (MEASURES[measure.name]?.[1] ?? String)(measure.value);
}

/** up, down, or nothing to say. */
function measureTone(measure) {
  if (BAD_ABOVE_ZERO.has(measure.name)) {
    return measure.value > 0 ? "down" : "";
  }
  return SIGNED.has(measure.name) && measure.value !== null ? tone(measure.value) : "";
}

function tone(value) {
  return value > 0 ? "up" : value < 0 ? "down" : "";
}
