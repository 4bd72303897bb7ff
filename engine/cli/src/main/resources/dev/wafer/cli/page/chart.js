// The chart of one symbol of one run: prices above, and under them panes on the same time axis.

const RANGES = [["All", 0], ["3 months", 92], ["1 month", 31], ["1 week", 7]];

/** A pane's title, height against the others, how it draws, and its values by place. */
function panesOf(market, symbol, run, symbolIndex) {
  const trace = traceOf(run), position = trace.positions[symbolIndex];
  const capital = run.capital;
  const panes = [
    { id: "openInterest", title: "Open interest, shares", values: symbol.openInterest, low: symbol.openInterestLow, high: symbol.openInterestHigh, type: "line", tone: "accent", format: short, say: value => `open interest ${short(value)}` },
    { id: "funding", title: "Funding (above 0 longs pay), bp/h", values: symbol.fundingPerHour.map(rate => rate * 1e4), type: "histogram", format: value => grouped(value, 0, 3), say: value => `funding ${grouped(value, 0, 3)} bp/h` },
    { id: "equity", title: "Equity, USDC", values: trace.equity, low: trace.equityLow, high: trace.equityHigh, type: "baseline", base: capital, format: short, say: value => `equity ${usd(value)}` },
    { id: "drawdown", title: "Drawdown at closes, %", values: trace.drawdown.map(fraction => -fraction * 100), type: "baseline", base: 0, format: value => grouped(value, 0, 1), say: value => `drawdown ${grouped(-value, 0, 1)} %` },
    { id: "leverage", title: "Leverage: positions / equity", values: trace.leverage, type: "line", tone: "accent", isFilled: true, format: value => grouped(value, 0, 2) + "x", say: value => `leverage ${grouped(value, 0, 2)}x` },
    { id: "distance", title: "Distance to liquidation at closes, % of the mark", values: position.distance.map(fraction => fraction * 100), type: "line", tone: "warn", isFilled: true, format: value => grouped(value, 0, 1), say: value => `liquidation ${grouped(value, 0, 1)} % away` },
  ];
  return panes.filter(pane => !isEmpty(pane.values));
}

function chartOptions(market) {
  const labels = innerWidth < 600 ? 10 : 11;
  return {
    autoSize: !paper.matches,
    layout: {
      background: { type: "solid", color: color("card") }, textColor: color("soft"), fontSize: labels, fontFamily: getComputedStyle(document.body).fontFamily,
      attributionLogo: true, panes: { separatorColor: color("line"), separatorHoverColor: thin("accent", 0.2) },
    },
    grid: { vertLines: { color: color("faint") }, horzLines: { color: color("faint") } },
    rightPriceScale: { borderColor: color("line"), minimumWidth: 62 },
    timeScale: { borderColor: color("line"), timeVisible: market.axis.resolutionMs < 86400000, secondsVisible: false, minBarSpacing: 0.01, rightOffset: 0 },
    crosshair: { mode: 0, vertLine: { color: color("soft"), labelBackgroundColor: color("soft") }, horzLine: { color: color("soft"), labelBackgroundColor: color("soft") } },
    localization: { locale: "en-US", timeFormatter: seconds => time(seconds * 1000) },
    handleScroll: { vertTouchDrag: false },
    handleScale: { axisPressedMouseMove: true, mouseWheel: true },
  };
}

function points(times, values, colorOf) {
  return times.map((timeMs, place) => {
    const at = { time: timeMs / 1000 };
    if (!Number.isNaN(values[place])) {
      at.value = values[place];
      if (colorOf) {
        at.color = colorOf(values[place]);
      }
    }
    return at;
  });
}

function candles(times, symbol) {
  return times.map((timeMs, place) => Number.isNaN(symbol.close[place]) ? { time: timeMs / 1000 }
    : { time: timeMs / 1000, open: symbol.open[place], high: symbol.high[place], low: symbol.low[place], close: symbol.close[place] });
}

function addPane(chart, pane, index, times) {
  const series = { line: addLine, baseline: addBaseline, histogram: addHistogram }[pane.type](chart, pane, index, times);
  if (pane.low && !isEmpty(pane.low)) {
    series.attachPrimitive(spreadLayer(pane.low, pane.high, thin("accent", 0.25)));
  }
}

function paneOptions(pane) {
  return { priceLineVisible: false, lastValueVisible: true, priceFormat: { type: "custom", formatter: pane.format, minMove: 0.0001 } };
}

/** The library would draw its line across gaps: it keeps the scale and the crosshair, and a layer draws. */
function addLine(chart, pane, index, times) {
  const series = chart.addSeries(LightweightCharts.LineSeries, {
    ...paneOptions(pane), color: color(pane.tone), lineVisible: false, pointMarkersVisible: false,
    autoscaleInfoProvider: original => {
      const found = original();
      return pane.isFilled && found?.priceRange ? { ...found, priceRange: { ...found.priceRange, minValue: 0 } } : found;
    },
  }, index);
  series.setData(points(times, pane.values));
  series.attachPrimitive(lineLayer(pane.values, color(pane.tone), pane.isFilled ? thin(pane.tone, 0.22) : null));
  return series;
}

function addBaseline(chart, pane, index, times) {
  const series = chart.addSeries(LightweightCharts.BaselineSeries, {
    ...paneOptions(pane), baseValue: { type: "price", price: pane.base }, topLineColor: color("up"), bottomLineColor: color("down"), lineWidth: 1,
    topFillColor1: thin("up", 0.28), topFillColor2: thin("up", 0.06), bottomFillColor1: thin("down", 0.06), bottomFillColor2: thin("down", 0.28),
  }, index);
  series.setData(points(times, pane.values));
  series.createPriceLine({ price: pane.base, color: color("soft"), lineWidth: 1, lineStyle: 2, axisLabelVisible: false, title: "" });
  return series;
}

/** What longs pay has the color of a loss. */
function addHistogram(chart, pane, index, times) {
  const series = chart.addSeries(LightweightCharts.HistogramSeries, { ...paneOptions(pane), base: 0 }, index);
  const paid = color("down"), received = color("up");
  series.setData(points(times, pane.values, value => value >= 0 ? paid : received));
  return series;
}

/** Prices in view, and the price of liquidation where it is not so far away that it would flatten them. */
function priceScaling(position, chart) {
  return original => {
    const found = original();
    if (!found?.priceRange) {
      return found;
    }
    const { minValue, maxValue } = found.priceRange, room = (maxValue - minValue) * 0.6;
    const [from, to] = visiblePlaces(chart, position.liquidation.length);
    let low = minValue, high = maxValue;
    for (let place = from; place < to; place++) {
      const value = position.liquidation[place];
      if (value >= minValue - room && value <= maxValue + room) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    return { ...found, priceRange: { minValue: low, maxValue: high } };
  };
}

/** The chart with a way to move it. Each drawing starts from nothing: run, symbol and colors may all have changed. */
function makeChart(host) {
  let chart = null, view = null, chosen = [];
  const chosenLayers = [];

  function draw(run, symbolIndex, keepRange) {
    const range = keepRange && chart ? chart.timeScale().getVisibleLogicalRange() : null;
    chart?.remove();
    chosenLayers.length = 0;
    const market = marketOf(run.market), symbol = market.symbols[symbolIndex], position = traceOf(run).positions[symbolIndex];
    host.style.height = `${(innerWidth < 600 ? 300 : 340) + panesOf(market, symbol, run, symbolIndex).length * (innerWidth < 600 ? 84 : 96)}px`;
    chart = LightweightCharts.createChart(host, chartOptions(market));
    const decimals = Math.max(2, Math.round(Math.log10(symbol.scale)));
    const price = chart.addSeries(LightweightCharts.CandlestickSeries, {
      upColor: color("up"), downColor: color("down"), wickUpColor: color("up"), wickDownColor: color("down"), borderVisible: false, priceLineVisible: false,
      priceFormat: { type: "price", precision: Math.min(decimals, 6), minMove: 10 ** -Math.min(decimals, 6) }, autoscaleInfoProvider: original => priceScaling(position, chart)(original),
    }, 0);
    price.setData(candles(market.times, symbol));
    const panes = panesOf(market, symbol, run, symbolIndex);
    panes.forEach((pane, i) => addPane(chart, pane, i + 1, market.times));
    finish(market, symbol, panes, price);
    price.attachPrimitive(marginLayer(position, { band: thin("alarm", 0.09), entry: color("soft"), liquidation: color("alarm") }));
    price.attachPrimitive(fillLayer(fillsOf(run).filter(fill => fill.symbol === symbolIndex)));
    view = { run, symbolIndex, market, symbol, position, panes };
    chart.timeScale().setVisibleLogicalRange(range ?? { from: -0.5, to: market.times.length - 0.5 });
    chart.subscribeCrosshairMove(({ logical }) => read(logical ?? null));
    read(null);
  }

  /** Sessions and the chosen trade lie behind everything else; what is attached to a pane would lie above what is attached to its series. */
  function finish(market, symbol, panes, price) {
    chart.panes().forEach((pane, i) => {
      pane.setStretchFactor(i === 0 ? 3.6 : 1);
      const ground = i === 0 ? price : pane;
      ground.attachPrimitive(stretchLayer(() => market.axis.internal, () => color("session")));
      const layerOfTrade = stretchLayer(() => chosen, () => thin("accent", 0.16));
      ground.attachPrimitive(layerOfTrade);
      chosenLayers.push(layerOfTrade);
      LightweightCharts.createTextWatermark(pane, {
        horzAlign: "left", vertAlign: "top", lines: [{ text: i === 0 ? symbol.ticker.slice(0, 40) : panes[i - 1].title, color: color("soft"), fontSize: i === 0 ? 13 : 11, fontStyle: "600" }],
      });
    });
  }

  /** Says what stands at a place; at the last one if none is pointed at. */
  function read(logical) {
    const { run, market, symbol, position, panes } = view;
    const place = Math.max(0, Math.min(market.times.length - 1, Math.round(logical ?? market.times.length - 1)));
    const parts = [[time(market.times[place]), "when"]];
    if (!Number.isNaN(symbol.close[place])) {
      ["open", "high", "low", "close"].forEach(name => parts.push([`${name} ${price(symbol[name][place])}`, ""]));
    }
    if (!Number.isNaN(position.quantity[place])) {
      parts.push([`${position.quantity[place] > 0 ? "long" : "short"} ${quantity(Math.abs(position.quantity[place]))} at ${price(position.entry[place])}`, "strong"]);
    }
    if (!Number.isNaN(position.liquidation[place])) {
      parts.push([`liquidation ${price(position.liquidation[place])}`, "alarm"]);
    }
    panes.filter(pane => !Number.isNaN(pane.values[place])).forEach(pane => parts.push([pane.say(pane.values[place]), ""]));
    fillsOf(run).filter(fill => fill.symbol === view.symbolIndex && fill.place === place).slice(0, 4)
      .forEach(fill => parts.push([`${fill.kind}: ${fill.side > 0 ? "buy" : "sell"} at ${price(fill.price)}`, "strong"]));
    byId("reading").replaceChildren(...parts.map(([text, kind]) => h("span", { class: kind }, text)));
  }

  /** Shows a stretch of time with room on both sides, and marks it. */
  function goTo(fromMs, toMs) {
    const { times } = view.market;
    const from = placeAt(times, fromMs), to = placeAt(times, toMs), room = Math.max(12, (to - from) * 0.3);
    chosen = [from, to + 1];
    chart.timeScale().setVisibleLogicalRange({ from: from - room, to: to + room });
    chosenLayers.forEach(one => one.update());
    read(from);
  }

  function showDays(days) {
    const { times } = view.market, last = times.length - 0.5;
    const from = days === 0 ? -0.5 : placeAt(times, times.at(-1) - days * 86400000) - 0.5;
    chart.timeScale().setVisibleLogicalRange({ from: Math.max(-0.5, from), to: last });
  }

  function move(key) {
    const scale = chart.timeScale(), range = scale.getVisibleLogicalRange(), width = range.to - range.from, middle = (range.to + range.from) / 2;
    const to = {
      ArrowLeft: [range.from - width / 8, range.to - width / 8], ArrowRight: [range.from + width / 8, range.to + width / 8],
      "+": [middle - width / 3, middle + width / 3], "-": [middle - width * 0.75, middle + width * 0.75], 0: [-0.5, view.market.times.length - 0.5],
    }[key];
    if (to) {
      scale.setVisibleLogicalRange({ from: to[0], to: to[1] });
    }
    return Boolean(to);
  }

  host.addEventListener("keydown", event => {
    if (!event.ctrlKey && !event.metaKey && !event.altKey && move(event.key === "=" ? "+" : event.key)) {
      event.preventDefault();
    }
  });
  return {
    show(run, symbolIndex, keepRange = false) {
      chosen = keepRange ? chosen : [];
      draw(run, symbolIndex, keepRange);
    },
    restyle() {
      if (view) {
        draw(view.run, view.symbolIndex, true);
        if (paper.matches) {
          chart.resize(Math.min(680, host.clientWidth), parseInt(host.style.height, 10), true);
        }
      }
    },
    goTo, showDays,
    range: () => chart.timeScale().getVisibleLogicalRange(),
  };
}
