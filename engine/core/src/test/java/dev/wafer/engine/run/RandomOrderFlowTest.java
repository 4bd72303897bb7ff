package dev.wafer.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.TimeSpan;
import dev.wafer.engine.account.Account;
import dev.wafer.engine.account.Ledger;
import dev.wafer.engine.account.Ledger.Cause;
import dev.wafer.engine.cost.fee.FeeFractions;
import dev.wafer.engine.cost.FundingMode;
import dev.wafer.engine.execution.PathPolicy;
import dev.wafer.engine.execution.LegOrders;
import dev.wafer.engine.feature.ColumnBook;
import dev.wafer.engine.journal.Entry;
import dev.wafer.engine.journal.Journal;
import dev.wafer.engine.measure.Summary;
import dev.wafer.engine.measure.Trade;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand order flows by chance (another count by the property {@code flow.count}), each from a printed seed: the books close, nothing is NaN,
 * nothing is left underwater or as dust.
 */
class RandomOrderFlowTest {
    private static final int FLOWS = 10_000;
    private static final int BARS = 40;
    private static final double[] TAKER_FEES = {0, 0.00009, 0.0009, 0.003};
    /** Relative to the largest amount of the account: sums of doubles over some hundred fills. */
    private static final double ROUNDING_USD = 1e-6;

    private int sent;
    private int filled;
    private int liquidations;
    private int partial;
    private int badDebts;
    private int flips;

    @Test
    void ten_thousand_random_order_flows_leave_sound_books() {
        int flows = Integer.getInteger("flow.count", FLOWS);
        for (int seed = 0; seed < flows; seed++) {
            try {
                flow(seed);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }

        System.out.println("random flows: " + sent + " orders sent, " + filled + " filled, " + liquidations + " liquidations, " + partial + " partial, "
                + badDebts + " with bad debt, " + flips + " flips");
        assertThat(filled).isGreaterThan(sent * 3 / 10);
        assertThat(liquidations).isGreaterThan(500 * flows / FLOWS);
        assertThat(partial).isGreaterThan(100 * flows / FLOWS);
        assertThat(badDebts).isGreaterThan(50 * flows / FLOWS);
        assertThat(flips).isGreaterThan(500 * flows / FLOWS);
    }

    private void flow(long seed) {
        SplittableRandom random = new SplittableRandom(~seed);
        MarketData data = RandomMarkets.of(seed, BARS);
        PathPolicy path = PathPolicy.values()[random.nextInt(PathPolicy.values().length)];
        double takerFee = TAKER_FEES[random.nextInt(TAKER_FEES.length)];
        RunSettings settings = RunSettings.ideal(StrictMath.pow(10, random.nextDouble(3.5, 6.5)), random.nextInt(1, 11)).withSeed(seed).withPath(path)
                .withFunding(FundingMode.values()[random.nextInt(3)]).withFees(new FeeFractions(takerFee / 3, takerFee));
        PreparedMarket market = new PreparedMarket(data, TestMarket.rules(), settings.funding());
        ColumnBook columns = new ColumnBook(data, market.symbols());
        RunSetup setup = new RunSetup(market, settings, new TimeSpan(market.openTimeMs(0), market.endMs()), columns);
        RunRecord record = new RunRecord(market, settings, 0, market.tickCount());
        Loop loop = new Loop(market, settings, setup, columns, setup.start(new RandomTrader()), record, Equipment.plain(LegOrders.BY_POLICY));
        loop.begin(0);
        loop.advance(market.tickCount());
        loop.end();
        RunResult result = new ResultBuilder(market, settings, new RandomTrader(), 0, market.tickCount(), loop, record).build(List.of(), false);

        checkBooks(loop.account(), loop.journal(), record, settings.capitalUsd());
        checkPositions(loop.account(), loop.journal());
        checkSummary(result, settings.capitalUsd());
        count(loop.journal());
    }

    private static void checkBooks(Account account, Journal journal, RunRecord record, double capitalUsd) {
        long feeNano = 0;
        long realizedNano = 0;
        long fundingNano = 0;
        long badDebtNano = 0;
        for (int row = 0; row < journal.count(); row++) {
            if (journal.isFill(row) || journal.entry(row) == Entry.ADJUSTED) {
                feeNano += journal.feeNano(row);
                realizedNano += journal.realizedNano(row);
                fundingNano += journal.fundingNano(row);
                badDebtNano += journal.badDebtNano(row);
            }
        }
        for (long nano : record.endFundingNano()) {
            fundingNano += nano;
        }
        Ledger books = account.ledger();
        books.check();
        assertThat(books.totalNano(Cause.DEPOSIT)).isEqualTo(Ledger.nanoOf(capitalUsd));
        assertThat(books.totalNano(Cause.FEE)).as("fees").isEqualTo(-feeNano);
        assertThat(books.totalNano(Cause.REALIZED_PROFIT)).as("realised").isEqualTo(realizedNano);
        assertThat(books.totalNano(Cause.FUNDING)).as("funding").isEqualTo(fundingNano);
        assertThat(books.totalNano(Cause.BAD_DEBT)).as("bad debt").isEqualTo(badDebtNano);
        assertThat(books.balanceNano()).isEqualTo(Ledger.nanoOf(capitalUsd) + realizedNano + fundingNano - feeNano + badDebtNano);
    }

    private static void checkPositions(Account account, Journal journal) {
        long[] lots = new long[account.symbolCount()];
        for (int row = 0; row < journal.count(); row++) {
            lots[journal.symbol(row)] += journal.isFill(row) ? journal.signedLots(row) : 0;
        }
        for (int s = 0; s < lots.length; s++) {
            assertThat(account.position(s).signedLots()).isEqualTo(lots[s]);
            if (lots[s] == 0) {
                assertThat(account.ledger().balanceNano(Ledger.marginOf(s))).as("margin of a flat symbol").isZero();
            }
        }
    }

    private static void checkSummary(RunResult result, double capitalUsd) {
        Summary summary = result.summary();
        double profitUsd = result.trades().stream().mapToDouble(Trade::profitUsd).sum();
        assertThat(profitUsd).as("sum of trades").isEqualTo(summary.finalEquityUsd() - capitalUsd, within(ROUNDING_USD));
        assertThat(result.perSymbol().stream().mapToDouble(SymbolResult::profitUsd).sum()).isEqualTo(profitUsd, within(ROUNDING_USD));
        assertThat(summary.maxDrawdownIntrabar()).isGreaterThanOrEqualTo(summary.maxDrawdown());
        for (double value : new double[] {summary.finalEquityUsd(), summary.totalReturn(), summary.maxDrawdown(), summary.maxDrawdownIntrabar(),
            summary.turnoverUsd(), summary.feesUsd(), summary.fundingUsd(), summary.fundingParts().baseUsd(), summary.badDebtUsd(),
            summary.cagr().orElse(0), summary.sharpe().orElse(0), summary.sortino().orElse(0), summary.volatility().orElse(0),
            summary.calmar().orElse(0), summary.profitFactor().orElse(0)}) {
            assertThat(Double.isFinite(value)).isTrue();
        }
    }

    private void count(Journal journal) {
        Set<Long> ids = new HashSet<>();
        Set<Long> filledIds = new HashSet<>();
        for (int row = 0; row < journal.count(); row++) {
            boolean isLiquidation = journal.entry(row) == Entry.LIQUIDATED;
            if (journal.entry(row) == Entry.ORDERED) {
                ids.add(journal.orderId(row));
            } else if (journal.entry(row) == Entry.FILLED) {
                flips += filledIds.add(journal.orderId(row)) || journal.isClosing(row) ? 0 : 1;
            }
            liquidations += isLiquidation ? 1 : 0;
            partial += isLiquidation && !journal.isWhole(row) ? 1 : 0;
            badDebts += isLiquidation && journal.badDebtNano(row) > 0 ? 1 : 0;
        }
        sent += ids.size();
        filled += filledIds.size();
    }
}
