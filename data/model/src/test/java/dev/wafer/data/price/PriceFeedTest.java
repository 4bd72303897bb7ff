package dev.wafer.data.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wafer.data.rule.DiscoveryBand;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** From update to update, every three seconds. */
class PriceFeedTest {
    private static final double STEP_MS = 3_000;
    private static final double TAU_MS = 1_800_000;
    private static final double ROUNDING_USD = 1e-9;

    private static PriceFeed.Book bookAt(double priceUsd) {
        return new PriceFeed.Book(priceUsd - 0.1, priceUsd + 0.1, priceUsd);
    }

    private static PriceFeed feed() {
        return new PriceFeed(800, TAU_MS, Optional.of(new DiscoveryBand(0.1, 1, 0.9)));
    }

    @Test
    void a_jump_of_the_external_price_arrives_in_steps_of_half_a_percent() {
        PriceFeed feed = feed();

        feed.external(700, bookAt(700), STEP_MS);
        assertThat(feed.oracleUsd()).isEqualTo(796, within(ROUNDING_USD));
        assertThat(feed.markUsd()).isEqualTo(796, within(ROUNDING_USD));

        feed.external(700, bookAt(700), STEP_MS);
        assertThat(feed.oracleUsd()).isEqualTo(796 * 0.995, within(ROUNDING_USD));
    }

    @Test
    void without_an_external_price_the_oracle_drifts_towards_the_book() {
        PriceFeed feed = feed();

        feed.internal(new PriceFeed.Book(808, 809, 808), STEP_MS);

        assertThat(feed.oracleUsd()).isEqualTo(800.0133222283924, within(1e-10));
    }

    @Test
    void a_book_that_runs_away_alone_moves_the_mark_only_by_its_mean() {
        PriceFeed feed = feed();

        feed.external(800, bookAt(900), STEP_MS);

        assertThat(feed.oracleUsd()).isEqualTo(800);
        assertThat(feed.markUsd()).isEqualTo(800 + 100 * (1 - StrictMath.exp(-0.02)), within(ROUNDING_USD));
    }

    @Test
    void a_weekend_of_falling_books_ends_at_the_last_bound() {
        PriceFeed feed = feed();

        double lowestUsd = feed.markUsd();
        for (int update = 0; update < 57_600; update++) {                     // 48 hours
            feed.internal(bookAt(0.7 * feed.markUsd()), STEP_MS);
            lowestUsd = Math.min(lowestUsd, feed.markUsd());
        }

        assertThat(lowestUsd).isEqualTo(648, within(ROUNDING_USD));           // 800 * 0.9 * 0.9
        assertThat(feed.bounds().orElseThrow().referenceUsd()).isEqualTo(720, within(ROUNDING_USD));
    }

    @Test
    void with_an_external_price_no_bound_holds() {
        PriceFeed feed = feed();

        for (int update = 0; update < 100; update++) {
            feed.external(560, bookAt(560), STEP_MS);
        }

        assertThat(feed.markUsd()).isEqualTo(560, within(ROUNDING_USD));      // 30 % down
    }

    @Test
    void a_crossed_book_and_prices_that_are_none_are_refused() {
        assertThatThrownBy(() -> new PriceFeed.Book(801, 800, 800)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PriceFeed.Book(800, 801, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
