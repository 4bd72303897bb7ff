package dev.wafer.cli.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wafer.cli.command.CommandRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers of a page with liquidations are those of the JSON, and none is cut off. */
class PageNumbersTest {
    private static final double HALF_A_CENT = 0.005001;
    private static final String READ_NUMBER = "const read = text => Number(text.replace(/[,+]/g, '').replace('\\u2212', '-'));";
    private static final String COSTS = "(() => {" + READ_NUMBER
            + " return Object.fromEntries([...document.querySelectorAll('.waterfall tr')].map(row => [row.cells[0].textContent, read(row.cells[1].textContent)])); })()";
    /** Cells whose content is wider than they are, and tables that are wider than their place. That of trades may be scrolled, except on a phone. */
    private static final String CLIPPED = """
            (() => {
              document.querySelectorAll('details').forEach(one => { one.open = true; });
              const cells = [...document.querySelectorAll('th, td, .tile .value, .facts dd')].filter(one => !one.closest('.because') && one.scrollWidth > one.clientWidth && one.clientWidth > 0);
              const places = [...document.querySelectorAll('.scroll')].filter(one => !(innerWidth > 600 && one.querySelector('.trades')) && one.scrollWidth > one.clientWidth);
              return [...cells.map(one => one.outerHTML.slice(0, 200)), ...places.map(one => `${one.getAttribute('aria-label')}: ${one.scrollWidth} in ${one.clientWidth}`)];
            })()""";

    @TempDir
    private static Path folder = Path.of("");
    private static Optional<Browser> opened = Optional.empty();
    private static Path page = Path.of("");
    private static JsonNode json = new ObjectMapper().createObjectNode();

    @BeforeAll
    static void makeARunWithLiquidationsAndOpenTheBrowser() throws IOException {
        opened = Optional.of(Browser.start());
        page = folder.resolve("run.html");
        Path file = folder.resolve("run.json"), data = PageMarket.write(folder.resolve("data"), "falls", 6_000, "MU", "AMD");
        CommandRun run = CommandRun.of("backtest", "--strategy", "sma-cross", "--data", data.toString(), "--leverage", "10", "--capital", "20000",
                "--html", page.toString(), "--json", file.toString());
        assertThat(run.err()).isEmpty();
        json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.get("liquidationEvents")).isNotEmpty();
        assertThat(json.get("costs").get("liquidationFeesUsd").asDouble()).isNotZero();
    }

    @AfterAll
    static void close() throws IOException {
        if (opened.isPresent()) {
            opened.get().close();
        }
    }

    private static Browser at(Path file, int width) {
        Browser browser = opened.orElseThrow();
        browser.open(file, width, 900);
        return browser;
    }

    @Test
    void costs_are_split_on_the_page_as_in_the_json() {
        JsonNode shown = at(page, 1300).value(COSTS), costs = json.get("costs");

        assertIs(shown, "gross", costs.get("grossUsd").asDouble());
        assertIs(shown, "spread and impact", costs.get("slippageUsd").asDouble());
        assertIs(shown, "fees of own orders", costs.get("feesUsd").asDouble());
        assertIs(shown, "funding", Stream.of("fundingRecordedUsd", "fundingFromPremiumUsd", "fundingFromImpactUsd", "fundingAtBaseRateUsd")
                .mapToDouble(name -> costs.get(name).asDouble()).sum());
        assertIs(shown, "fees of liquidations", costs.get("liquidationFeesUsd").asDouble());
        assertIs(shown, "net", costs.get("netUsd").asDouble());
        assertThat(-json.get("summary").get("slippageUsd").asDouble()).isCloseTo(costs.get("slippageUsd").asDouble(), within(HALF_A_CENT));
    }

    private static void assertIs(JsonNode shown, String name, double usd) {
        assertThat(shown.path(name).asDouble(Double.NaN)).as(name).isCloseTo(usd, within(HALF_A_CENT));
    }

    @Test
    void the_reading_line_ends_with_the_equity_of_the_tile() {
        Browser browser = at(page, 1300);

        String tile = browser.value("document.querySelector('[data-measure=finalEquityUsd] data').textContent").asText();

        assertThat(browser.value("document.getElementById('reading').textContent").asText()).contains("equity " + tile);
    }

    @Test
    void a_symbol_that_was_liquidated_says_when_and_not_how_near_it_came() {
        JsonNode first = json.get("liquidationEvents").get(0);

        String row = at(page, 1300).value("[...document.querySelectorAll('[aria-label=\"Exposure by symbol\"] tbody tr')].find(row => row.cells[0].textContent === '"
                + first.get("symbol").asText() + "').cells[3].textContent").asText();

        assertThat(row).startsWith("liquidated on " + first.get("time").asText().substring(0, 16).replace('T', ' '));
    }

    @Test
    void nearest_to_liquidation_is_what_explain_tells() throws IOException {
        Path file = folder.resolve("held.html"), runs = folder.resolve("held-runs"), data = PageMarket.write(folder.resolve("held"), "held", 60, "MU");
        CommandRun run = CommandRun.kept(runs, "backtest", "--strategy", "buy-and-hold", "--data", data.toString(), "--leverage", "3", "--html", file.toString());
        assertThat(run.err()).isEmpty();
        String story = CommandRun.kept(runs, "explain", "last", "--trade", "1").out().replaceAll("\\s+", " ");

        String nearest = at(file, 1300).value("document.querySelector('[aria-label=\"Exposure by symbol\"] tbody tr').cells[3].textContent").asText();

        assertThat(nearest).contains(" in the bar until ");
        assertThat(story).contains(nearest);
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 800, 1300, 1920})
    void no_number_is_clipped(int width) {
        Browser browser = at(page, width);

        List<String> clipped = new ArrayList<>();
        browser.value(CLIPPED).forEach(one -> clipped.add(one.asText()));

        assertThat(clipped).isEmpty();
        assertThat(browser.value("document.documentElement.scrollWidth").asInt()).isEqualTo(width);
    }

    @Test
    void without_an_ambiguous_bar_the_page_says_that_order_changes_nothing() throws IOException {
        Path calm = folder.resolve("calm.html"), data = PageMarket.write(folder.resolve("calm"), "calm", 60, "MU");
        assertThat(CommandRun.of("backtest", "--strategy", "buy-and-hold", "--data", data.toString(), "--leverage", "1", "--bounds", "--html", calm.toString()).err()).isEmpty();

        String text = at(calm, 1300).value("document.getElementById('cards').textContent").asText();

        assertThat(text).contains("No bar is ambiguous: the order of high and low changes nothing.").doesNotContain("are ambiguous");
    }

    @Test
    void runs_of_one_strategy_are_told_apart_by_what_differs() throws IOException {
        Path both = folder.resolve("both.html"), data = folder.resolve("data");
        CommandRun.kept(folder.resolve("runs"), "backtest", "--strategy", "sma-cross", "-p", "fast=5", "--data", data.toString(), "--leverage", "2");
        CommandRun.kept(folder.resolve("runs"), "backtest", "--strategy", "sma-cross", "-p", "fast=9", "--data", data.toString(), "--leverage", "3");
        CommandRun run = CommandRun.kept(folder.resolve("runs"), "compare", "last~1", "last", "--html", both.toString());
        assertThat(run.err()).isEmpty();

        Browser browser = at(both, 1300);

        assertThat(texts(browser.value("[...document.querySelectorAll('.differs')].map(one => one.textContent)"))).containsExactly("fast=5 --leverage 2", "fast=9 --leverage 3");
        assertThat(texts(browser.value("[...document.querySelectorAll('#run option')].map(one => one.textContent)")))
                .containsExactly("1. sma-cross fast=5 --leverage 2", "2. sma-cross fast=9 --leverage 3");
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
    }
}
