package dev.wafer.data.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PremiumFundingTest {
    private static final double ROUNDING = 1e-17;

    @ParameterizedTest
    @CsvSource({"0, 0.00000625", "0.0004, 0.00000625", "-0.0002, 0.00000625", "0.0005, 0.0000125", "-0.0003, 0", "0.001, 0.00004375",
        "-0.001, -0.00004375", "0.01, 0.00060625", "0.7, 0.04"})
    void funding_follows_the_published_formula(double premium, double rate) {
        assertThat(PremiumFunding.ratePerHour(premium, 0.5)).isEqualTo(rate, within(ROUNDING));
    }

    @Test
    void rates_are_halved_from_2025_12_19_on() {
        assertThat(PremiumFunding.multiplierAt(Instant.parse("2025-12-18T23:59:59Z").toEpochMilli())).isEqualTo(1);
        assertThat(PremiumFunding.multiplierAt(Instant.parse("2025-12-19T00:00:00Z").toEpochMilli())).isEqualTo(0.5);
    }
}
