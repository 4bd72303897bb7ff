package dev.wafer.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wafer.cli.command.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of sweeps and of signals in a real browser. */
class MapAndSignalsPageTest {
    private static final long MOST_BYTES = 3_000_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder = Path.of("");
    private static Optional<Browser> opened = Optional.empty();
    private static String data = "";

    @BeforeAll
    static void makePagesAndOpenTheBrowser() throws IOException {
        opened = Optional.of(Browser.start());
        data = PageMarket.write(folder.resolve("data"), "two months", 1_440, "MU", "AMD").toString();
        sweep("two", data, "--grid", "lag=1..6", "--grid", "risk=0.1,0.2,0.3", "--top", "20");
        sweep("one", data, "--grid", "lag=1..6");
        sweep("three", data, "--grid", "lag=1..3", "--grid", "risk=0.1,0.2,0.3", "--grid", "word=calm,eager", "--rank-by", "maxDrawdown");
        signals("signals", data);
    }

    @AfterAll
    static void close() throws IOException {
        if (opened.isPresent()) {
            opened.get().close();
        }
    }

    /** Goes with or against the price of some bars ago; refuses the lag 4. */
    private static Path follower() throws IOException {
        return Files.writeString(folder.resolve("Follower.java"), """
                import dev.wafer.api.*;
                public record Follower(int lag, double risk, String word) implements StrategySpec {
                    public Follower() { this(1, 0.2, "calm"); }
                    public Follower {
                        if (lag == 4) { throw new IllegalArgumentException("found lag 4 <img src=x onerror=alert(3)> and " + word); }
                    }
                    public Strategy start(Setup run) {
                        Symbol s = run.symbols().getFirst();
                        Column before = run.close(s).lag(lag * 10);
                        return (m, a, d) -> {
                            if (before.isKnown()) { d.target(s, (m.closeUsd(s) > before.now() ? 1 : -1) * risk, word); }
                        };
                    }
                }
                """);
    }

    private static String sweep(String name, String of, String... more) throws IOException {
        return run(name, List.of("sweep", "--strategy", follower().toString(), "--data", of, "--symbols", "MU"), more);
    }

    private static String signals(String name, String of, String... more) {
        return run(name, List.of("signals", "--data", of, "--draws", "19", "--horizons", "4h,1d,3d"), more);
    }

    private static String run(String name, List<String> front, String... more) {
        List<String> words = new ArrayList<>(front);
        words.addAll(List.of(more));
        words.addAll(List.of("--html", page(name).toString(), "--json", folder.resolve(name + ".json").toString()));
        CommandRun run = CommandRun.of(words.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).endsWith("wrote " + page(name) + "\n");
        return run.out();
    }

    private static Path page(String name) {
        return folder.resolve(name + ".html");
    }

    private static JsonNode json(String name) throws IOException {
        return JSON.readTree(folder.resolve(name + ".json").toFile());
    }

    private static Browser at(String name, int width) {
        Browser browser = opened.orElseThrow();
        browser.open(page(name), width, 900);
        return browser;
    }

    private static int count(Browser browser, String selector) {
        return browser.value("document.querySelectorAll('" + selector + "').length").asInt();
    }

    private static String text(Browser browser, String selector) {
        return browser.value("document.querySelector('" + selector + "').textContent").asText();
    }

    private static void choose(Browser browser, String id, String value) {
        browser.value("(() => { const found = document.getElementById('" + id + "'); found.value = '" + value + "'; found.dispatchEvent(new Event('change')); })()");
        browser.settle();
    }

    @ParameterizedTest
    @CsvSource({"one, light, 1280", "two, light, 1280", "two, dark, 1280", "two, light, 360", "three, dark, 360", "signals, light, 1280", "signals, dark, 1280", "signals, light, 360"})
    void a_page_shows_itself_without_complaint_asks_for_nothing_and_fits(String name, String scheme, int width) throws IOException {
        opened.orElseThrow().media("screen", scheme);
        Browser browser = at(name, width);

        assertThat(browser.value("document.documentElement.dataset.ready").asText()).isEqualTo("yes");
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests()).containsExactly(page(name).toUri().toString());
        assertThat(browser.value("document.documentElement.scrollWidth").asInt()).isEqualTo(width);
        assertThat(browser.value("document.documentElement.dataset.theme").asText()).isEqualTo(scheme);
        assertThat(text(browser, "#head")).contains("SIMULATED DATA");
        assertThat(Files.size(page(name))).isLessThan(MOST_BYTES);
        browser.media("screen", "light");
    }

    @Test
    void every_point_is_drawn_refused_ones_as_such_and_the_best_is_marked() {
        Browser browser = at("two", 1280);

        assertThat(count(browser, "#map [data-kind=value]")).isEqualTo(15);
        assertThat(count(browser, "#map [data-kind=refused]")).isEqualTo(3);
        assertThat(count(browser, "#map .best")).isEqualTo(1);
        assertThat(browser.value("new Set([...document.querySelectorAll('#map [data-kind=value]')].map(cell => cell.getAttribute('fill'))).size").asInt()).isGreaterThan(10);
        assertThat(text(browser, "#scale")).contains("more is better", "best by Sharpe", "refused by the strategy");
    }

    @Test
    void the_lines_on_luck_are_those_of_the_text_and_the_command_asks_for_the_same_sweep() throws IOException {
        String out = sweep("again", data, "--grid", "lag=1..6", "--grid", "risk=0.1,0.2,0.3", "--rank-by", "calmar").replaceAll("\\s+", " ");
        Browser browser = at("again", 1280);

        JsonNode rows = browser.value("[...document.querySelectorAll('.luck dt')].map(mark => mark.textContent + ' ' + mark.nextSibling.textContent)");
        assertThat(rows).hasSize(5).allSatisfy(row -> assertThat(out).contains(row.asText()));
        assertThat(text(browser, "#luck .command")).isEqualTo("wafer sweep --strategy " + follower() + " --data " + data
                + " --symbols MU --grid lag=1..6 --grid risk=0.1,0.2,0.3 --rank-by calmar");
    }

    @Test
    void the_chosen_cell_has_the_numbers_of_the_json() throws IOException {
        Browser browser = at("two", 1280);
        JsonNode top = json("two").get("top");
        assertTiles(browser, top.get(0));

        browser.value("document.getElementById('map').focus()");
        for (String key : List.of("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowDown", "ArrowDown")) {
            browser.press(key, 37);
        }
        assertThat(text(browser, "#reading")).contains("lag 1", "risk 0.1", "Sharpe");
        browser.press("Enter", 13);

        assertTiles(browser, point(top, 1, 0.1));
        browser.press("ArrowRight", 39);
        browser.press("ArrowRight", 39);
        browser.press("ArrowRight", 39);
        assertThat(text(browser, "#reading")).contains("lag 4", "refused: found lag 4 <img src=x onerror=alert(3)> and calm");
    }

    private static JsonNode point(JsonNode top, int lag, double risk) {
        for (JsonNode one : top) {
            if (one.get("parameters").get("lag").asInt() == lag && one.get("parameters").get("risk").asDouble() == risk) {
                return one;
            }
        }
        throw new AssertionError("no point with lag " + lag + " in " + top);
    }

    private static void assertTiles(Browser browser, JsonNode point) {
        JsonNode tiles = browser.value("Object.fromEntries([...document.querySelectorAll('[data-measure]')].map(tile => [tile.dataset.measure, tile.querySelector('data').value]))");
        JsonNode measures = point.get("summary");
        assertThat(tiles).hasSize(measures.size());
        measures.properties().forEach(measure -> assertThat(tiles.get(measure.getKey()).asText()).as(measure.getKey())
                .satisfies(value -> assertThat(measure.getValue().isNull() ? value.isEmpty() : Double.parseDouble(value) == measure.getValue().asDouble()).isTrue()));
    }

    @Test
    void a_pointer_reads_a_cell_and_a_click_shows_it() {
        Browser browser = at("two", 360);
        String best = text(browser, "#point");

        browser.click("#map rect[data-kind=value]");

        assertThat(text(browser, "#reading")).contains("lag 1", "risk 0.1");
        assertThat(text(browser, "#point")).isNotEqualTo(best).contains("The chosen point", "-p lag=1 -p risk=0.1");
    }

    @Test
    void other_measures_axes_and_values_of_the_rest_can_be_chosen() {
        Browser browser = at("three", 1280);
        assertThat(text(browser, "#map-title")).isEqualTo("Max drawdown by risk and lag");
        assertThat(text(browser, "#said")).contains("ranks first by Max drawdown of up to 2, over all values of word");
        assertThat(text(browser, "#scale")).contains("less is better");

        choose(browser, "measure", "trades");
        choose(browser, "axis-x", "2");
        choose(browser, "fixed-1", "2");

        assertThat(text(browser, "#map-title")).isEqualTo("Trades by word and lag");
        assertThat(count(browser, "#map [data-kind=value]")).isEqualTo(6);
        assertThat(text(browser, "#reading")).contains("risk 0.3");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void one_parameter_is_a_line_with_a_gap_where_it_was_refused() {
        Browser browser = at("one", 1280);

        assertThat(count(browser, "#map circle[data-kind=value]")).isEqualTo(5);
        assertThat(count(browser, "#map [data-kind=refused]")).isEqualTo(1);
        assertThat(browser.value("document.querySelector('#map .line').getAttribute('d').match(/M/g).length").asInt()).isEqualTo(2);
    }

    @Test
    void many_points_are_drawn_as_at_most_ten_thousand_cells_and_the_page_says_so() throws IOException {
        String small = PageMarket.write(folder.resolve("short"), "short", 240, "MU").toString();
        sweep("many", small, "--grid", "lag=5..154", "--grid", "risk=0.01..1.5:0.01", "--rank-by", "totalReturn");

        Browser browser = at("many", 1280);

        assertThat(count(browser, "#map .cell")).isBetween(5_000, 10_000);
        assertThat(text(browser, "#said")).contains("ranks first by Return of up to 4", "Too many for a picture: 2 values of", "Numbers have six figures.");
        assertThat(Files.size(page("many"))).isLessThan(MOST_BYTES);
    }

    @Test
    void hostile_names_are_shown_as_text_and_run_nothing() throws IOException {
        String hostile = PageMarket.write(folder.resolve("hostile"), PageBrowserTest.HOSTILE, 400, "MU").toString();
        sweep("hostile-sweep", hostile, "--grid", "word=" + PageBrowserTest.HOSTILE + ",calm", "--grid", "lag=3..5");
        signals("hostile-signals", hostile);
        for (String name : List.of("hostile-sweep", "hostile-signals")) {
            Browser browser = at(name, 360);

            assertThat(browser.complaints()).isEmpty();
            assertThat(browser.requests()).containsExactly(page(name).toUri().toString());
            assertThat(count(browser, "img, script")).isEqualTo(2);
            assertThat(text(browser, "#head")).contains(PageBrowserTest.HOSTILE);
            assertThat(browser.value("[...document.querySelectorAll('main *')].filter(one => !one.closest('.scroll, svg') && one.getBoundingClientRect().right > 360).map(one => one.outerHTML.slice(0, 120))"))
                    .isEqualTo(JSON.valueToTree(List.of()));
            assertThat(browser.value("document.documentElement.scrollWidth").asInt()).isEqualTo(360);
        }
        Browser browser = at("hostile-sweep", 360);
        assertThat(text(browser, "#luck .command")).contains("--grid 'word=", PageBrowserTest.HOSTILE.replace("'", "'\\''"));
        assertThat(text(browser, "#axis-x")).contains("word");
        assertThat(browser.value("[...document.querySelectorAll('#map text')].map(one => one.textContent).join(' ')").asText()).contains("</script><sc");
    }

    @Test
    void verdicts_have_the_numbers_of_the_json() throws IOException {
        Browser browser = at("signals", 1280);
        JsonNode signals = json("signals").get("signals");

        JsonNode rows = browser.value("[...document.querySelectorAll('.verdicts tbody tr')].map(row => [...row.cells].map(cell => cell.textContent))");

        assertThat(rows).hasSize(signals.size());
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i).get(0).asText()).isEqualTo(signals.get(i).get("name").asText());
            assertThat(rows.get(i).get(1).asText()).startsWith(signals.get(i).get("verdict").asText());
        }
        JsonNode cell = cell(json("signals").get("cells"), "oi-change-1d", "pooled", "1d");
        assertThat(number(rows.get(0).get(3).asText())).isEqualTo(Math.rint(cell.get("rank").get("ic").asDouble() * 1_000) / 1_000);
    }

    private static double number(String text) {
        return Double.parseDouble(text.replace('\u2212', '-'));
    }

    private static JsonNode cell(JsonNode cells, String signal, String symbol, String horizon) {
        for (JsonNode cell : cells) {
            if (cell.get("signal").asText().equals(signal) && cell.get("symbol").asText().equals(symbol) && cell.get("horizon").asText().equals(horizon)
                    && cell.get("regime").asText().equals("all")) {
                return cell;
            }
        }
        throw new AssertionError("no cell of " + signal);
    }

    @Test
    void a_signal_a_symbol_and_a_length_are_chosen_and_drawn() throws IOException {
        Browser browser = at("signals", 1280);
        assertThat(text(browser, "#verdicts-title")).isEqualTo("Verdicts: next 1d, pooled");

        browser.click("button[data-signal=\\'1\\']".replace("\\", ""));
        choose(browser, "symbol", "0");
        choose(browser, "horizon", "2");

        assertThat(text(browser, "#decay-title")).isEqualTo("Coefficient by length of the return: oi-change-3d, MU");
        assertThat(text(browser, "#fifths-title")).isEqualTo("Mean return of the next 3d by fifth of the signal: oi-change-3d, MU");
        assertThat(count(browser, "#decay circle.mark")).isEqualTo(3);
        assertThat(browser.value("document.querySelector('#decay .band').getBBox().height").asDouble()).isGreaterThan(20);
        assertThat(count(browser, "#fifths rect")).isEqualTo(5);

        browser.value("document.getElementById('decay').focus()");
        browser.press("ArrowRight", 39);
        double ic = cell(json("signals").get("cells"), "oi-change-3d", "MU", "4h").get("rank").get("ic").asDouble();
        assertThat(number(text(browser, "#decay-reading").replaceAll(".*IC (\\S+) .*", "$1"))).isEqualTo(Math.rint(ic * 1_000) / 1_000);
        assertThat(browser.complaints()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"two", "signals"})
    void pages_print_light_and_have_a_name_for_whatever_the_keyboard_reaches(String name) {
        Browser browser = at(name, 740);

        JsonNode nameless = browser.value("[...document.querySelectorAll('button, select, a, [tabindex]')].filter(one => one.getClientRects().length > 0 && (one.tabIndex < 0 && one.id !== 'tiles'"
                + " || !(one.textContent.trim() || one.getAttribute('aria-label') || one.title))).map(one => one.outerHTML.slice(0, 200))");
        browser.media("print", "dark");

        assertThat(nameless).isEqualTo(JSON.valueToTree(List.of()));
        assertThat(browser.value("document.documentElement.dataset.theme").asText()).isEqualTo("light");
        assertThat(browser.value("document.documentElement.scrollWidth").asInt()).isEqualTo(740);
        browser.media("screen", "light");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sweep --strategy sma-cross --grid fast=5,6", "signals"})
    void a_page_that_cannot_be_written_is_refused_before_any_data_is_read(String words) {
        List<String> all = Stream.concat(Stream.of(words.split(" ")), Stream.of("--data", "nowhere", "--html", folder.resolve("no/page.html").toString())).toList();

        CommandRun run = CommandRun.of(all.toArray(String[]::new));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("--html: found no directory " + folder.resolve("no") + ", expected one to write page.html to\n");
    }

    @Test
    void json_on_standard_output_stands_alone_beside_a_page() throws IOException {
        CommandRun run = CommandRun.of("sweep", "--strategy", follower().toString(), "--data", data, "--grid", "lag=1,2", "--json", "-", "--html", page("alone").toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("{").endsWith("}\n");
        assertThat(page("alone")).isNotEmptyFile();
    }
}
