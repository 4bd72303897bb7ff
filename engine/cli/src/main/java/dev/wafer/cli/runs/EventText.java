package dev.wafer.cli.runs;

import dev.wafer.cli.text.Figures;
import dev.wafer.cli.text.Shown;
import dev.wafer.data.io.runs.KeptEvent;
import dev.wafer.data.io.runs.RunInput.Market;
import java.util.Locale;

/** One entry of a journal in words. */
public final class EventText {
    private static final double NANO_PER_USD = 1e9;
    private static final int LONGEST_REASON = 300;

    private EventText() {}

    /** {@code 2026-01-20 15:00  MU  filled: sell 12.5 at 347.63 (order 7, closing, fee 1.95)  "reason"}. */
    public static String line(KeptEvent event, Market market) {
        String reason = event.because().isEmpty() ? "" : ", because \"" + Shown.text(event.because(), LONGEST_REASON) + "\"";
        return Figures.time(event.timeMs()) + " " + Shown.text(event.symbol(), 20) + " " + event.kind() + ": " + what(event, market) + reason;
    }

    private static String what(KeptEvent event, Market market) {
        String order = event.order().id() == 0 ? "" : leg(event) + "order " + event.order().id() + ", ";
        String price = event.order().priceUsd() == 0 ? "" : " at " + Figures.price(event.order().priceUsd());
        return switch (event.kind()) {
            case "ordered" -> order + shares(event, market) + (price.isEmpty() ? " at market" : price);
            case "reduced" -> order + "wanted " + shares(event, market) + ", margin allows "
                    + Figures.quantity(market.sharesOf(event.symbol(), event.money().realizedNano()));
            case "filled", "settled" -> order + deal(event, market) + price + " (" + (event.fill().isClosing() ? "closing" : "opening") + ", by "
                    + event.fill().cause() + ", "
                    + (event.fill().isMaker() ? "maker" : "taker") + ", fee " + usd(event.money().feeNano()) + ", slippage "
                    + Figures.usd(event.fill().slippageUsd()) + profit(event) + ")";
            case "liquidated" -> deal(event, market) + price + " (" + (event.fill().isWhole() ? "all of it" : "a part") + ", mark "
                    + Figures.price(event.fill().markUsd())
                    + ", fee " + usd(event.money().feeNano()) + profit(event) + ")";
            case "funded" -> "rate " + Figures.plain(event.order().priceUsd()) + ", " + usd(event.money().fundingNano());
            case "adjusted" -> event.order().priceUsd() == 0 ? "leverage " + event.order().signedLots() : "margin "
                    + Figures.signedUsd(event.order().priceUsd());
            case "ambiguous" -> "the bar's high and low in another order would change what happens";
            default -> order.isEmpty() ? shares(event, market) : order.substring(0, order.length() - 2);
        };
    }

    private static String leg(KeptEvent event) {
        return event.order().leg().equals("order") ? "" : event.order().leg() + " of ";
    }

    private static String profit(KeptEvent event) {
        return event.money().realizedNano() == 0 ? "" : ", profit " + Figures.signedUsd(event.money().realizedNano() / NANO_PER_USD);
    }

    private static String deal(KeptEvent event, Market market) {
        return (event.order().signedLots() > 0 ? "buy " : "sell ") + Figures.quantity(Math.abs(market.sharesOf(event.symbol(), event.order().signedLots())));
    }

    private static String shares(KeptEvent event, Market market) {
        double shares = market.sharesOf(event.symbol(), event.order().signedLots());
        return (shares > 0 ? "+" : "") + Figures.quantity(shares);
    }

    private static String usd(long nano) {
        return Figures.usd(nano / NANO_PER_USD);
    }

    /** {@code take-profit} as {@code Take-profit}. */
    static String capital(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
