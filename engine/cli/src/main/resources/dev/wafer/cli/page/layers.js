// What the chart library does not draw: sessions, the margin of a position, fills, the chosen trade. Each is a primitive of the library.

/** A primitive that draws with the chart and its series at hand. */
function layer(zOrder, draw) {
  let own = null;
  const renderer = {
    draw(target) {
      if (own) {
        target.useMediaCoordinateSpace(({ context, mediaSize }) => {
          context.save();
          draw(context, mediaSize, own.chart, own.series);
          context.restore();
        });
      }
    },
  };
  const views = [{ zOrder: () => zOrder, renderer: () => renderer }];
  return {
    attached(attached) {
      own = attached;
    },
    detached() {
      own = null;
    },
    update() {
      own?.requestUpdate();
    },
    updateAllViews() {},
    paneViews: () => views,
  };
}

function visiblePlaces(chart, places) {
  const range = chart.timeScale().getVisibleLogicalRange();
  return range ? [Math.max(0, Math.floor(range.from) - 1), Math.min(places, Math.ceil(range.to) + 2)] : [0, 0];
}

/** Half-open stretches of places, from first to behind last, each filled over the pane's whole height. */
function stretchLayer(stretches, fill, zOrder = "bottom") {
  return layer(zOrder, (context, size, chart) => {
    const axis = chart.timeScale();
    context.fillStyle = fill();
    const all = stretches(), half = axis.options().barSpacing / 2;
    for (let i = 0; i + 1 < all.length; i += 2) {
      const left = axis.logicalToCoordinate(all[i]) - half, right = axis.logicalToCoordinate(all[i + 1]) - half;    // places are whole numbers
      if (right >= 0 && left <= size.width) {
        context.fillRect(left, 0, Math.max(1, right - left), size.height);
      }
    }
  });
}

/** Stretches in view without a gap and with the same curve above, each as points {x, a, b} on both curves. */
function curves(chart, series, size, first, second) {
  const axis = chart.timeScale(), [from, to] = visiblePlaces(chart, first.length), found = [];
  const coordinate = value => Math.max(-10, Math.min(size.height + 10, series.priceToCoordinate(value)));
  let side = NaN;
  for (let place = from; place < to; place++) {
    const here = Math.sign(first[place] - second[place]);
    if (here !== side && !Number.isNaN(here)) {
      found.push([]);
    }
    if (!Number.isNaN(here)) {
      found.at(-1).push({ x: axis.logicalToCoordinate(place), a: coordinate(first[place]), b: coordinate(second[place]) });
    }
    side = here;
  }
  const half = axis.options().barSpacing / 2;
  found.forEach(stretch => {
    stretch.unshift({ ...stretch[0], x: stretch[0].x - half });
    stretch.push({ ...stretch.at(-1), x: stretch.at(-1).x + half });
  });
  return found;
}

function fillBetween(context, stretch, style) {
  context.fillStyle = style;
  context.beginPath();
  stretch.forEach(({ x, a }) => context.lineTo(x, a));
  [...stretch].reverse().forEach(({ x, b }) => context.lineTo(x, b));
  context.closePath();
  context.fill();
}

function strokeAlong(context, stretch, curve, style, width) {
  context.strokeStyle = style;
  context.lineWidth = width;
  context.beginPath();
  stretch.forEach(point => context.lineTo(point.x, point[curve]));
  context.stroke();
}

/** Between the entry and the price of liquidation lies what the margin can bear: that band, and its two edges. */
function marginLayer(position, colors) {
  return layer("bottom", (context, size, chart, series) => {
    for (const stretch of curves(chart, series, size, position.entry, position.liquidation)) {
      fillBetween(context, stretch, colors.band);
      strokeAlong(context, stretch, "a", colors.entry, 1);
      strokeAlong(context, stretch, "b", colors.liquidation, 1.5);
    }
  });
}

/** A line that stops where nothing is known, filled down to zero if it has a fill. */
function lineLayer(values, style, fill) {
  const zeros = new Float64Array(values.length);
  return layer("normal", (context, size, chart, series) => {
    for (const stretch of curves(chart, series, size, values, fill ? zeros : values)) {
      if (fill) {
        fillBetween(context, stretch, fill);
      }
      strokeAlong(context, stretch, "a", style, 1.2);
    }
  });
}

/** Lowest to highest of places that hold several bars. */
function spreadLayer(low, high, fill) {
  return layer("bottom", (context, size, chart, series) => {
    for (const stretch of curves(chart, series, size, low, high)) {
      fillBetween(context, stretch, fill);
      strokeAlong(context, stretch, "a", fill, 1);
      strokeAlong(context, stretch, "b", fill, 1);
    }
  });
}

const SHAPES = {
  entry: "triangle", exit: "circle", stop: "square", "trailing-stop": "square", "take-profit": "square", liquidation: "cross", backstop: "cross",
  settlement: "diamond",
};

function fillColor(kind, side) {
  return {
    entry: side > 0 ? "up" : "down", exit: "ink", stop: "warn", "trailing-stop": "warn", "take-profit": "up", liquidation: "alarm", backstop: "alarm",
    settlement: "soft",
  }[kind];
}

/** Fills at their own prices. Alike ones that would lie on each other are drawn once; liquidations come last and on top. */
function fillLayer(fills) {
  const ordered = [...fills].sort((a, b) => (SHAPES[a.kind] === "cross") - (SHAPES[b.kind] === "cross"));
  return layer("top", (context, size, chart, series) => {
    const axis = chart.timeScale();
    const radius = Math.max(3.2, Math.min(7, axis.options().barSpacing * 0.8));
    const drawn = new Set();
    for (const fill of ordered) {
      const x = axis.logicalToCoordinate(fill.place), y = series.priceToCoordinate(fill.price);
      const spot = `${Math.round(x / 3)}:${Math.round(y / 3)}:${fill.kind}:${fill.side}`;
      if (x < -10 || x > size.width + 10 || drawn.has(spot)) {
        continue;
      }
      drawn.add(spot);
      drawShape(context, SHAPES[fill.kind], x, y, SHAPES[fill.kind] === "cross" ? radius + 1 : radius, color(fillColor(fill.kind, fill.side)), fill.side);
    }
  });
}

/** A glyph with an edge in the background's color, so that it stands out of candles. A triangle points to where the position goes, its tip on the price. */
function drawShape(context, shape, x, y, r, fill, side) {
  context.beginPath();
  if (shape === "triangle") {
    context.moveTo(x, y);
    context.lineTo(x - r * 0.9, y + side * r * 1.7);
    context.lineTo(x + r * 0.9, y + side * r * 1.7);
    context.closePath();
  } else if (shape === "circle") {
    context.arc(x, y, r * 0.7, 0, Math.PI * 2);
  } else if (shape === "square") {
    context.rect(x - r * 0.75, y - r * 0.75, r * 1.5, r * 1.5);
  } else if (shape === "diamond") {
    context.moveTo(x, y - r);
    context.lineTo(x + r, y);
    context.lineTo(x, y + r);
    context.lineTo(x - r, y);
    context.closePath();
  } else {
    context.moveTo(x - r, y - r);
    context.lineTo(x + r, y + r);
    context.moveTo(x + r, y - r);
    context.lineTo(x - r, y + r);
  }
  context.lineJoin = "round";
  context.strokeStyle = color("card");
  context.lineWidth = shape === "cross" ? 6 : 2.5;
  context.stroke();
  if (shape === "cross") {
    context.strokeStyle = fill;
    context.lineWidth = 3;
    context.stroke();
  } else if (shape === "circle") {
    context.fillStyle = color("card");
    context.fill();
    context.strokeStyle = fill;
    context.lineWidth = 2;
    context.stroke();
  } else {
    context.fillStyle = fill;
    context.fill();
  }
}
