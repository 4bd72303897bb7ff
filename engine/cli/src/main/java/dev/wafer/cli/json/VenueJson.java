package dev.wafer.cli.json;

import dev.wafer.cli.listing.MarketSheet;
import dev.wafer.cli.text.JsonText;
import dev.wafer.cli.text.Words;
import dev.wafer.data.rule.DiscoveryBand;
import dev.wafer.data.rule.MarketRules;
import dev.wafer.data.rule.Rule;
import dev.wafer.data.rule.RuleBook;
import dev.wafer.data.rule.RuleKey;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The rules of a venue at one time in schema {@code wafer.venue/1}. */
public final class VenueJson {
    private VenueJson() {}

    /** The object. */
    public static String of(RuleBook book, long timeMs, List<MarketSheet> sheets) {
        return JsonText.document().put("schema", "wafer.venue/1").put("venue", book.venue()).time("first", book.firstMs()).time("at", timeMs)
                .list("markets", list -> sheets.forEach(sheet -> list.item(item -> write(item, sheet)))).end();
    }

    private static void write(JsonText json, MarketSheet sheet) {
        json.put("market", sheet.market());
        json.list("rules", list -> sheet.inForce().forEach(rule -> list.item(item -> write(item, rule))));
        json.texts("absent", sheet.absent().stream().map(RuleKey::keyName).toList());
        sheet.rules().ifPresentOrElse(rules -> json.object("derived", item -> write(item, rules)), () -> json.putNull("derived"));
        Optional.of(sheet.refusal()).filter(refusal -> !refusal.isEmpty())
                .ifPresentOrElse(refusal -> json.put("refusal", refusal), () -> json.putNull("refusal"));
    }

    private static void write(JsonText json, Rule rule) {
        json.put("key", rule.key().keyName()).put("value", rule.value()).put("market", rule.market()).time("from", rule.fromMs());
        time(json, "earliest", rule.earliestMs());
        time(json, "latest", rule.latestMs());
        json.put("certainty", Words.of(rule.certainty())).put("guess", rule.isGuess()).put("source", rule.source());
    }

    private static void time(JsonText json, String name, OptionalLong timeMs) {
        timeMs.ifPresentOrElse(ms -> json.time(name, ms), () -> json.putNull(name));
    }

    private static void write(JsonText json, MarketRules rules) {
        json.put("maxLeverage", rules.maxLeverage());
        json.list("tiers", list -> {
            for (int tier = 0; tier < rules.tiers().count(); tier++) {
                int row = tier;
                list.item(item -> item.put("lowerBoundUsd", rules.tiers().lowerBoundUsd(row)).put("maxLeverage", rules.tiers().maxLeverage(row))
                        .put("maintenanceFraction", rules.tiers().maintenanceFraction(row)).put("deductionUsd", rules.tiers().deductionUsd(row)));
            }
        });
        json.put("baseFundingRatePerInterval", rules.baseFundingRatePerInterval()).put("largestMarketOrderUsd", rules.largestMarketOrderUsd())
                .put("hasBackstop", rules.hasBackstop()).put("openInterestCapUsd", rules.openInterestCapUsd());
        rules.band().ifPresentOrElse(band -> json.object("band", item -> write(item, band)), () -> json.putNull("band"));
        json.object("example", item -> writeExample(item, rules));
    }

    private static void write(JsonText json, DiscoveryBand band) {
        json.put("widthFraction", band.widthFraction()).put("resets", band.resets()).put("triggerFraction", band.triggerFraction());
    }

    private static void writeExample(JsonText json, MarketRules rules) {
        json.put("entryPrice", MarketSheet.EXAMPLE_ENTRY_USD).put("leverage", MarketSheet.exampleLeverage(rules));
        price(json, "longLiquidationPrice", MarketSheet.exampleLiquidationUsd(rules, true));
        price(json, "shortLiquidationPrice", MarketSheet.exampleLiquidationUsd(rules, false));
    }

    private static void price(JsonText json, String name, double priceUsd) {
        JsonText _ = priceUsd > 0 ? json.put(name, priceUsd) : json.putNull(name);
    }
}
