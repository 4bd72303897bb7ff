package dev.wafer.data.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wafer.data.instrument.Instrument;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.FundingSeries;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.OpenInterestFacts;
import dev.wafer.data.series.SymbolHistory;
import dev.wafer.data.series.TimeSpan;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

class SimulatedMarketTest {
    /** Content of the sample; a change raises the generator's version and the shipped files are made anew. */
    private static final String SAMPLE_FINGERPRINT = "sha256:5fab4af9322a9946d879b5c163b5d8b34cbdd074a349dca5106992a53fd836c6";

    @Test
    void the_sample_is_the_one_that_is_shipped() {
        assertThat(SimulatedMarket.GENERATOR_VERSION).isEqualTo(1);
        assertThat(Sample.DATA.fingerprint()).isEqualTo(SAMPLE_FINGERPRINT);
    }

    @Test
    void the_sample_says_that_it_is_simulated() {
        assertThat(Sample.DATA.name()).isEqualTo("wafer-sample-simulated");
        assertThat(Sample.DATA.venue()).isEqualTo("xyz");
        assertThat(Sample.DATA.isSynthetic()).isTrue();
        assertThat(Sample.DATA.provenance()).contains("simulated", "seed 121", "version 1").doesNotContain("\n");
        assertThat(Sample.DATA.tickers()).containsExactly("MU", "AMD", "SNDK", "GOLD");
        for (SymbolHistory history : Sample.DATA.histories()) {
            OpenInterestFacts facts = history.openInterest().orElseThrow();
            assertThat(facts.kind()).isEqualTo(OpenInterestFacts.Kind.CLOSE);
            assertThat(facts.sourceVenue()).isEqualTo("xyz-simulated");
            assertThat(facts.intervalMs()).isEqualTo(Sample.HOUR_MS);
            assertThat(facts.publicationLagMs()).isZero();
        }
    }

    @Test
    void the_same_seed_gives_the_same_bits_under_any_locale_and_time_zone() {
        TimeZone zone = TimeZone.getDefault();
        Locale locale = Locale.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            Locale.setDefault(Locale.GERMANY);
            assertThat(SimulatedMarket.sample().fingerprint()).isEqualTo(Sample.DATA.fingerprint());
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
        }
    }

    @Test
    void another_seed_gives_another_market_through_the_same_levels() {
        MarketData other = SimulatedMarket.of(SimulationSettings.sample().withSeed(122));
        BarSeries bars = other.history("MU").orElseThrow().bars();

        assertThat(other.fingerprint()).isNotEqualTo(Sample.DATA.fingerprint());
        assertThat(other.name()).contains("simulated").isNotEqualTo(Sample.DATA.name());
        assertThat(bars.value(Field.ORACLE, bars.firstRowAtOrAfter(Sample.ms("2026-05-25T11:00:00Z")))).isEqualTo(797.0);
    }

    @Test
    void choosing_symbols_or_a_span_picks_from_the_whole() {
        TimeSpan june = new TimeSpan(Sample.ms("2026-06-01T00:00:00Z"), Sample.ms("2026-07-01T00:00:00Z"));

        MarketData part = SimulatedMarket.of(SimulationSettings.sample().withTickers(List.of("SNDK", "MU")).withSpan(june));

        assertThat(part.tickers()).containsExactly("SNDK", "MU");
        BarSeries whole = Sample.bars("SNDK");
        int from = whole.firstRowAtOrAfter(june.fromMs());
        BarSeries bars = part.histories().getFirst().bars();
        assertThat(bars.count()).isEqualTo(30 * 24);
        for (Field field : Field.values()) {
            assertThat(bars.toArray(field)).isEqualTo(whole.rows(from, from + bars.count()).toArray(field));
        }
        FundingSeries funding = part.histories().getFirst().funding();
        assertThat(funding.timeMs(0)).isEqualTo(june.fromMs());
        assertThat(funding.count()).isEqualTo(30 * 24);
    }

    @Test
    void every_value_is_on_its_grid() {
        for (SymbolHistory history : Sample.DATA.histories()) {
            Instrument instrument = new Instrument(history.ticker(), history.ticker().equals("GOLD") ? 4 : 3);
            BarSeries bars = history.bars();
            for (int row = 0; row < bars.count(); row++) {
                for (Field field : List.of(Field.OPEN, Field.HIGH, Field.LOW, Field.CLOSE)) {
                    assertThat(instrument.isOnTick(bars.value(field, row))).isTrue();
                }
                for (Field field : List.of(Field.MARK_OPEN, Field.MARK_HIGH, Field.MARK_LOW, Field.MARK_CLOSE, Field.ORACLE)) {
                    assertThat(decimals(bars.value(field, row))).isLessThanOrEqualTo(6 - instrument.sizeDecimals());
                }
                assertThat(decimals(bars.value(Field.VOLUME, row))).isLessThanOrEqualTo(3);
                assertThat(decimals(bars.value(Field.OPEN_INTEREST, row))).isLessThanOrEqualTo(3);
            }
            FundingSeries funding = history.funding();
            for (int point = 0; point < funding.count(); point++) {
                assertThat(decimals(funding.ratePerInterval(point))).isLessThanOrEqualTo(10);
            }
        }
    }

    @Test
    void funding_comes_every_hour_with_the_oracle_of_the_bar_that_ended() {
        for (SymbolHistory history : Sample.DATA.histories()) {
            FundingSeries funding = history.funding();
            assertThat(funding.count()).isEqualTo(history.bars().count() - 1);
            for (int point = 0; point < funding.count(); point++) {
                assertThat(funding.timeMs(point)).isEqualTo(history.bars().openTimeMs(point) + Sample.HOUR_MS);
                assertThat(funding.oracleUsd(point)).isEqualTo(history.bars().value(Field.ORACLE, point));
            }
        }
    }

    @Test
    void open_interest_never_changes_by_more_than_half_of_the_volume() {
        for (SymbolHistory history : Sample.DATA.histories()) {
            BarSeries bars = history.bars();
            for (int row = 1; row < bars.count(); row++) {
                double change = bars.value(Field.OPEN_INTEREST, row) - bars.value(Field.OPEN_INTEREST, row - 1);
                assertThat(Math.abs(change)).isLessThanOrEqualTo(bars.value(Field.VOLUME, row) / 2 + 0.001);
            }
        }
    }

    @Test
    void the_trade_path_reaches_a_little_further_than_the_mark() {
        for (SymbolHistory history : Sample.DATA.histories()) {
            BarSeries bars = history.bars();
            double tradeRange = 0;
            double markRange = 0;
            for (int row = 0; row < bars.count(); row++) {
                tradeRange += bars.value(Field.HIGH, row) / bars.value(Field.LOW, row) - 1;
                markRange += bars.value(Field.MARK_HIGH, row) / bars.value(Field.MARK_LOW, row) - 1;
            }
            assertThat(tradeRange / markRange).isBetween(1.05, 1.4);
        }
    }

    @Test
    void minutes_pass_through_the_same_levels() {
        TimeSpan days = new TimeSpan(Sample.ms("2026-05-25T00:00:00Z"), Sample.ms("2026-05-26T00:00:00Z"));

        MarketData minutes = SimulatedMarket.of(
                SimulationSettings.sample().withTickers(List.of("AMD")).withSpan(days).withResolutionMs(SimulationSettings.MINUTE_MS));
        BarSeries bars = minutes.histories().getFirst().bars();

        assertThat(bars.count()).isEqualTo(24 * 60);
        assertThat(bars.value(Field.ORACLE, 12 * 60 - 1)).isEqualTo(478.5);
        assertThat(minutes.histories().getFirst().funding().count()).isEqualTo(24);
    }

    @Test
    void a_random_walk_has_as_many_valid_bars_as_asked_for() {
        MarketData walk = SimulatedMarket.randomWalk(7, 50_000, SimulationSettings.MINUTE_MS);
        BarSeries bars = walk.histories().getFirst().bars();
        Instrument instrument = new Instrument("MU", 3);

        assertThat(bars.count()).isEqualTo(50_000);
        for (int row = 1; row < bars.count(); row++) {
            assertThat(bars.openTimeMs(row) - bars.openTimeMs(row - 1)).isEqualTo(SimulationSettings.MINUTE_MS);
            assertThat(instrument.isOnTick(bars.value(Field.LOW, row)) && instrument.isOnTick(bars.value(Field.HIGH, row))).isTrue();
        }
        assertThat(walk.isSynthetic()).isTrue();
        assertThat(walk.histories().getFirst().funding().count()).isEqualTo(50_000 / 60);
        assertThat(SimulatedMarket.randomWalk(7, 50_000, SimulationSettings.MINUTE_MS).fingerprint()).isEqualTo(walk.fingerprint());
        assertThat(SimulatedMarket.randomWalk(8, 50_000, SimulationSettings.MINUTE_MS).fingerprint()).isNotEqualTo(walk.fingerprint());
    }

    @Test
    void settings_that_cannot_be_simulated_are_refused_by_name() {
        SimulationSettings sample = SimulationSettings.sample();

        assertThatThrownBy(() -> sample.withResolutionMs(7)).hasMessageContaining("one hour or one minute");
        assertThatThrownBy(() -> sample.withTickers(List.of("MU", "TSLA"))).hasMessageContaining("'TSLA'").hasMessageContaining("MU, AMD, SNDK, GOLD");
        assertThatThrownBy(() -> sample.withSpan(TimeSpan.ALWAYS)).hasMessageContaining("2026-10-10");
        assertThatThrownBy(() -> SimulatedMarket.randomWalk(1, 0, 60_000)).hasMessageContaining("expected 1 or more");
    }

    private static int decimals(double value) {
        return Math.max(0, new BigDecimal(Double.toString(value)).stripTrailingZeros().scale());
    }
}
