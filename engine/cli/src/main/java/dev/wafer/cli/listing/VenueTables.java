package dev.wafer.cli.listing;

import dev.wafer.cli.text.Figures;
import dev.wafer.cli.text.Page;
import dev.wafer.cli.text.Table;
import dev.wafer.cli.text.Words;
import dev.wafer.data.rule.DiscoveryBand;
import dev.wafer.data.rule.MarketRules;
import dev.wafer.data.rule.Rule;
import dev.wafer.data.rule.RuleKey;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rules of a venue at one time, for people: a table for each market, what follows from it, and the sources once for all. */
public final class VenueTables {
    private static final int WIDTH = 80;
    private static final double HOURS_PER_YEAR = 8_760;

    private final Map<String, Integer> numberBySource = new LinkedHashMap<>();

    private VenueTables() {}

    /**
     * The page.
     *
     * @param title the venue and the time
     * @param sheets one for each market, in the order wanted
     */
    public static String of(String title, List<MarketSheet> sheets, boolean isStyled) {
        VenueTables tables = new VenueTables();
        Page page = new Page(isStyled).section(title, List.of("* marks a guess: no source gives the value at that date, or the date itself."));
        for (MarketSheet sheet : sheets) {
            List<String> lines = tables.rules(sheet);
            lines.add("");
            lines.addAll(consequences(sheet));
            page.section(sheet.market(), lines);
        }
        List<String> sources = new ArrayList<>();
        tables.numberBySource.forEach((source, number) -> sources.addAll(Page.wrapped(mark(number), source, WIDTH)));
        return page.section("Sources", sources).text();
    }

    private List<String> rules(MarketSheet sheet) {
        Table table = new Table("rule", "value", "since", "certainty", "", ">source");
        for (Rule rule : sheet.inForce()) {
            table.row(rule.key().keyName(), rule.value(), Figures.time(rule.fromMs()).substring(0, 10), rule.isKnown() ? Words.of(rule.certainty()) : "",
                    rule.isGuess() ? "*" : "", Integer.toString(number(rule)));
        }
        return new ArrayList<>(table.lines());
    }

    private int number(Rule rule) {
        String source = rule.source() + since(rule) + Words.range(rule).map(range -> " (began " + range + ")").orElse("");
        return numberBySource.computeIfAbsent(source, _ -> numberBySource.size() + 1);
    }

    /** A time of day, where the rule does not begin with the day. */
    private static String since(Rule rule) {
        Instant from = Instant.ofEpochMilli(rule.fromMs());
        return from.atZone(ZoneOffset.UTC).toLocalTime().equals(LocalTime.MIDNIGHT) ? "" : " (since " + from + ")";
    }

    private static String mark(int number) {
        return String.format(Locale.ROOT, "%2d  ", number);
    }

    private static List<String> consequences(MarketSheet sheet) {
        Table table = new Table("", "");
        sheet.rules().ifPresent(rules -> addConsequences(table, rules));
        List<String> lines = new ArrayList<>(table.lines());
        if (!sheet.refusal().isEmpty()) {
            lines.addAll(Page.wrapped("A run is refused: ", sheet.refusal(), WIDTH));
        }
        if (!sheet.absent().isEmpty()) {
            lines.addAll(Page.wrapped("no rule: ", String.join(", ", sheet.absent().stream().map(RuleKey::keyName).toList()), WIDTH));
        }
        return lines;
    }

    private static void addConsequences(Table table, MarketRules rules) {
        for (int tier = 0; tier < rules.tiers().count(); tier++) {
            String from = tier == 0 ? "" : " from " + Figures.count((long) rules.tiers().lowerBoundUsd(tier)) + " USDC";
            String less = tier == 0 ? "" : ", less " + Figures.usd(rules.tiers().deductionUsd(tier)) + " USDC";
            table.row("maintenance" + from, Figures.percent(rules.tiers().maintenanceFraction(tier)) + " of notional"
                    + (tier == 0 ? " at up to " : less + ", at up to ") + rules.tiers().maxLeverage(tier) + "x");
        }
        double entryUsd = MarketSheet.EXAMPLE_ENTRY_USD;
        table.row(MarketSheet.exampleLeverage(rules) + "x from " + Figures.price(entryUsd), "liquidated at " + example(rules, true) + " (long), "
                + example(rules, false) + " (short)");
        double perYear = rules.baseFundingRatePerInterval() * HOURS_PER_YEAR / rules.fundingIntervalHours();
        table.row("base funding", Figures.plain(rules.baseFundingRatePerInterval()) + " per " + rules.fundingIntervalHours() + "h, "
                + Figures.percent(perYear) + " a year" + (perYear > 0 ? ", longs pay" : ""));
        table.row("fees of 10,000 USDC", "taker " + Figures.usd(10_000 * rules.takerFeeFraction()) + ", maker "
                + Figures.usd(10_000 * rules.makerFeeFraction()) + " USDC");
        table.row("largest market order", Figures.count((long) rules.largestMarketOrderUsd()) + " USDC");
        rules.band().ifPresent(band -> table.row("farthest mark inside", Figures.signedPercent(reach(band, 1)) + " or "
                + Figures.signedPercent(reach(band, -1)) + " of the last external price"));
    }

    private static String example(MarketRules rules, boolean isLong) {
        double priceUsd = MarketSheet.exampleLiquidationUsd(rules, isLong);
        return priceUsd > 0 ? Figures.longPrice(priceUsd) : "no price";
    }

    /** Where the last bound lies after all resets, as a move from the first reference. */
    private static double reach(DiscoveryBand band, int side) {
        double factor = 1;
        for (int bound = 0; bound <= band.resets(); bound++) {
            factor *= 1 + side * band.widthFraction();
        }
        return factor - 1;
    }
}
