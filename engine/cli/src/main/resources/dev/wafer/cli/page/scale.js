// Colors for values. Better is always at the same end; the colors can be told apart by people who see red and green as one.

const LOW_TO_HIGH = ["#3b1f5b", "#3a4a8c", "#25768f", "#1f9d8a", "#63c268", "#e5df3e"];
const BY_SIGN = {
  light: ["#8c2d04", "#d9722a", "#f2b98a", "#f1f1ee", "#9cc7e8", "#3f8ac4", "#10447f"],
  dark: ["#ffbe8f", "#dd7730", "#7d4320", "#2b343f", "#235281", "#4490cc", "#b3dbff"],
};
/** From so many values on, ends of the scale leave the outermost values out. */
const MANY_VALUES = 50;

function rgbOf(text) {
  return text.match(/[0-9a-f]{2}/gi).map(pair => parseInt(pair, 16));
}

/** A color between those of a list, from 0 to 1. */
function between(colors, share) {
  const at = Math.max(0, Math.min(1, share)) * (colors.length - 1), low = Math.min(Math.floor(at), colors.length - 2);
  const from = rgbOf(colors[low]), to = rgbOf(colors[low + 1]);
  return `rgb(${from.map((value, i) => Math.round(value + (to[i] - value) * (at - low))).join(", ")})`;
}

/** Dark or light, whichever can be read on a color. */
function inkOn(fill) {
  const [r, g, b] = fill.match(/\d+/g).map(Number);
  return r * 0.299 + g * 0.587 + b * 0.114 > 140 ? "#10161d" : "#ffffff";
}

/** A scale for values of a measure: by sign around zero where there are both, else from the worst to the best. */
function colorScale(values, isHighestFirst) {
  const sorted = [...values].sort((a, b) => a - b), isCut = sorted.length >= MANY_VALUES;
  const lowest = sorted[0] ?? 0, highest = sorted.at(-1) ?? 0;
  let low = isCut ? quantile(sorted, 0.02) : lowest, high = isCut ? quantile(sorted, 0.98) : highest;
  const isSigned = low < 0 && high > 0;
  if (isSigned) {
    high = Math.max(-low, high);
    low = -high;
  }
  const colors = isSigned ? BY_SIGN[isDark() ? "dark" : "light"] : LOW_TO_HIGH;
  const ordered = isHighestFirst ? colors : [...colors].reverse();
  return {
    low, high, isSigned, isCutLow: lowest < low, isCutHigh: highest > high,
    colorOf: value => between(ordered, high === low ? 0.5 : (value - low) / (high - low)),
    ramp: `linear-gradient(to right, ${ordered.join(", ")})`,
  };
}
