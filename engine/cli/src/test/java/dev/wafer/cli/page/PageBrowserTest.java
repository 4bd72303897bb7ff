package dev.wafer.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wafer.cli.command.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages in a real browser. Without one these tests are skipped, but where {@code CI} is set they fail: {@code .ci/run} sets it and installs the browser. */
class PageBrowserTest {
    private static final long MOST_BYTES = 3_000_000;
    /** Ends elements, opens others, breaks lines, quotes and scripts; and is long. */
    static final String HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'`${1}&amp;\\ \u2028\u2029 \u00fc\u6f22\ud83d\ude80 " + "x".repeat(10_000);
    private static final String PANES = """
            (() => {
              const close = (a, b, c, tones) => tones.some(([x, y, z]) => Math.abs(a - x) + Math.abs(b - y) + Math.abs(c - z) < 90);
              const rgb = name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).match(/[0-9a-f]{2}/gi).map(pair => parseInt(pair, 16));
              const tones = [['up', 'down'], ['accent'], ['up', 'down'], ['up', 'down'], ['down'], ['accent'], ['warn']].map(names => names.map(rgb));
              const rows = [...document.querySelectorAll('#chart table tr')].filter(row => row.cells.length === 3 && row.cells[1].querySelector('canvas') && row.clientHeight > 40);
              return rows.map((row, i) => {
                const canvas = row.cells[1].querySelector('canvas');
                const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
                let found = 0;
                for (let at = 0; at < pixels.length; at += 4) {
                  found += close(pixels[at], pixels[at + 1], pixels[at + 2], tones[i]) ? 1 : 0;
                }
                return found;
              });
            })()""";

    @TempDir
    private static Path folder = Path.of("");
    private static Optional<Browser> opened = Optional.empty();
    private static Path page = Path.of("");
    private static Path json = Path.of("");

    @BeforeAll
    static void makePagesAndOpenTheBrowser() throws IOException {
        opened = Optional.of(Browser.start());
        page = folder.resolve("run.html");
        json = folder.resolve("run.json");
        Path data = PageMarket.write(folder.resolve("year"), "a year", 8_760, "MU", "AMD", "SNDK");
        CommandRun run = CommandRun.of("backtest", "--strategy", PageMarket.strategy(folder).toString(), "--data", data.toString(), "--leverage", "5", "--bounds",
                "--funding", "recorded", "--html", page.toString(), "--json", json.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).endsWith("wrote " + page + "\n");
    }

    @AfterAll
    static void close() throws IOException {
        if (opened.isPresent()) {
            opened.get().close();
        }
    }

    private static Browser browser() {
        return opened.orElseThrow();
    }

    private static Browser at(Path file, int width) {
        browser().open(file, width, 900);
        return browser();
    }

    @Test
    void a_page_shows_itself_without_complaint_and_asks_the_network_for_nothing() {
        Browser browser = at(page, 1280);

        assertThat(browser.value("document.documentElement.dataset.ready").asText()).isEqualTo("yes");
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests()).containsExactly(page.toUri().toString());
        assertThat(browser.value("document.body.textContent").asText()).contains("SIMULATED DATA", "Trades (", "Rules in force");
    }

    @Test
    void a_year_of_hourly_bars_on_three_symbols_stays_under_three_megabytes_with_every_bar() throws IOException {
        Browser browser = at(page, 1280);

        assertThat(Files.size(page)).isLessThan(MOST_BYTES);
        assertThat(browser.value("JSON.parse(document.getElementById('data').textContent).markets[0].axis.barsPerPlace").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"light, 1280", "dark, 1280", "light, 360"})
    void every_pane_is_drawn(String scheme, int width) {
        browser().media("screen", scheme);
        Browser browser = at(page, width);

        JsonNode pixels = browser.value(PANES);

        assertThat(pixels).as("coloured pixels by pane: %s", pixels).hasSize(7).allSatisfy(found -> assertThat(found.asInt()).isGreaterThan(60));
        browser.media("screen", "light");
    }

    @Test
    void a_click_on_a_trade_moves_the_chart_to_it_and_so_does_the_enter_key() throws IOException {
        Browser browser = at(page, 1280);
        JsonNode trades = new ObjectMapper().readTree(json.toFile()).get("trades");
        double whole = width(browser);

        browser.click("tr[data-trade='3']");
        assertThat(width(browser)).isLessThan(whole / 4);
        assertIsInView(browser, trades.get(2));

        browser.value("document.querySelector(\"tr[data-trade='20']\").focus()");
        browser.press("Enter", 13);
        assertIsInView(browser, trades.get(19));
        assertThat(browser.value("document.querySelector(\"tr[data-trade='20']\").getAttribute('aria-selected')").asText()).isEqualTo("true");
        assertThat(browser.value("document.querySelector('#symbols [aria-pressed=true]').textContent").asText()).isEqualTo(trades.get(19).get("symbol").asText());
    }

    private static double width(Browser browser) {
        JsonNode range = browser.value("waferChart.range()");
        return range.get("to").asDouble() - range.get("from").asDouble();
    }

    /** Places count hours from the first bar. */
    private static void assertIsInView(Browser browser, JsonNode trade) {
        JsonNode range = browser.value("waferChart.range()");
        double entryPlace = hours(trade.get("entryTime")), exitPlace = hours(trade.get("exitTime"));
        assertThat(range.get("from").asDouble()).isBetween(entryPlace - 60, entryPlace);
        assertThat(range.get("to").asDouble()).isGreaterThan(Math.floor(exitPlace));
    }

    private static double hours(JsonNode time) {
        return (Instant.parse(time.asText()).toEpochMilli() - PageMarket.FIRST.toEpochMilli()) / 3_600_000.0;
    }

    @Test
    void arrows_and_plus_move_the_chart_for_the_keyboard() {
        Browser browser = at(page, 1280);
        double whole = width(browser);

        browser.value("document.getElementById('chart').focus()");
        browser.press("+", 187);
        assertThat(width(browser)).isLessThan(whole);
        double from = browser.value("waferChart.range().from").asDouble();
        browser.press("ArrowRight", 39);
        assertThat(browser.value("waferChart.range().from").asDouble()).isGreaterThan(from);
    }

    @Test
    void the_numbers_of_the_tiles_are_those_of_the_json() throws IOException {
        Browser browser = at(page, 1280);
        JsonNode summary = new ObjectMapper().readTree(json.toFile()).get("summary");

        JsonNode tiles = browser.value("Object.fromEntries([...document.querySelectorAll('[data-measure]')].map(tile => [tile.dataset.measure, tile.querySelector('data').value]))");
        String equity = browser.value("document.querySelector('[data-measure=finalEquityUsd] data').textContent").asText();

        assertThat(tiles).hasSize(summary.size());
        summary.properties().forEach(measure -> assertThat(tiles.get(measure.getKey()).asText()).as(measure.getKey())
                .satisfies(text -> assertThat(measure.getValue().isNull() ? text.isEmpty() : Double.parseDouble(text) == measure.getValue().asDouble()).isTrue()));
        assertThat(Double.parseDouble(equity.replace(",", ""))).isEqualTo(Math.rint(summary.get("finalEquityUsd").asDouble() * 100) / 100);
    }

    @Test
    void hostile_names_are_shown_as_text_and_run_nothing() throws IOException {
        Path hostile = folder.resolve("hostile.html"), data = PageMarket.write(folder.resolve("hostile"), HOSTILE, 200, "MU");
        CommandRun run = CommandRun.of("backtest", "--strategy", PageMarket.strategy(folder).toString(), "--parameter", "motto=" + HOSTILE, "--data", data.toString(),
                "--html", hostile.toString());
        assertThat(run.err()).isEmpty();

        Browser browser = at(hostile, 360);
        browser.click("tr[data-trade='1']");

        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests()).containsExactly(hostile.toUri().toString());
        assertThat(browser.value("document.querySelectorAll('img, script').length").asInt()).isEqualTo(3);
        assertThat(browser.value("document.getElementById('head').textContent").asText()).contains(HOSTILE + ": MU").contains("motto = " + HOSTILE);
        assertThat(browser.value("document.querySelector('.story').textContent").asText()).endsWith(HOSTILE);
        assertThat(browser.value("document.querySelector('.command').textContent").asText()).contains("--parameter 'motto=").contains(HOSTILE.replace("'", "'\\''").substring(0, 60));
        assertThat(browser.value("document.documentElement.scrollWidth").asInt()).isEqualTo(360);
    }

    @Test
    void five_runs_in_one_page_are_compared_and_chosen_between_and_fit_a_phone() {
        Path home = home(), out = folder.resolve("demo");
        CommandRun run = CommandRun.at(home, "demo", "--out", out.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("wrote " + out.resolve("wafer-demo.html"));

        Browser browser = at(out.resolve("wafer-demo.html"), 360);
        browser.click("button.pick[data-run='1']");

        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.value("document.querySelectorAll('button.pick').length").asInt()).isEqualTo(5);
        assertThat(browser.value("document.querySelector('h1 .name').textContent").asText()).isEqualTo("sma-cross");
        assertThat(browser.value("document.getElementById('run').value").asText()).isEqualTo("1");
        assertThat(browser.value("document.documentElement.scrollWidth").asInt()).isEqualTo(360);
    }

    private static Path home() {
        return Stream.iterate(Optional.of(Path.of("").toAbsolutePath()), Optional::isPresent, place -> place.map(Path::getParent)).map(Optional::orElseThrow)
                .filter(place -> Files.isDirectory(place.resolve("data/samples"))).findFirst().orElseThrow();
    }

    @Test
    void one_run_fits_a_phone_and_paper() {
        Browser browser = at(page, 360);
        assertThat(browser.value("document.documentElement.scrollWidth").asInt()).isEqualTo(360);

        browser.media("print", "dark");
        browser.size(740, 900);
        browser.settle();
        assertThat(browser.value("document.documentElement.scrollWidth").asInt()).isEqualTo(740);
        assertThat(browser.value("document.documentElement.dataset.theme").asText()).isEqualTo("light");
        browser.media("screen", "light");
    }

    @Test
    void colors_follow_the_system_until_the_reader_chooses() {
        browser().media("screen", "dark");
        Browser browser = at(page, 1280);
        assertThat(browser.value("document.documentElement.dataset.theme").asText()).isEqualTo("dark");

        browser.click("#theme");
        assertThat(browser.value("document.documentElement.dataset.theme").asText()).isEqualTo("light");
        browser.media("screen", "light");
    }

    @Test
    void what_can_be_clicked_can_be_reached_by_the_keyboard_and_has_a_name() {
        Browser browser = at(page, 1280);

        JsonNode nameless = browser.value("[...document.querySelectorAll('button, select, a, [tabindex]')].filter(one => one.tabIndex < 0 && one.id !== 'tiles'"
                + " || !(one.textContent.trim() || one.getAttribute('aria-label') || one.title)).map(one => one.outerHTML.slice(0, 200))");

        assertThat(nameless).isEqualTo(new ObjectMapper().valueToTree(List.of()));
    }
}
