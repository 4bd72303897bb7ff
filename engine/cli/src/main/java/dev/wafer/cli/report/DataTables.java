package dev.wafer.cli.report;

import dev.wafer.data.io.check.Coverage;
import dev.wafer.data.io.check.DataReport;
import dev.wafer.data.io.check.SymbolReport;
import dev.wafer.data.series.MarketData;
import java.util.ArrayList;
import java.util.List;

/** What is in a data set, for people. */
public final class DataTables {
    private DataTables() {}

    /** Its head and a row for each symbol. */
    public static String contents(MarketData data, DataReport report, boolean isStyled) {
        Page page = new Page(isStyled).section(data.name() + (data.isSynthetic() ? "  [SIMULATED DATA]" : ""), head(data));
        return page.section("Symbols", symbols(report)).section("Share of bars with a value, share of time with funding", coverage(report)).text();
    }

    /** What was found that may mislead a backtest. */
    public static String findings(DataReport report, boolean isStyled) {
        List<String> lines = new ArrayList<>();
        report.findings().forEach(finding -> lines.addAll(Page.wrapped(finding.symbol() + " " + finding.code() + ": ", finding.text())));
        return new Page(isStyled).section("Findings: " + report.findings().size(), lines.isEmpty() ? List.of("nothing to report") : lines).text();
    }

    private static List<String> head(MarketData data) {
        List<String> lines = new ArrayList<>(new Table("", "").row("venue", data.venue())
                .row("resolution", Figures.duration(data.resolutionMs())).row("fingerprint", data.fingerprint()).lines());
        lines.addAll(Page.wrapped("provenance   ", data.provenance()));
        return lines;
    }

    private static List<String> symbols(DataReport report) {
        Table table = new Table("", ">bars", "from (UTC)", "to (UTC)", ">gaps", ">longest", "longest gap from", ">funding points", ">ignored");
        for (SymbolReport symbol : report.symbols()) {
            table.row(symbol.ticker(), Figures.count(symbol.rows()), Figures.time(symbol.fromMs()), Figures.time(symbol.toMs()),
                    Figures.count(symbol.gaps().count()), symbol.gaps().longest().map(gap -> Figures.duration(gap.durationMs())).orElse(""),
                    symbol.gaps().longest().map(gap -> Figures.time(gap.fromMs())).orElse(""), Figures.count(symbol.fundingPoints()),
                    Figures.count(symbol.ignoredFundingPoints()));
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
}
