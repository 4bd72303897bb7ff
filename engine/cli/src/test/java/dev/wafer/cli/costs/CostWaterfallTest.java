package dev.wafer.cli.costs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.cli.report.FinishedRun;
import dev.wafer.cli.request.BacktestOptions;
import dev.wafer.cli.request.MarketSource;
import dev.wafer.cli.request.RunRequest;
import dev.wafer.cli.request.Runs;
import dev.wafer.cli.request.Terminal;
import dev.wafer.data.instrument.Instrument;
import dev.wafer.engine.journal.Journal;
import dev.wafer.engine.measure.FundingParts;
import dev.wafer.engine.measure.Summary;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From gross to net, with nothing left over. */
class CostWaterfallTest {
    /** A fill's slippage is a product of doubles, each step of the books is rounded to nano-USDC. */
    private static final double ROUNDING_USD = 1e-4;

    @Test
    void gross_is_net_before_each_cost() {
        CostWaterfall costs = CostWaterfall.of(summary(1_080, 12, -3, FundingParts.NONE, 5, 0, 0), 1_000, 2);

        assertThat(costs.grossNano()).isEqualTo(100_000_000_000L);                 // 80 + 12 + 5 + 3
        assertThat(costs.slippageNano()).isEqualTo(-5_000_000_000L);
        assertThat(costs.feesNano()).isEqualTo(-10_000_000_000L);
        assertThat(costs.liquidationFeesNano()).isEqualTo(-2_000_000_000L);
        assertThat(costs.fundingNano()).isEqualTo(-3_000_000_000L);
        assertThat(costs.netNano()).isEqualTo(80_000_000_000L);
    }

    @Test
    void funding_at_recorded_rates_is_what_no_other_origin_explains() {
        CostWaterfall costs = CostWaterfall.of(summary(1_000, 0, -10, new FundingParts(1, 2, -20), 0, 0, 0), 1_000, 0);

        assertThat(costs.fundingRecordedNano()).isEqualTo(7_000_000_000L);         // -10 - 1 - 2 + 20
        assertThat(costs.fundingPremiumNano()).isEqualTo(1_000_000_000L);
        assertThat(costs.fundingImpactNano()).isEqualTo(2_000_000_000L);
        assertThat(costs.fundingBaseNano()).isEqualTo(-20_000_000_000L);
        assertThat(costs.fundingNano()).isEqualTo(-10_000_000_000L);
    }

    @Test
    void the_backstop_takes_and_bad_debt_gives_back() {
        CostWaterfall costs = CostWaterfall.of(summary(900, 0, 0, FundingParts.NONE, 0, 30, 10), 1_000, 0);

        assertThat(costs.backstopNano()).isEqualTo(-30_000_000_000L);
        assertThat(costs.badDebtNano()).isEqualTo(10_000_000_000L);
        assertThat(costs.grossNano()).isEqualTo(-80_000_000_000L);                 // -100 + 30 - 10
    }

    @Test
    void an_amount_that_is_no_number_is_a_bug_of_ours() {
        assertThatIllegalStateException().isThrownBy(() -> CostWaterfall.of(summary(Double.NaN, 0, 0, FundingParts.NONE, 0, 0, 0), 1_000, 0))
                .withMessageStartingWith("Invariant");
    }

    @ParameterizedTest
    @CsvSource({"whale,10", "sma-cross,10", "buy-and-hold,1"})
    void gross_is_what_the_fills_would_have_made_at_prices_without_spread_and_impact(String strategy, String leverage) {
        BacktestOptions options = new BacktestOptions();
        options.strategy = Optional.of(strategy);
        options.symbols = List.of("MU");
        options.leverage = leverage;
        Terminal terminal = new Terminal(System.out, System.err, false, Optional.of(Path.of("../..")));
        FinishedRun run = Runs.run(RunRequest.of(options), MarketSource.read("sample", terminal));

        CostWaterfall costs = run.costs();

        assertThat(run.result().trades()).isNotEmpty();
        assertThat(CostWaterfall.usd(costs.grossNano())).isEqualTo(grossOfFillsUsd(run), within(ROUNDING_USD));
        assertThat(costs.grossNano() + costs.slippageNano() + costs.feesNano() + costs.fundingNano() + costs.liquidationFeesNano()
                + costs.backstopNano() + costs.badDebtNano()).isEqualTo(costs.netNano());
    }

    /** Another way: what every fill took out and put in at the price without spread and impact, and what is left at the last mark. */
    private static double grossOfFillsUsd(FinishedRun run) {
        Journal journal = run.result().journal();
        Instrument instrument = new Instrument("MU", 3);
        double grossUsd = 0;
        for (int row = 0; row < journal.count(); row++) {
            if (journal.isFill(row)) {
                grossUsd -= instrument.sharesOf(journal.signedLots(row)) * journal.priceUsd(row) - journal.slippageUsd(row);
            }
        }
        return grossUsd + run.result().perSymbol().getFirst().position().map(open -> open.signedQtyShares() * open.markUsd()).orElse(0.0);
    }

    private static Summary summary(double finalUsd, double feesUsd, double fundingUsd, FundingParts parts, double slippageUsd, double backstopUsd,
            double badDebtUsd) {
        OptionalDouble none = OptionalDouble.empty();
        return new Summary(finalUsd, finalUsd / 1_000 - 1, none, none, none, none, none, 0, 0, 1, none, none, none, 0, feesUsd, fundingUsd, parts, slippageUsd,
                0, badDebtUsd, backstopUsd, 0, 0, 0, none, Map.of());
    }
}
