package dev.wafer.engine.measure;

import dev.wafer.engine.journal.Entry;
import dev.wafer.engine.journal.Journal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** The {@link Summary} of a run, from its journal, its trades and its equity. */
public final class Measures {
    private static final double NANO_PER_USD = 1e9;
    private static final double DAY_MS = 86_400_000.0;
    private static final double DAYS_PER_YEAR = 365;

    private Measures() {}

    /** All measures; {@code lotsPerShare} one for each symbol. */
    public static Summary of(Journal journal, double[] lotsPerShare, List<Trade> trades, EquityCurve daily, RunFacts facts) {
        Ratios ratios = Ratios.of(daily);
        Map<String, String> reasons = new LinkedHashMap<>();
        OptionalDouble cagr = cagr(facts, reasons);
        reasons.putAll(ratios.nullReasons());
        double maxDrawdown = facts.drawdown().maxDrawdown();
        OptionalDouble calmar = calmar(cagr, maxDrawdown, reasons);
        Closed closed = Closed.of(trades);
        OptionalDouble winRate = closed.winRate(reasons);
        OptionalDouble profitFactor = closed.profitFactor(reasons);
        OptionalDouble exposure = facts.closes() == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) facts.closesWithPosition() / facts.closes());
        if (facts.fundingCoverage().isEmpty()) {
            reasons.put("fundingCoverage", "no funding point was due");
        }
        Totals totals = Totals.of(journal, lotsPerShare);
        double fundingUsd = trades.stream().mapToDouble(Trade::fundingUsd).sum();
        return new Summary(facts.finalEquityUsd(), facts.finalEquityUsd() / facts.capitalUsd() - 1, cagr, ratios.volatility(), ratios.sharpe(),
                ratios.sortino(), calmar, maxDrawdown, facts.drawdown().maxDrawdownIntrabar(), trades.size(), winRate, profitFactor, exposure,
                totals.turnoverUsd, totals.feeNano / NANO_PER_USD, fundingUsd, facts.fundingParts(), totals.slippageUsd, totals.of(Entry.LIQUIDATED),
                totals.badDebtNano / NANO_PER_USD, totals.takenNano / NANO_PER_USD, totals.of(Entry.REJECTED), totals.of(Entry.REDUCED), totals.of(Entry.AMBIGUOUS),
                facts.fundingCoverage(), Collections.unmodifiableMap(new TreeMap<>(reasons)));
    }

    /** Sharpe ratio of a part of a run from its daily equity, as a {@link Summary} has that of the whole; if there is none, reasons say why. */
    public static OptionalDouble sharpe(EquityCurve daily, Map<String, String> reasons) {
        Ratios ratios = Ratios.of(daily);
        Optional.ofNullable(ratios.nullReasons().get("sharpe")).ifPresent(reason -> reasons.put("sharpe", reason));
        return ratios.sharpe();
    }

    private static OptionalDouble cagr(RunFacts facts, Map<String, String> reasons) {
        double days = (facts.endMs() - facts.startMs()) / DAY_MS;
        if (days < 1 || !(facts.finalEquityUsd() > 0)) {
            reasons.put("cagr", days < 1 ? "the run is shorter than a day" : "the final equity is not above zero");
            return OptionalDouble.empty();
        }
        double growth = StrictMath.pow(facts.finalEquityUsd() / facts.capitalUsd(), DAYS_PER_YEAR / days) - 1;
        if (!(growth <= Double.MAX_VALUE)) {
            reasons.put("cagr", "the run is too short for its growth");
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(growth);
    }

    private static OptionalDouble calmar(OptionalDouble cagr, double maxDrawdown, Map<String, String> reasons) {
        if (cagr.isEmpty() || !(maxDrawdown > 0)) {
            reasons.put("calmar", cagr.isEmpty() ? "there is no cagr" : "there is no drawdown");
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(cagr.getAsDouble() / maxDrawdown);
    }

    /** Sums over the trades that were closed. */
    private record Closed(int count, int wonCount, double gainUsd, double lossUsd) {
        static Closed of(List<Trade> trades) {
            int count = 0;
            int wonCount = 0;
            double gainUsd = 0;
            double lossUsd = 0;
            for (Trade trade : trades) {
                if (trade.exitReason() != ExitReason.END) {
                    count++;
                    wonCount += trade.profitUsd() > 0 ? 1 : 0;
                    gainUsd += Math.max(trade.profitUsd(), 0);
                    lossUsd += Math.max(-trade.profitUsd(), 0);
                }
            }
            return new Closed(count, wonCount, gainUsd, lossUsd);
        }

        OptionalDouble winRate(Map<String, String> reasons) {
            if (count == 0) {
                reasons.put("winRate", "no trade was closed");
                return OptionalDouble.empty();
            }
            return OptionalDouble.of((double) wonCount / count);
        }

        OptionalDouble profitFactor(Map<String, String> reasons) {
            if (!(lossUsd > 0)) {
                reasons.put("profitFactor", "no closed trade lost");
                return OptionalDouble.empty();
            }
            return OptionalDouble.of(gainUsd / lossUsd);
        }
    }

    /** Sums over the journal. */
    private static final class Totals {
        private final int[] countByEntry = new int[Entry.values().length];
        private double turnoverUsd;
        private long feeNano;
        private long badDebtNano;
        private long takenNano;
        private double slippageUsd;

        static Totals of(Journal journal, double[] lotsPerShare) {
            Totals totals = new Totals();
            for (int row = 0; row < journal.count(); row++) {
                totals.countByEntry[journal.entry(row).ordinal()]++;
                if (journal.isFill(row)) {
                    totals.turnoverUsd += Math.abs(journal.signedLots(row)) / lotsPerShare[journal.symbol(row)] * journal.priceUsd(row);
                    totals.feeNano += journal.feeNano(row);
                    totals.badDebtNano += journal.badDebtNano(row);
                    totals.takenNano += journal.takenNano(row);
                    totals.slippageUsd += journal.slippageUsd(row);
                }
            }
            return totals;
        }

        int of(Entry entry) {
            return countByEntry[entry.ordinal()];
        }
    }
}
