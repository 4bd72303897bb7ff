package dev.wafer.cli.story;

import dev.wafer.cli.request.Ground;
import dev.wafer.cli.source.RequestException;
import dev.wafer.cli.text.Figures;
import dev.wafer.cli.text.Page;
import dev.wafer.cli.text.Shown;
import dev.wafer.cli.text.Table;
import dev.wafer.cli.text.Words;
import dev.wafer.engine.journal.Cause;
import dev.wafer.engine.journal.Entry;
import dev.wafer.engine.journal.Journal;
import dev.wafer.engine.journal.PositionTrace;
import dev.wafer.engine.measure.Trade;
import dev.wafer.engine.run.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** One trade from its decision to its end. Money in USDC, times UTC. */
public final class Story {
    private static final int WIDTH = 98;
    private static final int LONGEST_REASON = 400;
    private static final int LONGEST_FORMULA = 60;
    private static final double NANO_PER_USD = 1e9;
    /** Above it the first liquidation order takes a fifth. */
    private static final double PARTIAL_ABOVE_USD = 100_000;

    private final Ground.Observed seen;
    private final RunResult result;
    private final Journal journal;
    private final PositionTrace positions;
    private final Closes closes;
    private final TradeLife life;
    private final Trade trade;
    private final String ticker;
    /** By the trade's own sizes: its opening fills are so many lots and so many shares. */
    private final double sharesPerLot;
    private final boolean isVerbose;

    private Story(Ground ground, Ground.Observed seen, TradeLife life, boolean isVerbose) {
        this.seen = seen;
        this.life = life;
        this.isVerbose = isVerbose;
        result = seen.run().result();
        journal = result.journal();
        positions = seen.positions();
        closes = new Closes(positions, ground.data());
        trade = life.trade();
        ticker = result.symbols().get(trade.symbolIndex());
        long openedLots = life.fills(journal).stream().filter(row -> !journal.isClosing(row)).mapToLong(row -> Math.abs(journal.signedLots(row))).sum();
        sharesPerLot = trade.quantityShares() / openedLots;
    }

    /**
     * Tells a trade.
     *
     * @param title what the run is called
     * @param number of the trade, from one, in the run's order
     * @throws RequestException if there is no such trade
     */
    public static String of(Ground ground, Ground.Observed seen, String title, int number, boolean isVerbose, boolean isStyled) {
        List<TradeLife> lives = TradeLife.all(seen.run().result());
        if (!(number >= 1 && number <= lives.size())) {
            throw new RequestException("--trade: found " + number + (lives.isEmpty() ? ", but the run has no trade" : ", expected 1 to " + lives.size()
                    + " (--list shows them)"));
        }
        return new Story(ground, seen, lives.get(number - 1), isVerbose).text(title, "Trade " + number + " of " + lives.size(), isStyled);
    }

    private String text(String title, String heading, boolean isStyled) {
        LiquidationTale liquidation = new LiquidationTale(journal, positions, closes, life);
        return new Page(isStyled)
                .section(heading + ": " + Shown.text(ticker, 20) + " " + Words.side(trade.isLong()) + ", " + Figures.quantity(trade.quantityShares())
                + " shares, "
                        + Figures.signedUsd(trade.profitUsd()) + " USDC", head(title))
                .section("The decision", decision())
                .section("Fills", fills())
                .section("The position after them, at the close of the bar", positionsAfter())
                .section("Funding, received above zero", FundingTale.lines(journal, life, isVerbose))
                .section("Exits that worked, at closes", liquidation.exits(isVerbose))
                .section("The liquidation price", liquidation.lines(isVerbose))
                .section("Nearest to liquidation", liquidation.nearest())
                .section("Liquidations", liquidations())
                .section("Other events while it was held", others())
                .section("The end", end())
                .section("What the profit is made of", profit())
                .text();
    }

    private List<String> head(String title) {
        List<String> lines = new ArrayList<>(Page.wrapped("", Shown.text(title, 2 * WIDTH), WIDTH));
        lines.add(Figures.time(trade.entryTimeMs()) + " to " + Figures.time(trade.exitTimeMs()) + " UTC"
                + (seen.run().dataSet().isSynthetic() ? "  [SIMULATED DATA]" : ""));
        return lines;
    }

    private List<String> decision() {
        int firstFill = life.rows().getFirst();
        Optional<Integer> order = TradeLife.orderOf(journal, firstFill);
        if (order.isEmpty()) {
            return List.of("no order of the strategy stands behind it");
        }
        int row = order.get();
        List<String> lines = new ArrayList<>();
        String price = journal.priceUsd(row) == 0 ? "at market" : "at " + Figures.price(journal.priceUsd(row));
        lines.add(Figures.time(journal.timeMs(row)) + "  order " + journal.orderId(row) + ": " + shares(journal.signedLots(row)) + " "
                + Shown.text(ticker, 20) + " " + price);
        lines.addAll(because(journal.because(row)));
        lines.addAll(known(journal.timeMs(row)));
        reduced(row, firstFill).ifPresent(lines::add);
        return lines;
    }

    private static List<String> because(String reason) {
        return reason.isEmpty() ? List.of() : Page.wrapped("because  ", Shown.text(reason, LONGEST_REASON), WIDTH);
    }

    /** Equity, and what the strategy's columns said of the symbol. */
    private List<String> known(long closeMs) {
        Table table = new Table("", ">");
        Closes.equity(result.equity(), closeMs).ifPresent(equityUsd -> table.row("equity", Figures.usd(equityUsd)));
        seen.columns().forEach((formula, values) -> {
            if (isAbout(formula)) {
                OptionalDouble value = closes.said(values, closeMs);
                table.row(Shown.text(formula, LONGEST_FORMULA), value.isPresent() ? Figures.price(value.getAsDouble()) : "not known");
            }
        });
        return table.isEmpty() ? List.of() : table.lines();
    }

    /** Columns of other symbols alone say nothing about this one. */
    private boolean isAbout(String formula) {
        return isVerbose || formula.contains(ticker) || result.symbols().stream().noneMatch(formula::contains);
    }

    private Optional<String> reduced(int orderRow, int fillRow) {
        for (int row = orderRow; row < fillRow; row++) {
            if (journal.entry(row) == Entry.REDUCED && journal.symbol(row) == trade.symbolIndex() && journal.orderId(row) == journal.orderId(orderRow)) {
                return Optional.of(Figures.time(journal.timeMs(row)) + "  the margin allows " + shares(journal.realizedNano(row)) + " of "
                        + shares(journal.signedLots(row)));
            }
        }
        return Optional.empty();
    }

    private String shares(long lots) {
        double shares = lots * sharesPerLot;
        return (shares > 0 ? "+" : "") + Figures.quantity(shares);
    }

    private double sharesOf(int row) {
        return journal.signedLots(row) * sharesPerLot;
    }

    private List<String> fills() {
        Table table = new Table("time", "by", ">shares", ">price", ">notional", ">fee", ">slippage", ">mark");
        Shortened.of(life.fills(journal), isVerbose, row -> {
            double markUsd = journal.markUsd(row) > 0 ? journal.markUsd(row) : positions.markUsd(trade.symbolIndex(), closes.after(journal.timeMs(row)));
            table.row(Figures.time(journal.timeMs(row)), Words.of(journal.cause(row)) + (journal.isMaker(row) ? ", maker" : ""),
                    shares(journal.signedLots(row)),
                    Figures.price(journal.priceUsd(row)), Figures.usd(Math.abs(sharesOf(row)) * journal.priceUsd(row)),
                    Figures.usd(journal.feeNano(row) / NANO_PER_USD),
                    Figures.usd(journal.slippageUsd(row)), markUsd > 0 ? Figures.price(markUsd) : "");
        }, left -> table.row(left + " more", "", "", "", "", "", "", ""));
        return table.lines();
    }

    private List<String> positionsAfter() {
        Table table = new Table("close", ">shares", ">entry", ">margin", ">leverage", ">liquidation", ">away");
        List<Integer> after = life.fills(journal).stream().map(row -> closes.after(journal.timeMs(row))).distinct().toList();
        Shortened.of(after, isVerbose, close -> position(table, close), left -> table.row(left + " more", "", "", "", "", "", ""));
        return table.isEmpty() ? List.of() : table.lines();
    }

    private void position(Table table, int close) {
        int s = trade.symbolIndex();
        double shares = positions.signedQtyShares(s, close);
        if (shares == 0 || shares > 0 != trade.isLong()) {
            return;
        }
        double notionalUsd = Math.abs(shares) * positions.entryUsd(s, close), marginUsd = positions.marginUsd(s, close),
                liquidationUsd = positions.liquidationUsd(s, close);
        table.row(Figures.time(positions.timeMs(close)), Figures.quantity(shares), Figures.price(positions.entryUsd(s, close)), Figures.usd(marginUsd),
                marginUsd > 0 ? Figures.ratio(OptionalDouble.of(notionalUsd / marginUsd)) + "x" : "cross", liquidationUsd > 0 ? Figures.price(liquidationUsd)
                : "none",
                liquidationUsd > 0 ? Figures.percent(Math.abs(positions.markUsd(s, close) - liquidationUsd) / positions.markUsd(s, close)) : "");
    }

    private List<String> liquidations() {
        Table table = new Table("time", ">shares", ">price", ">mark", ">bad debt", ">taken", "step of the ladder");
        life.rows(journal, Entry.LIQUIDATED).forEach(row -> table.row(Figures.time(journal.timeMs(row)), shares(journal.signedLots(row)),
                Figures.price(journal.priceUsd(row)), Figures.price(journal.markUsd(row)), Figures.usd(journal.badDebtNano(row) / NANO_PER_USD),
                Figures.usd(journal.takenNano(row) / NANO_PER_USD), step(row)));
        return table.isEmpty() ? List.of() : table.lines();
    }

    private String step(int row) {
        if (journal.cause(row) == Cause.BACKSTOP) {
            return "backstop";
        } else if (!journal.isWhole(row)) {
            return "a fifth";
        }
        return Math.abs(sharesOf(row)) * journal.markUsd(row) > PARTIAL_ABOVE_USD ? "all, 30 s after a fifth" : "all, up to 100,000";
    }

    private List<String> others() {
        List<Integer> rows = life.rows().stream().filter(row -> !journal.isFill(row) && journal.entry(row) != Entry.FUNDED).toList();
        List<String> lines = new ArrayList<>();
        Shortened.of(rows, isVerbose, row -> lines.addAll(Page.wrapped(Figures.time(journal.timeMs(row)) + "  ", other(row), WIDTH)),
                left -> lines.add(left + " more"));
        return lines;
    }

    private String other(int row) {
        String order = journal.orderId(row) == 0 ? "" : Words.of(journal.leg(row)).replaceFirst("^order$", "") + " order " + journal.orderId(row);
        String what = switch (journal.entry(row)) {
            case ORDERED -> order + ": " + shares(journal.signedLots(row)) + (journal.priceUsd(row) == 0 ? " at market" : " at "
                    + Figures.price(journal.priceUsd(row)));
            case REDUCED -> order + ": the margin allows " + shares(journal.realizedNano(row)) + " of " + shares(journal.signedLots(row));
            case CANCELLED -> order + " withdrawn";
            case REJECTED -> (order.isEmpty() ? "a wish" : order) + " refused";
            case ADJUSTED -> journal.priceUsd(row) == 0 ? "leverage set to " + journal.signedLots(row) : "margin moved: "
                    + Figures.signedUsd(journal.priceUsd(row));
            case AMBIGUOUS -> "ambiguous bar: high and low in another order would change what happens";
            case FILLED, LIQUIDATED, SETTLED, FUNDED -> Words.of(journal.entry(row));
        };
        return what.strip() + (journal.because(row).isEmpty() ? "" : ", because " + Shown.text(journal.because(row), LONGEST_REASON));
    }

    private List<String> end() {
        List<String> lines = new ArrayList<>();
        if (life.isOpenAtEnd()) {
            lines.add(Figures.time(trade.exitTimeMs()) + "  the run ends; what is open counts at the mark, "
                    + Figures.price(positions.markUsd(trade.symbolIndex(), positions.count() - 1)));
            return lines;
        }
        int row = life.rows().getLast();
        lines.add(Figures.time(journal.timeMs(row)) + "  by " + trade.exitReason().label() + ": " + shares(journal.signedLots(row)) + " at "
                + Figures.price(journal.priceUsd(row)));
        TradeLife.orderOf(journal, row).filter(order -> journal.orderId(order) != 0 && trade.exitReason().label().equals("signal")).ifPresent(order -> {
            lines.add("decided  " + Figures.time(journal.timeMs(order)) + ", order " + journal.orderId(order));
            lines.addAll(because(journal.because(order)));
            lines.addAll(known(journal.timeMs(order)));
        });
        return lines;
    }

    /** Each part is rounded to the cent; what the roundings leave is the price's. */
    private List<String> profit() {
        Profit parts = Profit.of(result, life);
        double profit = cents(trade.profitUsd()), fees = -cents(parts.feesUsd()), funding = cents(parts.fundingUsd()), forgiven = cents(parts.forgivenUsd()),
                taken = -cents(parts.takenUsd());
        Table table = new Table("", ">").row("price move", Figures.signedUsd(profit - fees - funding - forgiven - taken)).row("fees", Figures.signedUsd(fees))
                .row("funding", Figures.signedUsd(funding));
        Map<String, Double> rare = new java.util.LinkedHashMap<>();
        rare.put("loss beyond the margin, not borne", forgiven);
        rare.put("margin taken by the backstop", taken);
        rare.forEach((name, usd) -> {
            if (usd != 0) {
                table.row(name, Figures.signedUsd(usd));
            }
        });
        table.row("profit", Figures.signedUsd(profit));
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("spread and impact cost " + Figures.usd(parts.slippageUsd()) + " of the price move");
        return lines;
    }

    private static double cents(double usd) {
        return Math.rint(usd * 100) / 100;
    }

    /** The trades with their numbers. */
    public static String list(RunResult result, String title, boolean isStyled) {
        Table table = new Table(">", "in", "out", "", "", ">quantity", ">profit", "exit by");
        for (int place = 0; place < result.trades().size(); place++) {
            Trade one = result.trades().get(place);
            table.row(Integer.toString(place + 1), Figures.time(one.entryTimeMs()), Figures.time(one.exitTimeMs()),
                    Shown.text(result.symbols().get(one.symbolIndex()), 8),
                    Words.side(one.isLong()), Figures.quantity(one.quantityShares()), Figures.signedUsd(one.profitUsd()), one.exitReason().label());
        }
        return new Page(isStyled).section(Shown.text(title, WIDTH), result.trades().isEmpty() ? List.of("no trade") : table.lines()).text();
    }
}
