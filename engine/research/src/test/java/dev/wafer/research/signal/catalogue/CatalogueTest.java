package dev.wafer.research.signal.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.engine.feature.Readings;
import dev.wafer.engine.feature.Readings.Wanted;
import dev.wafer.engine.run.PreparedMarket;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Four symbols, 60 days. */
class CatalogueTest {
    private static final double ROUNDING = 1e-12;
    private static final int DAYS = 60;
    private static final int GOLD = Board.TICKERS.indexOf("GOLD");
    private static final List<CatalogueSignal> OWN = Catalogue.openInterest();

    private static PreparedMarket walks(long resolutionMs, long interestSeed) {
        return Board.walks(resolutionMs, (int) (DAYS * Board.DAY_MS / resolutionMs), 1, interestSeed);
    }

    private static Readings read(PreparedMarket market, List<Wanted> wanted) {
        return market.readings(Board.WHOLE, wanted);
    }

    private static List<Wanted> columns(List<CatalogueSignal> signals) {
        return signals.stream().map(signal -> new Wanted(signal.name(), signal.column())).toList();
    }

    private static List<Wanted> twins() {
        return OWN.stream().map(signal -> new Wanted(signal.name(), signal.twin().orElseThrow())).toList();
    }

    @Test
    void sixteen_signals_of_open_interest_have_a_name_a_description_a_sign_and_a_twin_and_yardsticks_have_no_twin() {
        assertThat(OWN).hasSize(16).allMatch(CatalogueSignal::isOfOpenInterest);
        assertThat(Catalogue.yardsticks()).hasSize(5).noneMatch(CatalogueSignal::isOfOpenInterest);
        List<CatalogueSignal> all = Stream.concat(OWN.stream(), Catalogue.yardsticks().stream()).toList();
        assertThat(all).extracting(CatalogueSignal::name).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z0-9]+(-[a-z0-9]+)*"));
        assertThat(all).extracting(CatalogueSignal::description).doesNotHaveDuplicates().allMatch(text -> text.length() > 10 && text.length() <= 80);
        assertThat(all).extracting(CatalogueSignal::priorSign).allMatch(sign -> Math.abs(sign) == 1).contains(1, -1);
    }

    @Test
    void a_signal_without_a_direction_said_beforehand_is_refused() {
        CatalogueSignal some = OWN.getFirst();

        assertThatThrownBy(() -> new CatalogueSignal("x", "some", 0, some.column(), some.placebo(), Optional.empty()))
                .hasMessage("signal 'x': expected a name and a sign of +1 or -1, found 0");
    }

    /** A window of 20 days and a lag of a bar are the longest; only GOLD has nothing to be compared with. */
    @ParameterizedTest
    @ValueSource(longs = {Board.HOUR_MS, Board.DAY_MS})
    void every_signal_and_every_twin_is_known_after_three_weeks_on_hours_and_on_days(long resolutionMs) {
        PreparedMarket market = walks(resolutionMs, 2);
        List<CatalogueSignal> all = Stream.concat(OWN.stream(), Catalogue.yardsticks().stream()).toList();
        int warm = (int) (21 * Board.DAY_MS / resolutionMs);

        for (List<Wanted> wanted : List.of(columns(all), twins())) {
            Readings readings = read(market, wanted);
            for (int column = 0; column < wanted.size(); column++) {
                for (int symbol = 0; symbol < Board.TICKERS.size(); symbol++) {
                    double[] values = readings.toArray(column, symbol);
                    boolean isCompared = wanted.get(column).name().matches("oi-against-gold|oi-semi-share");
                    assertThat(readings.refusal(column, symbol).isPresent()).as(wanted.get(column).name()).isEqualTo(isCompared && symbol == GOLD);
                    if (!(isCompared && symbol == GOLD)) {
                        assertThat(Arrays.stream(values).skip(warm)).as(wanted.get(column).name()).noneMatch(value -> Double.isNaN(value));
                        assertThat(Arrays.stream(values).skip(warm).distinct().count()).as(wanted.get(column).name()).isGreaterThan(1);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {Board.HOUR_MS, Board.DAY_MS})
    void windows_are_of_days_whatever_the_bars(long resolutionMs) {
        PreparedMarket market = walks(resolutionMs, 2);
        double[] shares = Board.read(market, 0, (run, symbol) -> run.openInterestShares(symbol));
        Readings readings = read(market, columns(OWN));
        int day = (int) (Board.DAY_MS / resolutionMs), now = 40 * day;
        double highest20 = Arrays.stream(shares, now - 20 * day + 1, now + 1).max().orElseThrow();
        double highest10Before = Arrays.stream(shares, now - 10 * day, now).max().orElseThrow();

        assertThat(value(readings, "oi-change-1d", now)).isEqualTo(shares[now] / shares[now - day] - 1, within(ROUNDING));
        assertThat(value(readings, "oi-change-3d", now)).isEqualTo(shares[now] / shares[now - 3 * day] - 1, within(ROUNDING));
        assertThat(value(readings, "oi-acceleration", now))
                .isEqualTo(shares[now] / shares[now - day] - shares[now - day] / shares[now - 2 * day], within(ROUNDING));
        assertThat(value(readings, "oi-share-of-peak", now)).isEqualTo(shares[now] / highest20, within(ROUNDING));
        assertThat(value(readings, "oi-breakout", now)).isEqualTo(shares[now] / highest10Before - 1, within(ROUNDING));
    }

    private static double value(Readings readings, String name, int row) {
        return readings.toArray(readings.names().indexOf(name), 0)[row];
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 3, 4, 5, 6})
    void no_twin_changes_when_open_interest_does_and_every_signal_does(long interestSeed) {
        PreparedMarket one = walks(Board.DAY_MS, 1), other = walks(Board.DAY_MS, interestSeed);
        Readings twinsOfOne = read(one, twins()), twinsOfOther = read(other, twins());
        Readings signalsOfOne = read(one, columns(OWN)), signalsOfOther = read(other, columns(OWN));

        for (int signal = 0; signal < OWN.size(); signal++) {
            assertThat(twinsOfOther.toArray(signal, 0)).as(OWN.get(signal).name()).containsExactly(twinsOfOne.toArray(signal, 0));
            assertThat(signalsOfOther.toArray(signal, 0)).as(OWN.get(signal).name()).isNotEqualTo(signalsOfOne.toArray(signal, 0));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 3, 4})
    void no_yardstick_changes_when_open_interest_does(long interestSeed) {
        Readings one = read(walks(Board.DAY_MS, 1), columns(Catalogue.yardsticks()));
        Readings other = read(walks(Board.DAY_MS, interestSeed), columns(Catalogue.yardsticks()));

        for (int signal = 0; signal < 5; signal++) {
            assertThat(other.toArray(signal, 0)).as(one.names().get(signal)).containsExactly(one.toArray(signal, 0));
        }
    }
}
