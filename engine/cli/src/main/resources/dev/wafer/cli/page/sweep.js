// Puts the page of a sweep together.

const MAIN_MEASURES = ["totalReturn", "maxDrawdown", "sharpe", "trades", "liquidations"];

function startSweep() {
  const { axes, counts } = report;
  const longest = axes.map((_, i) => i).sort((a, b) => axes[b].stretches.length - axes[a].stretches.length || b - a);
  const view = { x: longest[0], y: longest[1] ?? -1, fixed: axes.map(() => OVER_ALL), measure: report.rankedBy, name: "" };
  const map = makeMap(byId("map"), read, showPoint);

  function choices() {
    const names = axes.map((axis, i) => [i, axis.name]);
    const taken = (mine, other, i) => {
      view[mine] = Number(i);
      if (view[other] === view[mine]) {
        view[other] = axes.findIndex((_, place) => place !== view[mine]);
      }
      update();
    };
    const pair = axes.length < 2 ? [] : [chooser("axis-x", "across", names, view.x, i => taken("x", "y", i)), chooser("axis-y", "up", names, view.y, i => taken("y", "x", i))];
    const others = axes.map((axis, i) => i === view.x || i === view.y ? null : chooser(`fixed-${i}`, axis.name, [[OVER_ALL, "best over all"], ...axis.stretches.map((_, stretch) => [stretch, stretchText(i, stretch)])],
      view.fixed[i], stretch => {
        view.fixed[i] = Number(stretch);
        update();
      }));
    const shown = report.measures.filter(({ name }) => report.cells.values.some(row => (row[measurePlace(name)] ?? null) !== null));
    return [chooser("measure", "color", shown.map(({ name }) => [name, measureName({ name }) + (name === report.rankedBy ? " (ranked by)" : "")]), view.measure, name => {
      view.measure = name;
      update();
    }), ...pair, ...others.filter(Boolean)];
  }

  function update() {
    const focused = document.activeElement?.id;
    byId("choices").replaceChildren(...choices());
    view.name = view.y < 0 ? axes[view.x].name : `${axes[view.x].name} and ${axes[view.y].name}`;
    byId("map-title").textContent = oneLine(`${measureName({ name: view.measure })} by ${view.name}`, 120);
    const { scale, cells, best } = map.show(view);
    byId("said").textContent = explained(cells);
    showScale(scale, cells);
    if (best) {
      showPoint(best, false);
    }
    if (focused) {
      byId(focused)?.focus();
    }
  }

  /** What the picture leaves out. */
  function explained(cells) {
    const cut = axes.filter(axis => axis.width > 1), parts = [];
    const over = axes.filter((_, i) => i !== view.x && i !== view.y && view.fixed[i] === OVER_ALL);
    const most = Math.max(...cells.map(cell => cell.tried), 0);
    if (most > 1) {
      parts.push(`Each ${view.y < 0 ? "dot" : "cell"} shows the point that ranks first by ${measureName({ name: report.rankedBy })} of up to ${count(most)}`
        + (over.length > 0 ? `, over all values of ${over.map(axis => oneLine(axis.name, 30)).join(", ")}` : "") + ".");
    }
    if (cut.length > 0) {
      parts.push(`Too many for a picture: ${cut.map(axis => `${count(axis.width)} values of ${oneLine(axis.name, 30)}`).join(" and ")} to a ${view.y < 0 ? "dot" : "cell"}.`);
    }
    if (!report.cells.exact) {
      parts.push("Numbers have six figures.");
    }
    return parts.join(" ");
  }

  function showScale(scale, cells) {
    const format = value => measureText({ name: view.measure, value }), isHighest = report.measures[measurePlace(view.measure)].highestFirst, parts = [];
    if (view.y >= 0 && cells.some(cell => valueOf(cell, view.measure) !== null)) {
      parts.push(h("span", {}, (scale.isCutLow ? "\u2264 " : "") + format(scale.low), styled(h("i", { class: "ramp", role: "img", "aria-label": "Scale of colors" }), { background: scale.ramp }), (scale.isCutHigh ? "\u2265 " : "") + format(scale.high)),
        h("span", {}, isHighest ? "more is better" : "less is better"));
    }
    parts.push(h("span", {}, h("i", { class: "swatch-best" }), `best by ${measureName({ name: report.rankedBy })}`));
    if (cells.some(cell => cell.index === NO_BEST)) {
      parts.push(h("span", {}, h("i", { class: "swatch-refused" }), "refused by the strategy"));
    }
    if (view.y >= 0 && cells.some(cell => cell.index !== NO_BEST && valueOf(cell, view.measure) === null)) {
      parts.push(h("span", {}, h("i", { class: "swatch-none" }), "has no value"));
    }
    if (view.y >= 0 && cells.length < axes[view.x].stretches.length * axes[view.y].stretches.length) {
      parts.push(h("span", {}, "blank: no point there"));
    }
    byId("scale").replaceChildren(...parts);
  }

  function read(cell) {
    if (!cell) {
      byId("reading").replaceChildren("No point has a value.");
      return;
    }
    const parts = (cell.index === NO_BEST ? placeParts(cell) : parametersOf(cell).map(([name, value]) => `${oneLine(name, 30)} ${oneLine(value, 40)}`)).map(text => [text, "when"]);
    if (cell.index === NO_BEST) {
      parts.push([`refused: ${cell.reason}`, "alarm"]);
    } else {
      [...new Set([view.measure, report.rankedBy, ...MAIN_MEASURES])].forEach(name => parts.push([`${measureName({ name })} ${measureText({ name, value: valueOf(cell, name) })}`, name === view.measure ? "strong" : ""]));
    }
    if (cell.tried > 1) {
      parts.push([`best of ${count(cell.tried)} points` + (cell.refused > 0 ? `, ${count(cell.refused)} of them refused` : ""), ""]);
    }
    byId("reading").replaceChildren(...parts.map(([text, kind]) => h("span", { class: kind }, text)));
  }

  function placeParts(cell) {
    return [[view.x, cell.x], [view.y, cell.y]].filter(([axis]) => axis >= 0).map(([axis, stretch]) => `${oneLine(axes[axis].name, 30)} ${stretchText(axis, stretch)}`);
  }

  function parametersOf(cell) {
    const typed = report.cells.typed?.[cell.index] ?? report.cells.at[cell.index].map((stretch, axis) => axes[axis].stretches[stretch][0]);
    return axes.map((axis, i) => [axis.name, typed[i]]);
  }

  /** A point with all its measures below the picture. */
  function showPoint(cell, isChosen = true) {
    read(cell);
    if (cell.index === NO_BEST) {
      return;
    }
    const isBest = report.cells.best[cell.index] === report.top[0].point, values = isBest ? report.top[0].measures : report.cells.values[cell.index];
    const parameters = parametersOf(cell);
    byId("point").replaceChildren(h("h2", { id: "point-title" }, `${isBest ? "The best point" : isChosen ? "The chosen point" : "The best point shown"}, number ${count(report.cells.best[cell.index])}`),
      h("p", { class: "parameters" }, parameters.map(([name, value]) => h("span", { class: "chip" }, `${name} = ${value}`))),
      ...commandBox(backtest(parameters)), note("And the other options of this sweep."));
    showTiles({ measures: report.measures.map((measure, i) => ({ name: measure.name, value: values[i], why: "" })) });
  }

  function backtest(parameters) {
    const quoted = word => /^[A-Za-z0-9_./:=,+@%-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
    return ["wafer", "backtest", "--strategy", quoted(report.strategyWord), ...parameters.flatMap(([name, value]) => ["-p", quoted(`${name}=${value}`)])].join(" ");
  }

  showSweepHead(counts);
  showTop();
  update();
  let isFirst = true;
  drawnToWidth(byId("map"), () => {
    if (!isFirst) {
      map.redraw();
    }
    isFirst = false;
  });
  themeListeners.push(() => {
    const scale = map.redraw();
    if (scale) {
      showScale(scale, cellsOf(view));
    }
  });
  document.documentElement.dataset.ready = "yes";
}

function showSweepHead(counts) {
  const which = counts.drawn ? `${count(counts.points)} of ${count(counts.combinations)} combinations, drawn with seed ${report.seed}` : `all ${count(counts.combinations)} combinations`;
  showTitle(report.strategy, [`${report.dataSet.name}: ${report.symbols.join(", ")}, bars of ${report.resolution}, ${time(report.fromMs)} to ${time(report.toMs)} UTC`,
    `${report.venue}, ${report.margin} margin, leverage ${report.leverage}x, capital ${usd(report.capital)} USDC; ${report.engine}`,
    `${which}${counts.shards > 1 ? `, part ${counts.shard} of ${counts.shards}` : ""}; ${count(counts.tried)} tried, ${count(counts.refused)} refused, ${count(counts.unranked)} without a value to rank by`],
  [...report.axes.map(axis => `${axis.name} = ${axis.text}`), ...report.fixed.map(([name, value]) => `${name} = ${value}`)]);
  byId("luck").replaceChildren(h("h2", { id: "luck-title" }, "How much of the best may be luck"),
    h("dl", { class: "luck" }, report.luck.flatMap(([mark, text]) => [h("dt", {}, mark), h("dd", { class: mark }, text)])), h("h2", {}, "Run it again"), ...commandBox(report.command));
}

function showTop() {
  const shown = [...new Set([report.rankedBy, ...MAIN_MEASURES])];
  byId("wide-cards").replaceChildren(card(`Best ${count(report.top.length)} by ${measureName({ name: report.rankedBy })}`, table("Best points", [">Rank", ">Point", ...report.axes.map(axis => `>${oneLine(axis.name, 40)}`),
    ...shown.map(name => `>${measureName({ name })}`)], report.top.map((one, i) => [count(i + 1), count(one.point), ...one.values.map(value => oneLine(value, 60)),
    ...shown.map(name => measureText({ name, value: one.measures[measurePlace(name)] }))]))));
  byId("grounds").replaceChildren(...[dataCard(), card(`Data findings (${report.findings.length})`, report.findings.length === 0 ? note("Nothing to report.")
    : h("ul", { class: "findings" }, report.findings.map(([code, text]) => h("li", {}, h("strong", {}, code), ` ${text}`))))].filter(Boolean));
}

startTheme();
startSweep();
