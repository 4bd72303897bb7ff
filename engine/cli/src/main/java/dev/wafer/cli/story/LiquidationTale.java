package dev.wafer.cli.story;

import dev.wafer.cli.text.Figures;
import dev.wafer.cli.text.Table;
import dev.wafer.engine.journal.Entry;
import dev.wafer.engine.journal.Journal;
import dev.wafer.engine.journal.PositionTrace;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The liquidation price of a trade from close to close: what moved it, and how near the mark came. */
final class LiquidationTale {
    private static final double LEAST_MOVE_USD = 1e-9;
    private static final int FIRST = 3;
    private static final int MOST_ROWS = 40;
    private static final int DAY = 10;
    private static final int MONTH = 7;

    private final Journal journal;
    private final PositionTrace positions;
    private final Closes closes;
    private final TradeLife life;
    private final int symbol;

    LiquidationTale(Journal journal, PositionTrace positions, Closes closes, TradeLife life) {
        this.journal = journal;
        this.positions = positions;
        this.closes = closes;
        this.life = life;
        symbol = life.trade().symbolIndex();
    }

    /** Why it moved. */
    private enum Why {
        FILL("fills"), LIQUIDATION("liquidation"), FUNDING("funding"), MARGIN("margin moved"), LEVERAGE("leverage set"), OTHER("the account, or the rules");

        private final String words;

        Why(String words) {
            this.words = words;
        }
    }

    /** From one price to another, between two closes, for some reasons. */
    private record Move(int toClose, double beforeUsd, double afterUsd, Set<Why> why, int points) {
        /** Liquidations and new leverages stand alone, all else comes in long rows. */
        boolean isCommon() {
            return !why.contains(Why.LIQUIDATION) && !why.contains(Why.LEVERAGE);
        }

        Move with(Move next) {
            Set<Why> both = EnumSet.copyOf(why);
            both.addAll(next.why);
            return new Move(next.toClose, beforeUsd, next.afterUsd, both, points + next.points);
        }
    }

    /** First and last close at which it is held; none if it ended in the bar it began in. */
    private Optional<int[]> held() {
        int first = closes.after(life.trade().entryTimeMs());
        int end = life.isOpenAtEnd() ? positions.count() - 1 : closes.after(life.trade().exitTimeMs());
        while (end >= first && !isHeld(end)) {
            end--;
        }
        return end >= first && isHeld(first) ? Optional.of(new int[] {first, end}) : Optional.empty();
    }

    private boolean isHeld(int close) {
        double shares = positions.signedQtyShares(symbol, close);
        return life.trade().isLong() ? shares > 0 : shares < 0;
    }

    /** What moved it. */
    List<String> lines(boolean isVerbose) {
        Table table = new Table("until", ">before", "", ">after", "because of");
        moves(isVerbose).forEach(move -> table.row(Figures.time(positions.timeMs(move.toClose)), price(move.beforeUsd), "->", price(move.afterUsd), why(move)));
        return table.isEmpty() ? List.of() : table.lines();
    }

    private static String price(double liquidationUsd) {
        return liquidationUsd > 0 ? Figures.price(liquidationUsd) : "none";
    }

    private static String why(Move move) {
        String words = move.why.stream().map(why -> why.words).collect(Collectors.joining(", "));
        return move.points > 1 ? words.replace(Why.FUNDING.words, Why.FUNDING.words + " of " + move.points + " points") : words;
    }

    private List<Move> moves(boolean isVerbose) {
        List<Move> moves = new ArrayList<>();
        Optional<int[]> held = held();
        Map<Integer, List<Integer>> rows = rowsByClose();
        double beforeUsd = 0;
        for (int close = held.map(span -> span[0]).orElse(0); held.isPresent() && close <= held.get()[1]; close++) {
            double afterUsd = positions.liquidationUsd(symbol, close);
            if (Math.abs(afterUsd - beforeUsd) > LEAST_MOVE_USD) {
                moves.add(move(close, beforeUsd, afterUsd, Optional.ofNullable(rows.get(close)).orElse(List.of())));
            }
            beforeUsd = afterUsd;
        }
        if (isVerbose) {
            return moves;
        }
        List<Move> byDay = joined(moves, DAY);
        return byDay.size() > MOST_ROWS ? joined(moves, MONTH) : byDay;
    }

    /** The first ones alone; of the rest neighbours together that have the same reasons, or fall on the same day or into the same month. */
    private List<Move> joined(List<Move> moves, int length) {
        List<Move> joined = new ArrayList<>();
        for (Move move : moves) {
            boolean isAlike = joined.size() > FIRST && joined.getLast().isCommon() && move.isCommon()
                    && ((length == MONTH && joined.getLast().why.equals(move.why)) || date(joined.getLast(), length).equals(date(move, length)));
            if (isAlike) {
                joined.set(joined.size() - 1, joined.getLast().with(move));
            } else {
                joined.add(move);
            }
        }
        return joined;
    }

    private String date(Move move, int length) {
        return Figures.time(positions.timeMs(move.toClose) - 1).substring(0, length);
    }

    private Map<Integer, List<Integer>> rowsByClose() {
        Map<Integer, List<Integer>> rows = new TreeMap<>();
        for (int row : life.rows()) {
            int close = journal.entry(row) == Entry.ADJUSTED ? closes.at(journal.timeMs(row)) : closes.after(journal.timeMs(row));
            rows.computeIfAbsent(close, _ -> new ArrayList<>()).add(row);
        }
        return rows;
    }

    private Move move(int close, double beforeUsd, double afterUsd, List<Integer> rows) {
        Set<Why> why = EnumSet.noneOf(Why.class);
        int points = 0;
        for (int row : rows) {
            switch (journal.entry(row)) {
                case FILLED, SETTLED -> why.add(Why.FILL);
                case LIQUIDATED -> why.add(Why.LIQUIDATION);
                case FUNDED -> {
                    why.add(Why.FUNDING);
                    points++;
                }
                case ADJUSTED -> why.add(journal.priceUsd(row) == 0 ? Why.LEVERAGE : Why.MARGIN);
                case ORDERED, CANCELLED, REJECTED, REDUCED, AMBIGUOUS -> { }
            }
        }
        return new Move(close, beforeUsd, afterUsd, why.isEmpty() ? EnumSet.of(Why.OTHER) : why, points);
    }

    /** How near the mark came, and when. */
    List<String> nearest() {
        Optional<int[]> held = held();
        int nearest = -1;
        double least = Double.MAX_VALUE;
        for (int close = held.map(span -> span[0]).orElse(0); held.isPresent() && close <= held.get()[1]; close++) {
            double liquidationUsd = positions.liquidationUsd(symbol, close), markUsd = positions.worstMarkUsd(symbol, close);
            double distance = liquidationUsd > 0 ? (life.trade().isLong() ? markUsd - liquidationUsd : liquidationUsd - markUsd) / markUsd : Double.MAX_VALUE;
            if (distance < least) {
                least = distance;
                nearest = close;
            }
        }
        if (nearest < 0) {
            return List.of(held.isEmpty() ? "it was held at no close" : "no price could liquidate it");
        }
        return List.of(Figures.percent(Math.max(least, 0)) + " in the bar until " + Figures.time(positions.timeMs(nearest)) + ": mark "
                + Figures.price(positions.worstMarkUsd(symbol, nearest)) + ", liquidation " + Figures.price(positions.liquidationUsd(symbol, nearest)));
    }

    /** The exits that worked at its closes, wherever one of them moved. */
    List<String> exits(boolean isVerbose) {
        Table table = new Table("from", ">stop", ">take-profit", ">mark");
        Optional<int[]> held = held();
        double stopUsd = 0, takeUsd = 0;
        List<Integer> changes = new ArrayList<>();
        for (int close = held.map(span -> span[0]).orElse(0); held.isPresent() && close <= held.get()[1]; close++) {
            if (positions.stopUsd(symbol, close) != stopUsd || positions.takeProfitUsd(symbol, close) != takeUsd) {
                stopUsd = positions.stopUsd(symbol, close);
                takeUsd = positions.takeProfitUsd(symbol, close);
                changes.add(close);
            }
        }
        Shortened.of(changes, isVerbose, close -> table.row(Figures.time(positions.timeMs(close)), level(positions.stopUsd(symbol, close)),
                level(positions.takeProfitUsd(symbol, close)), Figures.price(positions.markUsd(symbol, close))),
                left -> table.row(left + " more changes", "", "", ""));
        return table.isEmpty() ? List.of() : table.lines();
    }

    private static String level(double priceUsd) {
        return priceUsd > 0 ? Figures.price(priceUsd) : "-";
    }
}
