package dev.wafer.cli.report;

import dev.wafer.cli.text.Figures;
import dev.wafer.cli.text.Page;
import dev.wafer.cli.text.Table;
import dev.wafer.data.io.check.Coverage;
import dev.wafer.data.io.check.DataReport;
import dev.wafer.data.io.check.FundingReport;
import dev.wafer.data.io.check.SymbolReport;
import dev.wafer.data.series.CorporateEvent;
import dev.wafer.data.series.MarketData;
import dev.wafer.data.series.SymbolHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is in a data set, for people. */
public final class DataTables {
    private static final int TERMINAL_WIDTH = 80;

    private DataTables() {}

    /**
     * What is shown of a data set.
     *
     * @param data the part that may be read
     * @param fingerprint of the whole
     * @param reservedFromMs where that part ends and what is reserved begins, if anything is
     */
    public record Head(MarketData data, String fingerprint, Optional<Long> reservedFromMs) {}

    /** Its head and a row for each symbol. */
    public static String contents(Head head, DataReport report, boolean isStyled) {
        MarketData data = head.data();
        Page page = new Page(isStyled).section(data.name() + (data.isSynthetic() ? "  [SIMULATED DATA]" : ""), lines(head));
        page.section("Symbols", symbols(report)).section("Share of bars with a value, share of time with funding", coverage(report));
        return page.section("Funding points and what they say", funding(report)).section("Finer bars", subBars(data, report))
                .section("Events", events(data)).text();
    }

    /** What was found that may mislead a backtest. */
    public static String findings(DataReport report, boolean isStyled) {
        List<String> lines = new ArrayList<>();
        report.findings().forEach(finding -> lines.addAll(Page.wrapped(finding.symbol() + " " + finding.code() + ": ", finding.text(),
                TERMINAL_WIDTH)));
        return new Page(isStyled).section("Findings: " + report.findings().size(), lines.isEmpty() ? List.of("nothing to report") : lines).text();
    }

    private static List<String> lines(Head head) {
        MarketData data = head.data();
        Table table = new Table("", "").row("venue", data.venue()).row("resolution", Figures.duration(data.resolutionMs()))
                .row("fingerprint", head.fingerprint() + (head.reservedFromMs().isPresent() ? " (of the whole)" : ""));
        head.reservedFromMs().ifPresent(fromMs -> table.row("shown", "what ends at " + Figures.time(fromMs) + " UTC: the rest is reserved (wafer holdout)"));
        List<String> lines = new ArrayList<>(table.lines());
        lines.addAll(Page.wrapped("provenance   ", data.provenance()));
        return lines;
    }

    private static List<String> symbols(DataReport report) {
        Table table = new Table("", ">bars", "from (UTC)", "to (UTC)", ">gaps", ">longest", "longest gap from", ">funding points", ">ignored");
        for (SymbolReport symbol : report.symbols()) {
            table.row(symbol.ticker(), Figures.count(symbol.rows()), Figures.time(symbol.fromMs()), Figures.time(symbol.toMs()),
                    Figures.count(symbol.gaps().count()), symbol.gaps().longest().map(gap -> Figures.duration(gap.durationMs())).orElse(""),
                    symbol.gaps().longest().map(gap -> Figures.time(gap.fromMs())).orElse(""), Figures.count(symbol.funding().points()),
                    Figures.count(symbol.funding().ignored()));
        }
        return table.lines();
    }

    private static List<String> coverage(DataReport report) {
        Table table = new Table("", ">volume", ">open interest", ">mark", ">oracle", ">funding");
        for (SymbolReport symbol : report.symbols()) {
            Coverage share = symbol.coverage();
            table.row(symbol.ticker(), Figures.percent(share.volume()), Figures.percent(share.openInterest()), Figures.percent(share.mark()),
                    Figures.percent(share.oracle()), Figures.percent(share.funding()));
        }
        return table.lines();
    }

    /** Only of symbols whose points say more than rate and oracle. */
    private static List<String> funding(DataReport report) {
        Table table = new Table("", ">points", ">with rate", ">with premium", ">with impact prices", ">with oracle");
        report.symbols().stream().filter(symbol -> symbol.funding().isMoreThanRates()).forEach(symbol -> {
            FundingReport funding = symbol.funding();
            table.row(symbol.ticker(), Figures.count(funding.points()), Figures.count(funding.rates()), Figures.count(funding.premiums()),
                    Figures.count(funding.impacts()), Figures.count(funding.oracles()));
        });
        return table.isEmpty() ? List.of() : table.lines();
    }

    private static List<String> subBars(MarketData data, DataReport report) {
        Table table = new Table("", ">finer bars", ">each", ">bars filled", ">bars with gaps", ">out of range");
        for (SymbolReport symbol : report.symbols()) {
            symbol.subBars().ifPresent(finer -> table.row(symbol.ticker(), Figures.count(finer.rows()),
                    Figures.duration(data.subResolutionMs().orElseThrow()), Figures.percent(finer.fullBars() / (double) symbol.rows()),
                    Figures.count(finer.partialBars()), Figures.count(finer.outsideBars())));
        }
        return table.isEmpty() ? List.of() : table.lines();
    }

    private static List<String> events(MarketData data) {
        Table table = new Table("", "time (UTC)", "event", ">new shares per old");
        for (SymbolHistory history : data.histories()) {
            for (CorporateEvent event : history.events()) {
                String ratio = event.kind() == CorporateEvent.Kind.SPLIT ? Figures.quantity(event.newSharesPerOld()) : "";
                table.row(history.ticker(), Figures.time(event.timeMs()), event.kind().name().toLowerCase(Locale.ROOT), ratio);
            }
        }
        return table.isEmpty() ? List.of() : table.lines();
    }
}
