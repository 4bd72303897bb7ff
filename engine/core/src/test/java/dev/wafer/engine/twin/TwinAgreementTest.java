package dev.wafer.engine.twin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wafer.engine.account.Ledger;
import dev.wafer.engine.journal.Entry;
import dev.wafer.engine.journal.Journal;
import dev.wafer.engine.run.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The engine and its plain twin, written from the same text without sight of the engine, do the same: same fills, same liquidations, equity within a millionth
 * of a USDC, over thousands of random markets and order flows. How much of everything happened is asserted too.
 */
class TwinAgreementTest {
    private static final int SCENARIOS = 5_000;
    private static final double EQUITY_USD = 1e-6;
    private static final double PRICE_FRACTION = 1e-9;
    private static final double FEE_USD = 1e-8;
    private static final Map<String, Integer> AT_LEAST_IN_A_THOUSAND = Map.ofEntries(Map.entry("fills", 15_000), Map.entry("maker fills", 1_000),
            Map.entry("exits", 900), Map.entry("liquidation orders", 3_000), Map.entry("takeovers by a backstop", 60), Map.entry("settlements", 70),
            Map.entry("runs with bad debt", 200), Map.entry("runs with funding", 500), Map.entry("runs that want cross margin", 400),
            Map.entry("runs with tiers", 300), Map.entry("orders refused or targets cut at a cap", 50), Map.entry("orders cut by volume", 200),
            Map.entry("refused for margin", 1_000), Map.entry("refused for a tier", 50));

    @Test
    void engine_and_twin_do_the_same() {
        int from = Integer.getInteger("twin.from", 0);
        int count = Integer.getInteger("twin.count", SCENARIOS);
        Happened happened = new Happened();
        List<String> differences = IntStream.range(from, from + count).parallel().mapToObj(seed -> difference(TwinScenarios.of(seed), happened))
                .filter(text -> !text.isEmpty()).toList();

        assertThat(differences).as("%d of %d differ", differences.size(), count).isEmpty();
        if (count >= 1_000) {
            happened.check(count);
        }
    }

    /** How much of what is rare came about; each at least so often in a thousand scenarios. */
    private static final class Happened {
        private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();

        void add(TwinScenario scenario, TwinResult result) {
            add("fills", result.fills(TwinResult.Cause.TRADE).size());
            add("maker fills", result.fills().stream().filter(TwinResult.Fill::isMaker).count());
            add("exits", result.fills().stream().filter(fill -> fill.leg() != TwinResult.Leg.ORDER).count());
            add("liquidation orders", result.fills(TwinResult.Cause.LIQUIDATION).size());
            add("takeovers by a backstop", result.fills(TwinResult.Cause.BACKSTOP).size());
            add("settlements", result.fills(TwinResult.Cause.SETTLEMENT).size());
            add("runs with bad debt", result.end().badDebtUsd().signum());
            add("runs with funding", Math.abs(result.end().fundingUsd().signum()));
            add("runs that want cross margin", scenario.settings().wantsCross() ? 1 : 0);
            add("runs with tiers", scenario.market().symbols().stream().anyMatch(symbol -> symbol.rules().tiers().size() > 1) ? 1 : 0);
            add("orders refused or targets cut at a cap", notices(result, TwinResult.Reason.OPEN_INTEREST_CAP));
            add("orders cut by volume", notices(result, TwinResult.Reason.VOLUME));
            add("refused for margin", notices(result, TwinResult.Reason.MARGIN));
            add("refused for a tier", notices(result, TwinResult.Reason.TIER));
        }

        private static long notices(TwinResult result, TwinResult.Reason reason) {
            return result.notices().stream().filter(notice -> notice.reason() == reason).count();
        }

        private void add(String what, long count) {
            counts.computeIfAbsent(what, _ -> new LongAdder()).add(count);
        }

        void check(int scenarios) {
            AT_LEAST_IN_A_THOUSAND.forEach((what, least) -> assertThat(counts.getOrDefault(what, new LongAdder()).sum()).as(what + ", of " + counts)
                    .isGreaterThanOrEqualTo(least * scenarios / 1000));
        }
    }

    private static String difference(TwinScenario scenario, Happened happened) {
        TwinResult twin = scenario.run();
        happened.add(scenario, twin);
        RunResult engine;
        try {
            engine = TwinEngine.run(scenario);
        } catch (RuntimeException e) {
            return "seed " + scenario.seed() + ": the engine threw " + e;
        }
        List<Fill> ours = fills(engine, scenario);
        List<Fill> theirs = twin.fills().stream().map(Fill::of).toList();
        for (int i = 0; i < Math.max(ours.size(), theirs.size()); i++) {
            Optional<Fill> our = i < ours.size() ? Optional.of(ours.get(i)) : Optional.empty();
            Optional<Fill> their = i < theirs.size() ? Optional.of(theirs.get(i)) : Optional.empty();
            if (our.isEmpty() || their.isEmpty() || !our.get().isLike(their.get())) {
                return "seed " + scenario.seed() + " fill " + i + ": engine " + our + ", twin " + their + "\n    " + scenario.settings();
            }
        }
        for (int tick = 0; tick < twin.equityUsdByTick().size(); tick++) {
            double ourUsd = engine.equity().equityUsd(tick + 1);
            double theirUsd = twin.equityUsdByTick().get(tick).doubleValue();
            if (!(Math.abs(ourUsd - theirUsd) <= EQUITY_USD)) {
                return "seed " + scenario.seed() + " equity at tick " + tick + ": engine " + ourUsd + ", twin " + theirUsd + "\n    " + scenario.settings();
            }
        }
        return "";
    }

    /** One fill of either program; equal in what is whole, alike in price and fee. */
    private record Fill(int tick, int symbol, long orderId, String leg, long signedLots, boolean isMaker, String cause, double priceUsd, double feeUsd) {
        static Fill of(TwinResult.Fill fill) {
            return new Fill(fill.tick(), fill.symbol(), fill.orderId(), fill.leg().name(), fill.signedLots(), fill.isMaker(), fill.cause().name(),
                    fill.price().doubleValue(), fill.feeUsd().doubleValue());
        }

        /** A tiny cross position in a large account meets its liquidation where rounding of the account's value lets it: then the value counts. */
        private boolean isSamePrice(double otherUsd) {
            double differenceUsd = Math.abs(priceUsd - otherUsd);
            return differenceUsd <= PRICE_FRACTION * priceUsd || (cause.equals("LIQUIDATION") && differenceUsd <= 1e-6 && Math.abs(signedLots) < 1e6);
        }

        boolean isLike(Fill other) {
            return tick == other.tick && symbol == other.symbol && orderId == other.orderId && leg.equals(other.leg) && signedLots == other.signedLots
                    && isMaker == other.isMaker && cause.equals(other.cause)
                    && isSamePrice(other.priceUsd)
                    && Math.abs(feeUsd - other.feeUsd) <= FEE_USD + PRICE_FRACTION * Math.abs(feeUsd);
        }
    }

    private static List<Fill> fills(RunResult engine, TwinScenario scenario) {
        Journal journal = engine.journal();
        List<Fill> fills = new ArrayList<>();
        for (int row = 0; row < journal.count(); row++) {
            if (journal.isFill(row)) {
                String cause = switch (journal.cause(row)) {
                    case SIGNAL, STOP, TAKE_PROFIT, TRAILING_STOP -> "TRADE";
                    case LIQUIDATION, BACKSTOP, SETTLEMENT -> journal.cause(row).name();
                };
                boolean isTrade = journal.entry(row) == Entry.FILLED;
                fills.add(new Fill(tick(scenario.market(), journal.timeMs(row)), journal.symbol(row), journal.orderId(row),
                        isTrade ? journal.leg(row).name() : "ORDER", journal.signedLots(row), journal.isMaker(row), cause, journal.priceUsd(row),
                        Ledger.usdOf(journal.feeNano(row))));
            }
        }
        return fills;
    }

    private static int tick(TwinMarket market, long timeMs) {
        int tick = 0;
        while (tick + 1 < market.tickCount() && market.openTimesMs().get(tick + 1) <= timeMs) {
            tick++;
        }
        return tick;
    }
}
