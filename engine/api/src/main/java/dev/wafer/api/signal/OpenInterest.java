package dev.wafer.api.signal;

import dev.wafer.api.Bars;
import dev.wafer.api.Column;
import dev.wafer.api.Symbol;
import java.util.HashSet;
import java.util.List;

/**
 * What open interest does, counted in shares as the venue publishes it (one-sided). A change of open interest in USDC is not offered: notional is
 * shares times price, so it rises with the price while nobody opens a position, and predicts returns only as the price itself does.
 *
 * <p>Each column needs recorded open interest and refuses a symbol without any by name. It is known where all open interest it reads is.
 */
public final class OpenInterest {
    private static final double FLAT = 3;
    private static final double QUARTER = 0.25;

    private OpenInterest() {}

    /** Relative change of the shares over so many rows, {@code oi / oi[rows ago] - 1}. Example: 1,000 then 1,100 gives 0.1. */
    public static Column change(Bars bars, Symbol symbol, int rows) {
        return bars.openInterestShares(symbol).change(rows);
    }

    /**
     * The change over the last rows less the change over as many before: {@code change - change[rows ago]}. Example: 1,000, 1,100, 1,155 gives 0.05 -
     * 0.1 = -0.05.
     */
    public static Column acceleration(Bars bars, Symbol symbol, int rows) {
        Column change = change(bars, symbol, rows);
        return change.minus(change.lag(rows));
    }

    /**
     * Price and open interest together over so many rows: {@code sign(price change) * (3 + sign(open interest change)) / 4}, on closes (the reading
     * of futures traders; J. J. Murphy, Technical Analysis of the Financial Markets, 1999, chapter 7). The side is that of the price, half weight
     * where positions are closed:
     *
     * <table>
     * <caption>Codes</caption>
     * <tr><th>price</th><th>open interest up</th><th>unchanged</th><th>down</th></tr>
     * <tr><td>up</td><td>1 (new longs)</td><td>0.75</td><td>0.5 (shorts cover)</td></tr>
     * <tr><td>down</td><td>-1 (new shorts)</td><td>-0.75</td><td>-0.5 (longs leave)</td></tr>
     * </table>
     * and 0 where the price has not changed.
     */
    public static Column quadrant(Bars bars, Symbol symbol, int rows) {
        Column openInterestSign = Signs.sign(change(bars, symbol, rows));
        return priceSign(bars, symbol, rows).times(openInterestSign.plus(FLAT)).times(QUARTER);
    }

    /**
     * {@code sign(price change) * change of open interest}, on closes: above zero where open interest confirms a rise or leaves with a fall, below
     * zero where it confirms a fall or leaves with a rise. Example: price down, open interest up 10 % gives -0.1.
     */
    public static Column signedChange(Bars bars, Symbol symbol, int rows) {
        return priceSign(bars, symbol, rows).times(change(bars, symbol, rows));
    }

    private static Column priceSign(Bars bars, Symbol symbol, int rows) {
        return Signs.sign(bars.close(symbol).change(rows));
    }

    /** Share of its highest of the last rows, the present one included: above 0, at most 1. Example: 1,000, 1,200, 900 gives 0.75. */
    public static Column shareOfPeak(Bars bars, Symbol symbol, int window) {
        Column openInterest = bars.openInterestShares(symbol);
        return openInterest.dividedBy(openInterest.highest(window));
    }

    /**
     * Notional at mark as a share of the venue's cap in force, {@code oi * mark / cap}; may exceed 1. Not known where no cap is in force, refused by
     * name where there never is one. The one column here that moves with the price: the cap does. Example: 9,900 shares at 100 under 1,000,000 USDC
     * give 0.99.
     */
    public static Column shareOfCap(Bars bars, Symbol symbol) {
        return bars.openInterestShares(symbol).times(bars.mark(symbol)).dividedBy(bars.openInterestCapUsd(symbol));
    }

    /**
     * Shares traded in the last rows per share of present open interest. High: positions change hands within the day; low: they are held. Known where
     * the volume of all rows is. Example: volumes 300 and 200 over open interest 1,000 give 0.5.
     */
    public static Column turnover(Bars bars, Symbol symbol, int rows) {
        return bars.volumeShares(symbol).sma(rows).times(rows).dividedBy(bars.openInterestShares(symbol));
    }

    /** Relative change less that of another symbol, MU against GOLD. Known where both have a bar. Example: 10 % against 4 % gives 0.06. */
    public static Column relativeChange(Bars bars, Symbol symbol, Symbol other, int rows) {
        return change(bars, symbol, rows).minus(change(bars, other, rows));
    }

    /**
     * Share of the summed shares of a group that contains the symbol, 0..1; known where all have a bar and open interest. Shares, not USDC, so that a
     * price alone does not move it; its level therefore depends on share prices and only its changes compare. Example: 300 of 300 + 500 + 200 gives
     * 0.3.
     *
     * @throws IllegalArgumentException unless the group has at least two symbols, each once, the symbol among them
     */
    public static Column shareOfGroup(Bars bars, Symbol symbol, List<Symbol> group) {
        if (group.size() < 2 || !group.contains(symbol) || new HashSet<>(group).size() < group.size()) {
            throw new IllegalArgumentException("share of group: found " + symbol + " in " + group + ", expected it among at least two different symbols");
        }
        Column sum = group.stream().map(bars::openInterestShares).reduce(Column::plus).orElseThrow();
        return bars.openInterestShares(symbol).dividedBy(sum);
    }

    /**
     * Change of the share of a group over so many rows, in fractions of the group: {@code share - share[rows ago]}. Example: from 0.3 to 0.35 gives
     * 0.05.
     */
    public static Column shareOfGroupChange(Bars bars, Symbol symbol, List<Symbol> group, int rows) {
        Column share = shareOfGroup(bars, symbol, group);
        return share.minus(share.lag(rows));
    }
}
