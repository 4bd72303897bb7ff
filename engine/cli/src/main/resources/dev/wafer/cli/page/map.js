// The points of a sweep: two parameters as axes and a measure as color, or one parameter as a line.

const NO_BEST = -1;
const OVER_ALL = -1;

/** What a cell is worth to the ranking; nothing is below everything. */
function rankOf(index) {
  const value = report.cells.values[index][measurePlace(report.rankedBy)] ?? null;
  return value === null ? -Infinity : report.highestFirst ? value : -value;
}

function measurePlace(name) {
  return report.measures.findIndex(measure => measure.name === name);
}

/** Cells of the page's data that a choice shows as one: their best, and how many points were tried and refused. */
function cellsOf(view) {
  const shown = new Map(), { at, points, refused, best, reasons } = report.cells;
  at.forEach((places, index) => {
    if (view.fixed.some((stretch, axis) => stretch !== OVER_ALL && axis !== view.x && axis !== view.y && places[axis] !== stretch)) {
      return;
    }
    const x = places[view.x], y = view.y < 0 ? 0 : places[view.y], key = `${x} ${y}`;
    const cell = shown.get(key) ?? { x, y, index: NO_BEST, tried: 0, refused: 0, reason: "" };
    cell.tried += points[index];
    cell.refused += refused[index];
    cell.reason ||= reasons[index];
    if (best[index] !== NO_BEST && (cell.index === NO_BEST || rankOf(index) > rankOf(cell.index) || rankOf(index) === rankOf(cell.index) && best[index] < best[cell.index])) {
      cell.index = index;
    }
    shown.set(key, cell);
  });
  return [...shown.values()];
}

function valueOf(cell, measure) {
  return cell.index === NO_BEST ? null : report.cells.values[cell.index][measurePlace(measure)] ?? null;
}

function stretchText(axis, stretch, most = 24) {
  return report.axes[axis].stretches[stretch].map(value => oneLine(value, most)).join(" to ");
}

/** Where many values share a stretch, four figures of a number are enough. */
function tickText(axis, stretch) {
  const { stretches, width } = report.axes[axis], value = stretches[stretch][0];
  return width > 1 && /^-?\d+\.\d{4,}$/.test(value) ? String(Number(Number(value).toPrecision(4))) : oneLine(value, 14);
}

/** The place of the best of all points shown; nothing if none has a value to rank by. */
function bestCell(cells) {
  return cells.filter(cell => cell.index !== NO_BEST && rankOf(cell.index) > -Infinity)
    .reduce((best, cell) => best === null || rankOf(cell.index) > rankOf(best.index) || rankOf(cell.index) === rankOf(best.index) && report.cells.best[cell.index] < report.cells.best[best.index] ? cell : best, null);
}

function makeMap(host, tell, choose) {
  let view = null, cells = [], byPlace = new Map(), frame = null, cursor = null, best = null;

  function layout() {
    const columns = report.axes[view.x].stretches.length, rows = view.y < 0 ? 1 : report.axes[view.y].stretches.length;
    const width = paper.matches ? Math.min(680, host.clientWidth) : host.clientWidth;
    const ticks = view.y < 0 ? [] : report.axes[view.y].stretches.map((_, i) => tickText(view.y, i));
    const left = view.y < 0 ? 62 : Math.min(width * 0.3, 14 + Math.max(...ticks.map(labelWidth)));
    const plotHeight = view.y < 0 ? 260 : Math.max(150, Math.min(460, rows * 26));
    const plotWidth = Math.min(width - left - 10, view.y < 0 ? Infinity : Math.max(240, columns * 86));
    return { columns, rows, width, left, top: 24, plotWidth, plotHeight, cellWidth: plotWidth / columns, cellHeight: plotHeight / rows, height: plotHeight + 24 + 42 };
  }

  const leftOf = x => frame.left + x * frame.cellWidth;
  const topOf = y => frame.top + (frame.rows - 1 - y) * frame.cellHeight;

  function axisTexts() {
    const texts = [], { columns, rows, cellWidth, cellHeight, top, plotHeight, left, plotWidth } = frame;
    const widest = Math.max(...report.axes[view.x].stretches.map((_, i) => labelWidth(tickText(view.x, i)))) + 8;
    const stepX = Math.ceil(widest / cellWidth), stepY = Math.ceil(14 / cellHeight);
    for (let x = 0; x < columns; x += stepX) {
      texts.push(svgText(leftOf(x) + cellWidth / 2, top + plotHeight + 15, tickText(view.x, x), "middle"));
    }
    texts.push(svgText(left + plotWidth / 2, top + plotHeight + 34, oneLine(report.axes[view.x].name, 40), "middle name"));
    if (view.y >= 0) {
      for (let y = 0; y < rows; y += stepY) {
        texts.push(svgText(left - 6, topOf(y) + cellHeight / 2 + 4, tickText(view.y, y), "end"));
      }
      texts.push(svgText(2, 13, oneLine(report.axes[view.y].name, 40), "name"));
    }
    return texts;
  }

  function drawCells(scale) {
    const gap = frame.cellWidth > 7 && frame.cellHeight > 7 ? 1 : 0, format = shortMeasure(view.measure);
    const hasFigures = cells.length <= 600 && frame.cellHeight >= 16 && cells.every(cell => valueOf(cell, view.measure) === null || labelWidth(format(valueOf(cell, view.measure))) + 8 < frame.cellWidth);
    return cells.flatMap(cell => {
      const value = valueOf(cell, view.measure), x = leftOf(cell.x), y = topOf(cell.y), width = Math.max(1, frame.cellWidth - gap), height = Math.max(1, frame.cellHeight - gap);
      if (value === null) {
        const isRefused = cell.index === NO_BEST;
        return [s("rect", { x, y, width, height, class: "cell empty", "data-kind": isRefused ? "refused" : "none" }), isRefused ? s("rect", { x, y, width, height, fill: "url(#hatching)" })
          : s("circle", { cx: x + width / 2, cy: y + height / 2, r: Math.min(3, width / 3, height / 3), class: "dot" })];
      }
      const fill = scale.colorOf(value);
      const rect = s("rect", { x, y, width, height, fill, class: "cell", "data-kind": "value" });
      return hasFigures ? [rect, styled(svgText(x + width / 2, y + height / 2 + 4, format(value), "figure"), { fill: inkOn(fill) })] : [rect];
    });
  }

  function drawLine() {
    const known = cells.filter(cell => valueOf(cell, view.measure) !== null).sort((a, b) => a.x - b.x), values = known.map(cell => valueOf(cell, view.measure));
    const [low, high] = lineSpan(values), at = value => frame.top + (high - value) / (high - low) * frame.plotHeight, middle = cell => leftOf(cell.x) + frame.cellWidth / 2, format = shortMeasure(view.measure);
    const lines = roundSteps(low, high, 5).flatMap(value => [s("line", { x1: frame.left, x2: frame.left + frame.plotWidth, y1: at(value), y2: at(value), class: Math.abs(value) < 1e-12 ? "nought" : "grid" }),
      svgText(frame.left - 6, at(value) + 4, format(value), "end")]);
    frame.at = at;
    const path = known.map((cell, i) => `${i > 0 && known[i - 1].x === cell.x - 1 ? "L" : "M"}${middle(cell)} ${at(values[i])}`).join("");
    const refused = cells.filter(cell => cell.index === NO_BEST).map(cell => s("rect", { x: leftOf(cell.x), y: frame.top, width: Math.max(1, frame.cellWidth), height: frame.plotHeight, fill: "url(#hatching)", "data-kind": "refused" }));
    const dots = known.map((cell, i) => s("circle", { cx: middle(cell), cy: at(values[i]), r: Math.max(1.5, Math.min(4, frame.cellWidth / 3)), class: "cell mark", "data-kind": "value" }));
    return [...lines, ...refused, s("path", { d: path, class: "line" }), ...dots, svgText(2, 13, measureName({ name: view.measure }), "name")];
  }

  function lineSpan(values) {
    const low = Math.min(...values, Infinity), high = Math.max(...values, -Infinity);
    return values.length === 0 ? [0, 1] : low === high ? [low - (Math.abs(low) * 0.1 || 1), high + (Math.abs(high) * 0.1 || 1)] : [low - (high - low) * 0.06, high + (high - low) * 0.06];
  }

  /** A ring where a cell is; a circle where it is a dot of the line. */
  function outline(cell, kind) {
    const value = valueOf(cell, view.measure);
    if (view.y < 0 && value !== null) {
      return s("circle", { cx: leftOf(cell.x) + frame.cellWidth / 2, cy: frame.at(value), r: 7, class: kind });
    }
    const width = Math.max(7, frame.cellWidth), height = Math.max(7, frame.cellHeight);
    return s("rect", { x: leftOf(cell.x) + (frame.cellWidth - width) / 2, y: topOf(cell.y) + (frame.cellHeight - height) / 2, width, height, rx: 2, class: kind });
  }

  function draw() {
    frame = layout();
    const scale = colorScale(cells.map(cell => valueOf(cell, view.measure)).filter(value => value !== null), report.measures[measurePlace(view.measure)].highestFirst);
    const hatching = s("defs", {}, s("pattern", { id: "hatching", width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, s("line", { x1: 0, x2: 0, y1: 0, y2: 6, class: "hatching" })));
    const drawn = view.y < 0 ? drawLine() : drawCells(scale);
    const marks = best ? [outline(best, "halo"), outline(best, "ring best")] : [];
    const svg = s("svg", { viewBox: `0 0 ${frame.width} ${frame.height}`, width: frame.width, height: frame.height, role: "img", "aria-label": `${measureName({ name: view.measure })} by ${view.name}` },
      hatching, drawn, marks, axisTexts(), s("g", { class: "at" }));
    svg.addEventListener("pointermove", event => point(event));
    svg.addEventListener("pointerleave", () => moveTo(cursor));
    svg.addEventListener("click", event => {
      const cell = point(event);
      if (cell) {
        cursor = cell;
        choose(cell);
      }
    });
    host.replaceChildren(svg);
    moveTo(cursor);
    return scale;
  }

  function point(event) {
    const [px, py] = placeIn(host.firstChild, frame.width, event);
    const x = Math.floor((px - frame.left) / frame.cellWidth), y = view.y < 0 ? 0 : frame.rows - 1 - Math.floor((py - frame.top) / frame.cellHeight);
    const cell = byPlace.get(`${x} ${y}`) ?? null;
    moveTo(cell ?? cursor, cell !== null);
    return cell;
  }

  function moveTo(cell, isPointed = false) {
    const isShown = cell && (isPointed || document.activeElement === host);
    host.querySelector(".at").replaceChildren(...isShown ? [outline(cell, "cursor")] : []);
    tell(cell ?? best);
  }

  /** The next cell in a direction that has points. */
  function step(dx, dy) {
    const from = cursor ?? best ?? cells[0];
    for (let x = from.x + dx, y = from.y + dy; x >= 0 && y >= 0 && x < frame.columns && y < frame.rows; x += dx, y += dy) {
      const found = byPlace.get(`${x} ${y}`);
      if (found) {
        return found;
      }
    }
    return from;
  }

  host.addEventListener("keydown", event => {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey || cells.length === 0 || !(way || event.key === "Enter")) {
      return;
    }
    event.preventDefault();
    if (way) {
      cursor = step(...way);
      moveTo(cursor, true);
    } else if (cursor ?? best) {
      choose(cursor ?? best);
    }
  });
  host.addEventListener("focus", () => moveTo(cursor ?? best, true));
  host.addEventListener("blur", () => moveTo(null));
  return {
    show(next) {
      view = next;
      cells = cellsOf(view);
      byPlace = new Map(cells.map(cell => [`${cell.x} ${cell.y}`, cell]));
      cursor = null;
      best = bestCell(cells);
      return { scale: draw(), cells, best };
    },
    redraw: () => view && host.clientWidth > 0 ? draw() : null,
  };
}

/** A measure inside a cell or on an axis. */
function shortMeasure(name) {
  const format = MEASURES[name]?.[1];
  if (format === percent || format === signedPercent) {
    return value => grouped(value * 100, 1) + "%";
  }
  return format === usd || format === signedUsd ? short : value => grouped(value, 0, Math.abs(value) < 100 ? 2 : 0);
}
