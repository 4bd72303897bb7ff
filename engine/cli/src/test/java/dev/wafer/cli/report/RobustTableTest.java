package dev.wafer.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RobustTableTest {
    @Test
    void a_percentage_is_never_wider_than_eight_characters_below_a_return_of_ten_billion_per_cent() {
        assertThat(RobustTable.narrow(0)).isEqualTo("0.00 %");
        assertThat(RobustTable.narrow(-0.9558)).isEqualTo("-95.58 %");
        assertThat(RobustTable.narrow(0.9999)).isEqualTo("+99.99 %");
        assertThat(RobustTable.narrow(1.234)).isEqualTo("+123 %");
        assertThat(RobustTable.narrow(99.99)).isEqualTo("+9,999 %");
        assertThat(RobustTable.narrow(100)).isEqualTo("+1.0e4 %");
        assertThat(RobustTable.narrow(-123.456)).isEqualTo("-1.2e4 %");
        assertThat(RobustTable.narrow(9.9e7)).isEqualTo("+9.9e9 %");
    }
}
