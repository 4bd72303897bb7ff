package dev.wafer.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiqpriceCommandTest {
    /** The exchange prints its prices with so many digits. */
    private static final double RELATIVE = 1e-6;

    @Test
    void a_threefold_long_from_750_05_is_liquidated_at_526_3509() {
        CommandRun run = CommandRun.of("liqprice", "--side", "long", "--entry", "750.05", "--leverage", "3", "--max-leverage", "10");

        assertThat(run).isEqualTo(new CommandRun(0, "526.3509\n", ""));
    }

    @ParameterizedTest
    @CsvSource({"long,750.05,3,10,526.3508771929825", "short,750.05,3,10,952.4444444444445", "long,1000,10,10,947.3684210526316",
        "short,1000,10,10,1047.6190476190477", "long,1000,5,10,842.1052631578948", "long,1000,4,10,789.4736842105264",
        "long,1000,2,10,526.3157894736843", "long,180,20,20,175.3846153846154", "short,180,20,20,184.390243902439", "short,1700,2,10,2428.571428571429"})
    void worked_examples_come_out_in_full(String side, String entry, String leverage, String maxLeverage, double expected) {
        CommandRun run = CommandRun.of("liqprice", "--side", side, "--entry", entry, "--leverage", leverage, "--max-leverage", maxLeverage, "--digits", "full");

        assertThat(Double.parseDouble(run.out())).isEqualTo(expected, within(1e-9));
    }

    @Test
    void json_has_all_digits() {
        CommandRun run = CommandRun.of("liqprice", "--side", "long", "--entry", "750.05", "--leverage", "3", "--max-leverage", "10", "--json");

        assertThat(run.out()).contains("\"schema\": \"wafer.liqprice/1\"").contains("\"maintenanceFraction\": 0.05").containsPattern("\"liquidationPrice\": 526\\.35087719298");
    }

    @Test
    void a_long_without_leverage_cannot_be_liquidated() {
        CommandRun run = CommandRun.of("liqprice", "--side", "long", "--entry", "750.05", "--leverage", "1", "--max-leverage", "10");

        assertThat(run).isEqualTo(new CommandRun(0, "none\n", ""));
    }

    @Test
    void a_cross_position_is_held_by_the_whole_account() {
        CommandRun run = CommandRun.of("liqprice", "--side", "long", "--mark", "800", "--quantity", "100", "--account-value", "20000", "--maintenance",
                "4000", "--max-leverage", "10");

        assertThat(run.out()).isEqualTo("631.5789\n");              // 800 - 160 / 0.95
    }

    @ParameterizedTest
    @CsvSource({"0,1 to 10", "11,1 to 10", "-3,1 to 10"})
    void a_leverage_the_market_does_not_allow_is_refused_with_its_maximum(String leverage, String range) {
        CommandRun run = CommandRun.of("liqprice", "--side", "long", "--entry", "750.05", "--leverage=" + leverage, "--max-leverage", "10");

        assertThat(run).isEqualTo(new CommandRun(2, "", "--leverage: found " + leverage + ", expected a whole number from " + range + "\n"));
    }

    @Test
    void what_is_missing_or_wrong_is_told_in_one_line() {
        assertThat(CommandRun.of("liqprice", "--side", "up", "--max-leverage", "10").err()).isEqualTo("--side: found 'up', expected long or short\n");
        assertThat(CommandRun.of("liqprice", "--side", "long", "--max-leverage", "10", "--entry", "5").err()).startsWith("expected --leverage, or ").hasLineCount(1);
        assertThat(CommandRun.of("liqprice", "--side", "long", "--max-leverage", "10", "--entry", "NaN", "--leverage", "3").err())
                .isEqualTo("--entry: found NaN, expected a finite number\n");
        assertThat(CommandRun.of("liqprice", "--side", "long", "--max-leverage", "ten").err()).contains("'ten'").hasLineCount(1);
    }

    @Test
    void recorded_positions_agree_with_the_exchange() throws IOException {
        List<String[]> rows = rows("liquidation_isolated_margin.csv");

        for (String[] row : rows) {
            CommandRun run = CommandRun.of("liqprice", "--side", row[3], "--quantity", row[4], "--entry", row[5], "--margin-usd", row[6], "--max-leverage", row[8]);
            double expected = Double.parseDouble(row[9]);
            assertThat(Double.parseDouble(run.out())).as(row[0]).isEqualTo(expected, tolerance(expected));
        }
        assertThat(rows).hasSize(18);
    }

    @Test
    void recorded_account_states_agree_with_the_exchange() throws IOException {
        List<String[]> rows = rows("liquidation_isolated_state.csv");

        for (String[] row : rows) {
            CommandRun run = CommandRun.of("liqprice", "--side", row[3], "--quantity", row[4], "--raw-usd=" + row[8], "--max-leverage", row[7]);
            double expected = Double.parseDouble(row[11]);
            assertThat(Double.parseDouble(run.out())).as(row[0]).isEqualTo(expected, tolerance(expected));
        }
        assertThat(rows).hasSize(3);
    }

    private static Offset<Double> tolerance(double value) {
        return within(value * RELATIVE);
    }

    private static List<String[]> rows(String file) throws IOException {
        List<String[]> rows = new ArrayList<>();
        Files.readAllLines(CommandRun.sharedData().resolve("facts").resolve(file)).stream().skip(1).forEach(line -> rows.add(line.split(",", -1)));
        return rows;
    }
}
