package dev.wafer.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.wafer.api.Account;
import dev.wafer.api.Desk;
import dev.wafer.api.Event;
import dev.wafer.api.Market;
import dev.wafer.api.Setup;
import dev.wafer.api.Strategy;
import dev.wafer.api.StrategySpec;
import dev.wafer.api.Symbol;
import dev.wafer.api.TargetSpec;
import dev.wafer.api.Wish;
import dev.wafer.data.series.FundingSeries;
import dev.wafer.data.series.TimeSpan;
import dev.wafer.engine.cost.FundingMode;
import dev.wafer.engine.execution.LegOrders;
import dev.wafer.engine.feature.ColumnBook;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LoopAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int BARS = 20_000;
    /** What is made once per run, when fees are looked up, and may or may not be compiled away; 20,000 bars of the smallest object are 320,000. */
    private static final long ONCE_PER_RUN_BYTES = 1_000;
    private static final int BARS_PER_FLIP = 20;
    /** Nine journal columns of four rows per flip, doubled as they grow, and the target's order. */
    private static final int MOST_BYTES_PER_FLIP = 2_000;

    private static final StrategySpec LOOKER = run -> {
        var fast = run.close(run.symbol("MU")).sma(3);
        return (market, account, desk) -> {
            if (fast.now() < 0 || account.equityUsd() < 0) {
                throw new IllegalStateException("below zero");
            }
        };
    };

    private static final StrategySpec HOLDER = run -> {
        var symbol = run.symbol("MU");
        return (market, account, desk) -> desk.target(symbol, 1, "hold");
    };

    private static final StrategySpec FLIPPER = run -> {
        var symbol = run.symbol("MU");
        return (market, account, desk) ->
                desk.target(symbol, market.timeMs() / (BARS_PER_FLIP * TestMarket.HOUR_MS) % 2 == 0 ? 1 : -1, "flip");
    };

    /** Holds from its first change of mind on; known ahead. */
    private record Wishing() implements TargetSpec {
        @Override
        public Wish wish(Setup run, Symbol symbol) {
            return Wish.longWhen(run.close(symbol).sma(3).above(0.0)).shortWhen(run.close(symbol).below(0.0));
        }
    }

    /** The same, with an ear for events: every bar step by step. */
    private record Hearing() implements StrategySpec {
        @Override
        public Strategy start(Setup run) {
            Strategy wishing = new Wishing().start(run);
            return new Strategy() {
                @Override
                public void onBar(Market market, Account account, Desk desk) {
                    wishing.onBar(market, account, desk);
                }

                @Override
                public void onEvent(Event event, Market market, Account account, Desk desk) {}
            };
        }
    }

    @Test
    void a_bar_carried_ahead_allocates_nothing() {
        assertThat(bytesOfLoop(new Wishing(), 2 * BARS) - bytesOfLoop(new Wishing(), BARS)).isLessThan(ONCE_PER_RUN_BYTES);
    }

    @Test
    void a_bar_that_a_strategy_hears_of_allocates_nothing_unless_there_is_something_to_hear() {
        PreparedMarket shorter = unfunded(BARS);
        PreparedMarket longer = unfunded(2 * BARS);
        bytesOfOneLoop(new Hearing(), longer, 2 * BARS);
        bytesOfOneLoop(new Hearing(), shorter, BARS);

        assertThat(bytesOfOneLoop(new Hearing(), longer, 2 * BARS) - bytesOfOneLoop(new Hearing(), shorter, BARS)).isLessThan(ONCE_PER_RUN_BYTES);
    }

    private static PreparedMarket unfunded(int barCount) {
        return new PreparedMarket(market(barCount).data(), TestMarket.rules(), FundingMode.NONE);
    }

    @Test
    void a_bar_without_a_position_allocates_nothing() {
        assertThat(bytesOfLoop(LOOKER, 2 * BARS) - bytesOfLoop(LOOKER, BARS)).isLessThan(ONCE_PER_RUN_BYTES);
    }

    @Test
    void a_bar_with_a_position_and_funding_allocates_nothing() {
        assertThat(bytesOfLoop(HOLDER, 2 * BARS) - bytesOfLoop(HOLDER, BARS)).isLessThan(ONCE_PER_RUN_BYTES);
    }

    @Test
    void a_trade_takes_journal_rows_and_little_else() {
        long bytes = bytesOfLoop(FLIPPER, 2 * BARS) - bytesOfLoop(FLIPPER, BARS);

        assertThat(bytes / (BARS / BARS_PER_FLIP)).isBetween(1L, (long) MOST_BYTES_PER_FLIP);
    }

    /** Bytes that this thread allocates inside the loop, the second time it runs. */
    private static long bytesOfLoop(StrategySpec strategy, int barCount) {
        PreparedMarket market = market(barCount);
        bytesOfOneLoop(strategy, market, barCount);
        return bytesOfOneLoop(strategy, market, barCount);
    }

    private static long bytesOfOneLoop(StrategySpec strategy, PreparedMarket market, int barCount) {
        RunSettings settings = TestMarket.settings(2).withFunding(market.funding());
        ColumnBook columns = new ColumnBook(market.data(), market.symbols(), market.columns());
        RunSetup setup = new RunSetup(market, settings, new TimeSpan(market.openTimeMs(0), market.endMs()), columns);
        var parts = setup.start(strategy);
        RunRecord run = new RunRecord(market, settings, 0, barCount);
        Loop loop = new Loop(market, settings, setup, columns, parts, run, Equipment.plain(LegOrders.BY_POLICY));

        loop.begin(0);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        loop.advance(barCount);
        loop.end();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private static PreparedMarket market(int barCount) {
        SplittableRandom random = new SplittableRandom(11);
        double[][] rows = new double[barCount][];
        FundingSeries.Builder funding = FundingSeries.builder(barCount);
        for (int i = 0; i < barCount; i++) {
            double openUsd = 100 + random.nextDouble();
            double closeUsd = 100 + random.nextDouble();
            rows[i] = new double[] {openUsd, Math.max(openUsd, closeUsd) + 1, Math.min(openUsd, closeUsd) - 1, closeUsd};
            funding.add(TestMarket.START_MS + i * TestMarket.HOUR_MS, 0.00001, TestMarket.HOUR_MS);
        }
        var data = TestMarket.hourly().funded("MU", funding.build(), rows).data();
        return new PreparedMarket(data, TestMarket.rules(), TestMarket.settings(2).funding());
    }
}
