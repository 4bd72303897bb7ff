package dev.wafer.engine.twin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wafer.engine.twin.TwinResult.Cause;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The generated scenarios are what they promise, and the twin keeps its books in all of them. */
class TwinScenariosTest {
    private static final long SEEDS = 300;
    /** Entries are means with 40 digits. */
    private static final BigDecimal DIGITS = new BigDecimal("1e-18");

    @Test
    void the_books_close_in_every_run() {
        LongStream.range(0, SEEDS).forEach(seed -> {
            TwinScenario scenario = TwinScenarios.of(seed);

            TwinResult.End end = scenario.run().end();
            BigDecimal booked = BigDecimal.valueOf(scenario.settings().capitalUsd()).add(end.realisedUsd()).add(end.unrealisedUsd()).add(end.fundingUsd())
                    .subtract(end.feesUsd()).subtract(end.takenByBackstopUsd()).add(end.badDebtUsd());
            BigDecimal held = end.marginUsd().stream().reduce(end.cashUsd().add(end.unrealisedUsd()), BigDecimal::add).add(end.unpostedCrossFundingUsd());

            assertThat(held.subtract(booked).abs()).as("seed %s", seed).isLessThan(DIGITS);
        });
    }

    @Test
    void the_same_seed_gives_the_same_run() {
        assertThat(TwinScenarios.of(17)).isEqualTo(TwinScenarios.of(17));
        assertThat(TwinScenarios.of(17).run()).isEqualTo(TwinScenarios.of(17).run());
        assertThat(TwinScenarios.of(17)).isNotEqualTo(TwinScenarios.of(18));
    }

    @Test
    void everything_rare_happens() {
        Map<String, Long> counts = new TreeMap<>();
        LongStream.range(0, SEEDS).forEach(seed -> count(TwinScenarios.of(seed), counts));

        assertThat(counts).containsOnlyKeys("backstop", "bad debt", "cross", "delisted or split", "exit", "fifth", "liquidation", "maker", "reduced", "trade")
                .allSatisfy((what, count) -> assertThat(count).as(what).isGreaterThan(5));
    }

    private static void count(TwinScenario scenario, Map<String, Long> counts) {
        TwinResult result = scenario.run();
        add(counts, "trade", result, fill -> fill.cause() == Cause.TRADE);
        add(counts, "maker", result, TwinResult.Fill::isMaker);
        add(counts, "exit", result, fill -> fill.leg() != TwinResult.Leg.ORDER);
        add(counts, "liquidation", result, fill -> fill.cause() == Cause.LIQUIDATION);
        add(counts, "fifth", result, fill -> fill.cause() == Cause.LIQUIDATION && isAbove100000(scenario, fill));
        add(counts, "backstop", result, fill -> fill.cause() == Cause.BACKSTOP);
        add(counts, "delisted or split", result, fill -> fill.cause() == Cause.SETTLEMENT);
        counts.merge("bad debt", (long) result.end().badDebtUsd().signum(), Long::sum);
        counts.merge("cross", scenario.settings().wantsCross() && !result.fills().isEmpty() ? 1L : 0L, Long::sum);
        counts.merge("reduced", result.notices().stream().filter(notice -> notice.kind() == TwinResult.NoticeKind.REDUCED).count(), Long::sum);
    }

    private static boolean isAbove100000(TwinScenario scenario, TwinResult.Fill fill) {
        int decimals = scenario.market().symbols().get(fill.symbol()).rules().sizeDecimals();
        return fill.price().doubleValue() * BigDecimal.valueOf(Math.abs(fill.signedLots()), decimals).doubleValue() > 100_000;
    }

    private static void add(Map<String, Long> counts, String what, TwinResult result, Predicate<TwinResult.Fill> isMeant) {
        counts.merge(what, result.fills().stream().filter(isMeant).count(), Long::sum);
    }
}
