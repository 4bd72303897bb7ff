package dev.wafer.data.io.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wafer.data.io.BadInputException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults of events, finer bars, premiums and impact prices are addresses too. */
class EventAndSubBarFaultTest {
    private static final String BARS = "open_time,open,high,low,close,volume\n2026-01-05T00:00:00Z,100,102,99,101,10\n2026-01-05T02:00:00Z,100,102,99,101,10\n";
    private static final String FINER = "open_time,open,high,low,close,volume\n";

    @TempDir
    private Path dir;

    private String fault(String yaml) {
        Path set = DataSetFiles.write(dir, yaml, BARS);
        return catchThrowableOfType(BadInputException.class, () -> DataSetReader.read(set)).getMessage().replace(dir + "/", "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "2026-01-05T01:00:00Z,MV,earnings,      | column 'symbol': found 'MV', expected one of MU; did you mean 'MU'?",
            "2026-01-05T01:00:00Z,MU,splits,2       | column 'event': found 'splits', expected one of earnings, split, delisting; did you mean 'split'?",
            "2026-01-05T01:00:00Z,MU,split,         | column 'value': found '', expected new shares per old, a finite number > 0",
            "2026-01-05T01:00:00Z,MU,split,0        | column 'value': found '0', expected new shares per old, a finite number > 0",
            "2026-01-05T01:00:00Z,MU,split,-2       | column 'value': found '-2', expected new shares per old, a finite number > 0",
            "2026-01-05T01:00:00Z,MU,split,NaN      | column 'value': found 'NaN', expected new shares per old, a finite number > 0",
            "2026-01-05T01:00:00Z,MU,split,10:1     | column 'value': found '10:1', expected new shares per old, a finite number > 0",
            "2026-01-05T01:00:00Z,MU,delisting,1    | column 'value': found '1', expected an empty cell: only a split has a value",
            "soon,MU,earnings,                      | column 'time': found 'soon', expected a time: ISO-8601 such as 2026-05-04T18:00:00Z, or epoch seconds or milliseconds",
            "2026-01-05T01:00:00Z,MU,earnings       | column 'value': found '3 cells', expected a row of 4 cells",
            "1767564000,MU,split,3                  | column 'time': found '1767564000', expected each event of a symbol once: a row before has 2026-01-04T22:00:00Z too"})
    void a_bad_event_is_named_by_line_and_column(String row, String expected) {
        DataSetFiles.text(dir.resolve("events.csv"), "time,symbol,event,value\n2026-01-04T22:00:00Z,MU,split,2\n" + row + "\n");

        assertThat(fault(DataSetFiles.YAML)).isEqualTo("events.csv:3: " + expected);
    }

    @Test
    void a_bad_header_of_events_is_named() {
        DataSetFiles.text(dir.resolve("events.csv"), "time,ticker,event\n");
        assertThat(fault(DataSetFiles.YAML).lines()).containsExactly("events.csv:1: column 'ticker': found 'ticker', expected one of time, symbol, event, value",
                "events.csv:1: column 'symbol': found 'time,ticker,event', expected a column of this name");
        DataSetFiles.text(dir.resolve("events.csv"), "time,symbol,event\n2026-01-05T01:00:00Z,MU,split\n");
        assertThat(fault(DataSetFiles.YAML))
                .isEqualTo("events.csv:2: column 'event': found 'split', expected a column 'value' with the new shares per old of a split");
        DataSetFiles.text(dir.resolve("events.csv"), "");
        assertThat(fault(DataSetFiles.YAML)).isEqualTo("events.csv: found an empty file, expected a header line and rows");
    }

    @Test
    void the_first_twenty_problems_of_events_are_told() {
        DataSetFiles.text(dir.resolve("events.csv"), "time,symbol,event\n" + "soon,MU,earnings\n".repeat(50));

        assertThat(fault(DataSetFiles.YAML).lines()).hasSize(21).last().asString().contains("there are more");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "2026-01-05T01:00:00Z,100,102,99,101,1 | column 'open_time': found '2026-01-05T01:00:00Z', expected a time inside a bar of the symbol, of which none holds it",
            "2026-01-05T00:20:00Z,100,102,99,101,1 | column 'open_time': found '2026-01-05T00:20:00Z', expected a whole number of 15m after the open of its bar, 2026-01-05T00:00:00Z",
            "2026-01-05T00:00:00Z,100,102,99,101,1 | column 'open_time': found '2026-01-05T00:00:00Z', expected each time once: the bar before has 2026-01-05T00:00:00Z too",
            "2026-01-05T00:15:00Z,100,99,99,101,1  | column 'high': found '99', expected the highest price of the bar: at least 101.0"})
    void a_bad_finer_bar_is_named_by_line_and_column(String row, String expected) {
        DataSetFiles.text(dir.resolve("sub-bars/MU.csv"), FINER + "2026-01-05T00:00:00Z,100,102,99,101,1\n" + row + "\n");

        assertThat(fault(DataSetFiles.YAML + "sub_resolution: 15m\n")).isEqualTo("sub-bars/MU.csv:3: " + expected);
    }

    @ParameterizedTest
    @CsvSource({"1h", "2h", "7m", "0m", "fast"})
    void a_length_of_finer_bars_that_does_not_divide_the_bars_is_named(String length) {
        assertThat(fault(DataSetFiles.YAML + "sub_resolution: " + length + "\n"))
                .isEqualTo("dataset.yaml:7: key 'sub_resolution': found '" + length + "', expected a duration that divides the resolution into several");
    }

    @Test
    void finer_bars_without_a_length_are_refused() {
        DataSetFiles.text(dir.resolve("sub-bars/MU.csv"), FINER + "2026-01-05T00:00:00Z,100,102,99,101,1\n");

        assertThat(fault(DataSetFiles.YAML))
                .isEqualTo("dataset.yaml: found no key 'sub_resolution', expected it to say how long the bars of sub-bars/MU.csv are");
    }

    @Test
    void faults_of_bars_events_and_funding_are_told_together_and_finer_bars_wait_for_good_bars() {
        DataSetFiles.text(dir.resolve("events.csv"), "time,symbol,event\nsoon,MU,earnings\n");
        DataSetFiles.text(dir.resolve("funding/MU.csv"), "time,rate\n2026-01-05T01:00:00Z,2\n");
        DataSetFiles.text(dir.resolve("sub-bars/MU.csv"), FINER + "2026-01-05T00:00:00Z,100,102,99,101,1\n");
        DataSetFiles.write(dir, DataSetFiles.YAML + "sub_resolution: 15m\n", BARS.replace("05T00:00:00Z,100", "05T00:00:00Z,x"));

        String message = catchThrowableOfType(BadInputException.class, () -> DataSetReader.read(dir)).getMessage().replace(dir + "/", "");

        assertThat(message.lines().map(line -> line.substring(0, line.indexOf(": found"))))
                .containsExactly("bars/MU.csv:2: column 'open'", "funding/MU.csv:2: column 'rate'", "events.csv:2: column 'time'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "2026-01-05T01:00:00Z,,,,     | column 'rate': found '', expected a fraction from -1 to 1, or a premium or impact prices in its place",
            "2026-01-05T01:00:00Z,,2,,    | column 'premium': found '2', expected a fraction from -1 to 1",
            "2026-01-05T01:00:00Z,,,100,  | column 'impact_ask': found '', expected a finite number > 0",
            "2026-01-05T01:00:00Z,,,,100  | column 'impact_bid': found '', expected a finite number > 0",
            "2026-01-05T01:00:00Z,,,0,100 | column 'impact_bid': found '0', expected a finite number > 0",
            "2026-01-05T01:00:00Z,,,101,100 | column 'impact_ask': found '100', expected no less than the impact bid, 101.0"})
    void a_bad_premium_or_impact_price_is_named(String row, String expected) {
        DataSetFiles.text(dir.resolve("funding/MU.csv"), "time,rate,premium,impact_bid,impact_ask\n" + row + "\n");

        assertThat(fault(DataSetFiles.YAML)).isEqualTo("funding/MU.csv:2: " + expected);
    }

    @Test
    void one_impact_column_asks_for_the_other_and_a_rate_alone_must_be_there() {
        DataSetFiles.text(dir.resolve("funding/MU.csv"), "time,rate,impact_bid\n");
        assertThat(fault(DataSetFiles.YAML)).isEqualTo("funding/MU.csv:1: column 'impact_ask': found 'time,rate,impact_bid', expected a column of this name");
        DataSetFiles.text(dir.resolve("funding/MU.csv"), "time,rate\n2026-01-05T01:00:00Z,\n");
        assertThat(fault(DataSetFiles.YAML)).isEqualTo("funding/MU.csv:2: column 'rate': found '', expected a fraction from -1 to 1");
    }
}
