package dev.wafer.cli.json;

import dev.wafer.cli.text.JsonText;

/** A liquidation price in schema {@code wafer.liqprice/1}. */
public final class LiquidationPriceJson {
    private LiquidationPriceJson() {}

    /** The object; {@code priceUsd} zero where no price liquidates the position. */
    public static String of(boolean isLong, double maintenanceFraction, double priceUsd) {
        JsonText json = JsonText.document().put("schema", "wafer.liqprice/1").put("side", isLong ? "long" : "short")
                .put("maintenanceFraction", maintenanceFraction);
        return (priceUsd > 0 ? json.put("liquidationPrice", priceUsd) : json.putNull("liquidationPrice")).end();
    }
}
