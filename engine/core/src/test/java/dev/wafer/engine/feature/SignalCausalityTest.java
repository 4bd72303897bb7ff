package dev.wafer.engine.feature;

import static dev.wafer.engine.feature.Histories.DAY;
import static dev.wafer.engine.feature.Histories.HOUR;
import static dev.wafer.engine.feature.Histories.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wafer.api.Bars;
import dev.wafer.api.Column;
import dev.wafer.api.Symbol;
import dev.wafer.api.signal.Basis;
import dev.wafer.api.signal.Crowding;
import dev.wafer.api.signal.Indicators;
import dev.wafer.api.signal.LeverageMix;
import dev.wafer.api.signal.LiquidationClusters;
import dev.wafer.api.signal.LiquidationClusters.Reading;
import dev.wafer.api.signal.OpenInterest;
import dev.wafer.api.signal.Sessions;
import dev.wafer.api.signal.Volatility;
import dev.wafer.data.rule.Rule;
import dev.wafer.data.rule.RuleBook;
import dev.wafer.data.rule.RuleKey;
import dev.wafer.data.rule.RuleTimeline;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.CorporateEvent;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.OpenInterestFacts;
import dev.wafer.data.series.SymbolHistory;
import dev.wafer.engine.run.TestMarket;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No row of any signal changes when the future is taken away. */
class SignalCausalityTest {
    private static final Symbol MU = new Symbol("MU", 0);
    private static final Symbol B = new Symbol("B", 1);
    private static final int BARS = 700;

    private static List<Column> columns(ColumnBook book) {
        List<Column> columns = new ArrayList<>();
        for (Bars grid : List.of(book.bars(), book.bars().every(Duration.ofHours(4)))) {
            columns.addAll(ofOpenInterest(grid));
            columns.addAll(ofPrices(grid));
            columns.add(grid.openInterestCapUsd(MU));
            for (Reading reading : Reading.values()) {
                columns.add(book.column(new LiquidationClusters(grid.close(MU), grid.high(MU), grid.low(MU), grid.openInterestShares(MU), LeverageMix.guess(),
                        reading)));
            }
        }
        return columns;
    }

    private static List<Column> ofOpenInterest(Bars grid) {
        return List.of(OpenInterest.change(grid, MU, 3), OpenInterest.acceleration(grid, MU, 3), OpenInterest.quadrant(grid, MU, 3),
                OpenInterest.signedChange(grid, MU, 3), OpenInterest.shareOfPeak(grid, MU, 9), OpenInterest.shareOfCap(grid, MU),
                OpenInterest.turnover(grid, MU, 2), OpenInterest.relativeChange(grid, MU, B, 3), OpenInterest.shareOfGroup(grid, MU, List.of(MU, B)),
                OpenInterest.shareOfGroupChange(grid, MU, List.of(MU, B), 2), Crowding.score(grid, MU, 7), Crowding.fundingScore(grid, MU, 7),
                Crowding.openInterestScore(grid, MU, 7), OpenInterest.change(grid, B, grid.rows(Duration.ofDays(1))), Crowding.openInterestScore(grid, B, 30));
    }

    private static List<Column> ofPrices(Bars grid) {
        Column close = grid.close(MU);
        return List.of(Basis.markOracle(grid, MU), Basis.meanMarkOracle(grid, MU, 2), Sessions.hoursSinceChange(grid, MU), Sessions.hoursToChange(grid, MU),
                Sessions.hoursToEarnings(grid, MU), Sessions.barsToEarnings(grid, MU), Volatility.logReturn(grid, MU), Volatility.realised(grid, MU, 6),
                Volatility.deviation(grid, MU, 6), Volatility.parkinson(grid, MU, 6), Indicators.macd(close, 3, 7), Indicators.macdHistogram(close, 3, 7, 4),
                Indicators.bollingerPercentB(close, 6, 2), Indicators.bollingerBandwidth(close, 6, 2), Indicators.stochasticK(grid, MU, 6),
                Indicators.donchianPosition(grid, MU, 6), Indicators.rateOfChange(close, 4), Indicators.volumeFlow(grid, MU, 2), Indicators.adx(grid, MU, 4));
    }

    /** MU with all fields, earnings and a cap that moves; B with a mean of open interest that is published once a day, an hour late. */
    private static MarketData whole() {
        SymbolHistory mu = Histories.random("MU", HOUR, BARS, 1)
                .withEvents(List.of(CorporateEvent.earnings(START + 200 * HOUR), CorporateEvent.earnings(START + 600 * HOUR)));
        SymbolHistory other = Histories.random("B", HOUR, BARS, 2);
        BarSeries.Builder bars = BarSeries.builder(other.bars().count());
        for (int row = 0; row < other.bars().count(); row++) {
            long openMs = other.bars().openTimeMs(row);
            double closeUsd = other.bars().value(Field.CLOSE, row);
            bars.add(openMs, closeUsd, closeUsd, closeUsd, closeUsd);
            if ((openMs - START) % DAY == 0) {
                bars.with(Field.OPEN_INTEREST, 1_000 + 37 * row % 101);
            }
        }
        SymbolHistory daily = other.withBars(bars.build()).withOpenInterest(new OpenInterestFacts(OpenInterestFacts.Kind.MEAN, "xyz", DAY, HOUR, "test"));
        return Histories.market(HOUR, mu, daily);
    }

    /** A cap that moves each hour for ten hours. */
    private static RuleBook rules() {
        TestMarket market = TestMarket.hourly().with(RuleKey.OPEN_INTEREST_CAP_USD, "40000000");
        for (int hour = 300; hour < 310; hour++) {
            market.with(RuleKey.OPEN_INTEREST_CAP_USD, Rule.ALL_MARKETS, START + hour * HOUR, String.valueOf(100_000L * hour));
        }
        return market.book();
    }

    /** As a run lays it out: rules of the span of the data alone. */
    private static ColumnBook book(MarketData data) {
        long[] clockMs = data.clockMs();
        long endMs = clockMs[clockMs.length - 1] + HOUR;
        List<RuleTimeline> rules = data.tickers().stream().map(ticker -> new RuleTimeline(rules(), ticker, clockMs[0], endMs)).toList();
        return new ColumnBook(data, Histories.symbols(data), new ColumnCache(data, rules));
    }

    @Test
    @Tag("trap-24")
    void rows_are_the_same_to_the_last_bit_on_the_data_cut_after_them() {
        MarketData data = whole();
        ColumnBook book = book(data);
        Column[] columns = columns(book).toArray(Column[]::new);
        double[][] seen = Histories.replay(book, data, columns);
        long[] clockMs = data.clockMs();

        for (int last = 40; last < clockMs.length; last += last > 290 && last < 320 ? 1 : 29) {
            MarketData cut = data.before(clockMs[last] + HOUR);
            ColumnBook cutBook = book(cut);
            Column[] cutColumns = columns(cutBook).toArray(Column[]::new);
            double[][] cutSeen = Histories.replay(cutBook, cut, cutColumns);
            for (int i = 0; i < columns.length; i++) {
                int where = Arrays.mismatch(Arrays.copyOf(seen[i], last + 1), cutSeen[i]);
                assertThat(where).as("first difference of %s, cut after %d", columns[i], last).isEqualTo(-1);
            }
        }
        for (int i = 0; i < columns.length; i++) {
            assertThat(Histories.knownCount(seen[i])).as("%s", columns[i]).isGreaterThan(50);
            assertThat(Arrays.stream(seen[i]).filter(Double::isFinite).distinct().count()).as("different values of %s", columns[i]).isGreaterThan(2);
        }
    }

    @Test
    void every_factory_is_among_them() {
        long factories = Stream.of(OpenInterest.class, Crowding.class, Basis.class, Sessions.class, Volatility.class, Indicators.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && method.getReturnType() == Column.class).count();
        ColumnBook book = book(whole());

        int tested = ofOpenInterest(book.bars()).size() + ofPrices(book.bars()).size() - 2;   // the last two of open interest repeat factories on daily values

        assertThat(tested).isEqualTo((int) factories);
    }
}
