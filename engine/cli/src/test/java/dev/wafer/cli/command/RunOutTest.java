package dev.wafer.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code backtest --out} keeps of a run. */
class RunOutTest {
    /** Each point of funding is rounded to nano-USDC, the books post their sums. */
    private static final double ROUNDING_USD = 1e-5;
    private static final Path HOME = Path.of("../..");
    private static final List<String> FILES = List.of("equity.parquet", "funding.parquet", "journal.parquet", "orders.parquet", "positions.parquet",
            "result.json", "trades.parquet");

    @TempDir
    private Path folder = Path.of("");

    private CommandRun whale(Path out) {
        return CommandRun.at(HOME, "backtest", "--strategy", "whale", "--symbols", "MU", "--leverage", "10", "--from", "2026-05-01", "--out", out.toString());
    }

    private List<String> names(Path out) throws IOException {
        try (var files = Files.list(out)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static String ask(Path out, String question, String table) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:"); Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("SELECT " + question + " FROM '" + out.resolve(table + ".parquet") + "'")) {
            answer.next();
            return answer.getString(1);
        }
    }

    @Test
    void the_tables_say_what_the_result_beside_them_says() throws IOException, SQLException {
        Path out = folder.resolve("run");

        assertThat(whale(out).code()).isZero();

        assertThat(names(out)).isEqualTo(FILES);
        JsonNode result = new ObjectMapper().readTree(Files.readString(out.resolve("result.json")));
        assertThat(number(out, "sum(profit_usd)", "trades")).isEqualTo(result.at("/costs/netUsd").doubleValue(), within(ROUNDING_USD));
        assertThat(number(out, "sum(received_usd)", "funding")).isNotZero().isEqualTo(result.at("/summary/fundingUsd").doubleValue(), within(ROUNDING_USD));
        assertThat(number(out, "last(equity_usd ORDER BY time)", "equity")).isEqualTo(result.at("/summary/finalEquityUsd").doubleValue());
        assertThat(number(out, "max(drawdown_fraction)", "equity")).isEqualTo(result.at("/summary/maxDrawdown").doubleValue());
        assertThat(number(out, "sum(fee_usd)", "journal")).isEqualTo(result.at("/summary/feesUsd").doubleValue(), within(ROUNDING_USD));
        assertThat(number(out, "count(*) FILTER (entry = 'liquidated')", "journal")).isPositive().isEqualTo(result.at("/summary/liquidations").doubleValue());
        assertThat(ask(out, "ended_by || ' ' || filled_shares || ' ' || because", "orders")).isEqualTo("filled 16859.0 the price was above the bid");
        assertThat(number(out, "min(liquidation_price_usd)", "positions")).isBetween(600.0, 750.05);
    }

    private static double number(Path out, String question, String table) throws SQLException {
        return Double.parseDouble(ask(out, question, table));
    }

    @Test
    void times_are_moments_in_utc() throws IOException, SQLException {
        Path out = folder.resolve("run");
        whale(out);

        JsonNode trade = new ObjectMapper().readTree(Files.readString(out.resolve("result.json"))).at("/trades/0");
        assertThat(ask(out, "typeof(entry_time)", "trades")).isEqualTo("TIMESTAMP WITH TIME ZONE");
        assertThat(Long.parseLong(ask(out, "epoch_ms(entry_time)", "trades"))).isEqualTo(Instant.parse(trade.get("entryTime").asText()).toEpochMilli());
        assertThat(ask(out, "typeof(time)", "equity") + ask(out, "typeof(time)", "journal")).isEqualTo("TIMESTAMP WITH TIME ZONE".repeat(2));
    }

    @Test
    void a_folder_of_other_things_is_refused_before_any_work_and_left_as_it_is() throws IOException {
        Files.writeString(folder.resolve("letter.txt"), "dear");

        CommandRun run = whale(folder);

        assertThat(run).isEqualTo(new CommandRun(2, "", "--out: found letter.txt in " + folder
                + " but no result.json, expected a new or empty directory, or one that wafer backtest wrote\n"));
        assertThat(names(folder)).containsExactly("letter.txt");
        assertThat(whale(folder.resolve("letter.txt")).err()).isEqualTo("--out: found a file " + folder.resolve("letter.txt") + ", expected a directory\n");
    }

    @Test
    void a_later_run_takes_the_place_of_an_earlier_one_and_of_halves_that_a_killed_one_left() throws IOException {
        Path out = folder.resolve("run");
        whale(out);
        Files.writeString(out.resolve(".trades.parquet.half-1"), "half");
        Files.writeString(out.resolve(".result.json77.half"), "half");

        CommandRun again = CommandRun.at(HOME, "backtest", "--strategy", "buy-and-hold", "--symbols", "AMD", "--out", out.toString());

        assertThat(again.code()).isZero();
        assertThat(names(out)).isEqualTo(FILES);
        assertThat(Files.readString(out.resolve("result.json"))).contains("\"buy-and-hold\"");
    }
}
