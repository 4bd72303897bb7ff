package dev.wafer.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCommandTest {
    private static final String BARS = """
            time,open,high,low,close,volume
            2026-05-10T00:00:00Z,700,760,690,750,10
            2026-05-10T01:00:00Z,750,755,740,745,20
            2026-05-10T02:00:00Z,745,750,700,710,5
            2026-05-10T05:00:00Z,710,715,705,712,5
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void foreign_bars_become_a_data_set_that_can_be_listed_shown_and_checked() throws IOException {
        CommandRun made = importBars(BARS);

        assertThat(made.err()).isEmpty();
        assertThat(made.code()).isZero();
        assertThat(made.out()).contains("my-mu, bars of 1h, MU 4 bars and 0 funding points").containsPattern("sha256:[0-9a-f]{64}\n");
        assertThat(CommandRun.of("data", "ls", folder.toString()).out()).containsPattern("my-mu +xyz +1h +MU +recorded +");
        assertThat(CommandRun.of("data", "show", out()).out()).containsPattern("MU +4 +2026-05-10 00:00 +2026-05-10 06:00 +1 +2h +2026-05-10 03:00")
                .containsPattern("provenance +made by hand");
        assertThat(CommandRun.of("data", "check", out())).extracting(CommandRun::code).isEqualTo(0);
        assertThat(CommandRun.of("data", "check", out()).out()).startsWith("Findings: ");
    }

    @Test
    void events_finer_bars_and_premiums_are_shown_and_checked_within_80_columns() throws IOException {
        importBars(BARS);
        Path set = Path.of(out());
        Files.writeString(set.resolve("events.csv"), """
                time,symbol,event,value
                2026-05-10T01:00:00Z,MU,split,10
                2026-06-24T20:00:00Z,MU,earnings,
                """);
        Files.createDirectory(set.resolve("sub-bars"));
        Files.writeString(set.resolve("sub-bars/MU.csv"), """
                open_time,open,high,low,close,volume
                2026-05-10T00:00:00Z,700,761,690,750,1
                2026-05-10T00:30:00Z,700,760,690,750,1
                2026-05-10T01:00:00Z,750,750,750,750,1
                """);
        Files.writeString(set.resolve("dataset.yaml"), "sub_resolution: 30m\n", StandardOpenOption.APPEND);
        Files.createDirectory(set.resolve("funding"));
        Files.writeString(set.resolve("funding/MU.csv"), "time,rate,premium\n2026-05-10T01:00:00Z,0.0001,0.0002\n2026-05-10T02:00:00Z,,0.0003\n");

        String shown = CommandRun.of("data", "show", out()).out();
        String checked = CommandRun.of("data", "check", out()).out();

        assertThat(shown).contains("""
                Funding points and what they say
                      points  with rate  with premium  with impact prices  with oracle
                  MU       2          1             2                   0            0

                Finer bars
                      finer bars  each  bars filled  bars with gaps  out of range
                  MU           3   30m      25.00 %               1             1

                Events
                      time (UTC)        event     new shares per old
                  MU  2026-05-10 01:00  split                     10
                  MU  2026-06-24 20:00  earnings
                """);
        assertThat(shown.substring(shown.indexOf("Funding points and")).lines()).allMatch(line -> line.length() <= 80);
        assertThat(checked.replaceAll("\\s+", " ")).contains("MU gaps: 1 gap between bars", "MU funding-unrated: 1 of 2 funding points without a recorded rate",
                "MU sub-bars-missing: 2 of 4 bars without finer bars", "MU sub-bars-gaps: 1 bar with gaps between finer bars",
                "MU sub-bars-outside: 1 bar with finer bars outside low and high", "690.0 to 761.0 in a bar of 690.0 to 760.0",
                "MU split-not-in-prices: the split of 2026-05-10T01:00:00Z of 10.0 new shares per old does not show");
        assertThat(checked.lines()).hasSizeGreaterThan(6).allMatch(line -> line.length() <= 80);
    }

    @Test
    void findings_fail_a_strict_check_only() throws IOException {
        importBars(BARS);

        assertThat(CommandRun.of("data", "check", "--strict", out()).code()).isEqualTo(1);
    }

    @Test
    void a_faulty_cell_is_code_3_with_file_line_and_column_and_nothing_is_written() throws IOException {
        CommandRun made = importBars(BARS.replace("755", "-1.0"));

        assertThat(made.code()).isEqualTo(3);
        assertThat(made.out()).isEmpty();
        assertThat(made.err()).startsWith(folder.resolve("bars.csv") + ":3: column 'high': found '-1.0', expected ").hasLineCount(1);
        assertThat(Path.of(out())).doesNotExist();
    }

    @Test
    void a_data_set_that_is_not_there_is_code_3() {
        CommandRun run = CommandRun.of("data", "show", folder.resolve("none").toString());

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("none").hasLineCount(1);
    }

    @Test
    void without_a_home_the_sample_is_not_found() {
        assertThat(CommandRun.of("data", "show", "sample").err()).startsWith("the shipped sample was not found").hasLineCount(1);
    }

    @Test
    void an_import_that_cannot_be_understood_is_a_wrong_request() {
        assertThat(CommandRun.of("data", "import", "--out", out(), "--bars", "MU", "--provenance", "x"))
                .isEqualTo(new CommandRun(2, "", "--bars: found 'MU', expected SYMBOL=FILE\n"));
        assertThat(CommandRun.of("data", "import", "--out", out(), "--bars", "MU=a.csv", "--funding", "AMD=b.csv", "--provenance", "x").code()).isEqualTo(2);
        assertThat(CommandRun.of("data", "import", "--out", out(), "--bars", "MU=a.csv", "--resolution", "1 hour", "--provenance", "x").err())
                .startsWith("--resolution: found '1 hour', expected a duration");
    }

    @Test
    void the_bad_print_can_be_made_and_liquidates_a_five_times_long_though_the_price_comes_back() throws IOException {
        CommandRun made = CommandRun.of("data", "simulate", "--scenario", "bad-print", "--out", out());

        assertThat(made.err()).isEmpty();
        assertThat(made.out()).containsPattern("sha256:[0-9a-f]{64}\nwrote .*my-mu: wafer-bad-print-simulated, simulated data\n");
        assertThat(CommandRun.of("data", "show", out()).out()).contains("[SIMULATED DATA]").containsPattern("MU +2,880 +2026-07-27 00:00");
        CommandRun five = hold("--leverage", "5");
        CommandRun four = hold("--leverage", "4");
        assertThat(five.code()).as(five.err()).isEqualTo(1);
        assertThat(five.err()).contains("liquidations is 1");
        assertThat(four.code()).as(four.err()).isZero();
    }

    private CommandRun hold(String... options) throws IOException {
        Path holder = Files.writeString(folder.resolve("Hold.java"), """
                import dev.wafer.api.*;
                public record Hold() implements StrategySpec {
                    public Strategy start(Setup run) {
                        Symbol mu = run.symbol("MU");
                        return (market, account, desk) -> { if (account.isFlat(mu) && !desk.isWorking(mu)) desk.order(mu).buy(10).send("in"); };
                    }
                }
                """);
        List<String> args = new ArrayList<>(List.of("backtest", "--strategy", holder.toString(), "--data", out(), "--fail-if", "liquidations>0"));
        args.addAll(List.of(options));
        return CommandRun.of(args.toArray(String[]::new));
    }

    @Test
    void a_scenario_nobody_knows_and_a_seed_for_one_are_wrong_requests() {
        assertThat(CommandRun.of("data", "simulate", "--scenario", "bad-prints"))
                .isEqualTo(new CommandRun(2, "", "unknown value of --scenario 'bad-prints', did you mean 'bad-print'?\n"));
        assertThat(CommandRun.of("data", "simulate", "--scenario", "bad-print", "--seed", "3").err()).startsWith("--seed: found it beside --scenario");
    }

    private CommandRun importBars(String text) throws IOException {
        Path bars = Files.writeString(folder.resolve("bars.csv"), text);
        return CommandRun.of("data", "import", "--out", out(), "--bars", "MU=" + bars, "--provenance", "made by hand");
    }

    private String out() {
        return folder.resolve("my-mu").toString();
    }
}
