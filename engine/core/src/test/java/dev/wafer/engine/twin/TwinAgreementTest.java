package dev.wafer.engine.twin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wafer.engine.journal.Entry;
import dev.wafer.engine.journal.Journal;
import dev.wafer.engine.run.RunResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The engine and its plain twin, written from the same text by another hand, do the same: same fills, same liquidations, equity within a millionth
 * of a USDC, over thousands of random markets and order flows. How much of everything happened is asserted too.
 */
class TwinAgreementTest {
    private static final int SCENARIOS = 5_000;
    private static final double EQUITY_USD = 1e-6;

    @Test
    void engine_and_twin_do_the_same() {
        int from = Integer.getInteger("twin.from", 0);
        int count = Integer.getInteger("twin.count", SCENARIOS);
        List<String> differences = IntStream.range(from, from + count).parallel().mapToObj(seed -> difference(TwinScenarios.of(seed)))
                .filter(text -> !text.isEmpty()).toList();

        assertThat(differences).as("%d of %d differ", differences.size(), count).isEmpty();
    }

    static String difference(TwinScenario scenario) {
        TwinResult twin = scenario.run();
        RunResult engine;
        try {
            engine = TwinEngine.run(scenario);
        } catch (RuntimeException e) {
            return "seed " + scenario.seed() + ": the engine threw " + e;
        }
        List<String> ours = fills(engine, scenario);
        List<String> theirs = twin.fills().stream().map(fill -> line(fill.tick(), fill.symbol(), fill.orderId(), fill.leg().name(), fill.signedLots(),
                fill.isMaker(), cause(fill), fill.price(), fill.feeUsd())).toList();
        for (int i = 0; i < Math.max(ours.size(), theirs.size()); i++) {
            String our = i < ours.size() ? ours.get(i) : "nothing";
            String their = i < theirs.size() ? theirs.get(i) : "nothing";
            if (!our.equals(their)) {
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

    private static String cause(TwinResult.Fill fill) {
        return fill.cause().name();
    }

    private static List<String> fills(RunResult engine, TwinScenario scenario) {
        Journal journal = engine.journal();
        List<String> fills = new ArrayList<>();
        for (int row = 0; row < journal.count(); row++) {
            if (journal.isFill(row)) {
                String cause = switch (journal.cause(row)) {
                    case SIGNAL, STOP, TAKE_PROFIT, TRAILING_STOP -> "TRADE";
                    case LIQUIDATION, BACKSTOP, SETTLEMENT -> journal.cause(row).name();
                };
                boolean isTrade = journal.entry(row) == Entry.FILLED;
                fills.add(line(tick(scenario.market(), journal.timeMs(row)), journal.symbol(row), journal.orderId(row),
                        isTrade ? journal.leg(row).name() : "ORDER", journal.signedLots(row), journal.isMaker(row), cause,
                        BigDecimal.valueOf(journal.priceUsd(row)), BigDecimal.valueOf(journal.feeNano(row), 9)));
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

    private static String line(int tick, int symbol, long orderId, String leg, long signedLots, boolean isMaker, String cause, BigDecimal priceUsd,
            BigDecimal feeUsd) {
        return String.format(Locale.ROOT, "tick %d symbol %d order %d %s lots %d %s %s at %.6g fee %.4g", tick, symbol, orderId, leg, signedLots,
                isMaker ? "maker" : "taker", cause, priceUsd, feeUsd);
    }
}
