package dev.wafer.engine.journal;

import dev.wafer.api.Event.Leg;
import dev.wafer.data.series.Fingerprint;
import java.util.Arrays;
import java.util.Objects;

/**
 * Everything that happened in a run, in order, as columns of primitives: one row per entry. Rows are written as
 * {@code row(...).order(...).quantity(...).money(...).because(...)}; what is not said is zero or empty. Quantities are signed whole lots (a buy
 * above zero), prices USDC per share, money nano-USDC.
 */
public final class Journal {
    private static final int MAKER = 1;
    private static final int CLOSING = 2;
    private static final int WHOLE = 4;
    private static final Entry[] ENTRIES = Entry.values();
    private static final Cause[] CAUSES = Cause.values();
    private static final Leg[] LEGS = Leg.values();

    private int count;
    private byte[] entries;
    private byte[] causes;
    private byte[] legs;
    private byte[] flags;
    private int[] symbols;
    private long[] timesMs;
    private long[] orderIds;
    private long[] signedLots;
    private double[] pricesUsd;
    private long[] feesNano;
    private long[] realizedNano;
    private long[] fundingsNano;
    private long[] badDebtsNano;
    /** Rare in most runs, so without room until there is one. */
    private final RareColumn taken = new RareColumn();
    private final RareColumn slippages = new RareColumn();
    private final RareColumn marks = new RareColumn();
    private String[] reasons;

    /** An empty one. */
    public Journal() {
        this(64);
    }

    /** An empty one with room for so many entries; it grows. */
    public Journal(int room) {
        entries = new byte[room];
        causes = new byte[room];
        legs = new byte[room];
        flags = new byte[room];
        symbols = new int[room];
        timesMs = new long[room];
        orderIds = new long[room];
        signedLots = new long[room];
        pricesUsd = new double[room];
        feesNano = new long[room];
        realizedNano = new long[room];
        fundingsNano = new long[room];
        badDebtsNano = new long[room];
        reasons = new String[room];
    }

    /** Number of entries. */
    public int count() {
        return count;
    }

    /** Starts an entry. */
    public Journal row(Entry entry, long timeMs, int symbol) {
        if (count == entries.length) {
            grow();
        }
        entries[count] = (byte) entry.ordinal();
        timesMs[count] = timeMs;
        symbols[count] = symbol;
        causes[count] = 0;
        legs[count] = 0;
        flags[count] = 0;
        orderIds[count] = 0;
        signedLots[count] = 0;
        pricesUsd[count] = 0;
        feesNano[count] = 0;
        realizedNano[count] = 0;
        fundingsNano[count] = 0;
        badDebtsNano[count] = 0;
        taken.clear(count);
        slippages.clear(count);
        marks.clear(count);
        reasons[count] = "";
        count++;
        return this;
    }

    /** Of which order the last entry speaks. */
    public Journal order(long orderId, Leg leg) {
        orderIds[count - 1] = orderId;
        legs[count - 1] = (byte) leg.ordinal();
        return this;
    }

    /** Signed lots and price of the last entry. */
    public Journal quantity(long lots, double priceUsd) {
        signedLots[count - 1] = lots;
        pricesUsd[count - 1] = priceUsd;
        return this;
    }

    /** Money of the last entry, nano-USDC: fee paid, profit, funding received, bad debt. */
    public Journal money(long feeNano, long profitNano, long fundingNano, long badDebtNano) {
        feesNano[count - 1] = feeNano;
        realizedNano[count - 1] = profitNano;
        fundingsNano[count - 1] = fundingNano;
        badDebtsNano[count - 1] = badDebtNano;
        return this;
    }

    /** Margin that the backstop took with the last entry, nano-USDC. */
    public Journal taken(long nano) {
        taken.set(count - 1, (double) nano);
        return this;
    }

    /** What the last entry, a fill, cost against a price without spread and impact, for so many shares. */
    public Journal slippage(double referenceUsd, double signedShares) {
        slippages.set(count - 1, signedShares * (pricesUsd[count - 1] - referenceUsd));
        return this;
    }

    /** Mark at the last entry, USDC per share. */
    public Journal mark(double markUsd) {
        marks.set(count - 1, markUsd);
        return this;
    }

    /** How the last entry, a fill, came about: what made it, as maker or not, closing or opening, with nothing of the order left or not. */
    public Journal fill(Cause cause, boolean isMaker, boolean isClosing, boolean isWhole) {
        causes[count - 1] = (byte) cause.ordinal();
        flags[count - 1] = (byte) ((isMaker ? MAKER : 0) | (isClosing ? CLOSING : 0) | (isWhole ? WHOLE : 0));
        return this;
    }

    /** The reason of the last entry. */
    public Journal because(String reason) {
        reasons[count - 1] = reason;
        return this;
    }

    /** Forgets all entries from one on: what was only tried. */
    public void truncate(int toCount) {
        count = Objects.checkIndex(toCount, count + 1);
    }

    /** What an entry is. */
    public Entry entry(int row) {
        return ENTRIES[entries[Objects.checkIndex(row, count)]];
    }

    /** When it happened, UTC milliseconds. */
    public long timeMs(int row) {
        return timesMs[Objects.checkIndex(row, count)];
    }

    /** Place of the symbol in the run's order. */
    public int symbol(int row) {
        return symbols[Objects.checkIndex(row, count)];
    }

    /** The order's id; zero where there is none. */
    public long orderId(int row) {
        return orderIds[Objects.checkIndex(row, count)];
    }

    /** The order itself or one of its exits. */
    public Leg leg(int row) {
        return LEGS[legs[Objects.checkIndex(row, count)]];
    }

    /** What made a fill happen. */
    public Cause cause(int row) {
        return CAUSES[causes[Objects.checkIndex(row, count)]];
    }

    /** Signed lots: of the fill, the order, or wanted by a reduced target. */
    public long signedLots(int row) {
        return signedLots[Objects.checkIndex(row, count)];
    }

    /** Price of a fill, a limit or a trigger; the rate of a funding point; zero where there is none. */
    public double priceUsd(int row) {
        return pricesUsd[Objects.checkIndex(row, count)];
    }

    /** Fee paid. */
    public long feeNano(int row) {
        return feesNano[Objects.checkIndex(row, count)];
    }

    /** Profit of what was closed; the sent lots of a reduced target. */
    public long realizedNano(int row) {
        return realizedNano[Objects.checkIndex(row, count)];
    }

    /** Funding posted, above zero received. */
    public long fundingNano(int row) {
        return fundingsNano[Objects.checkIndex(row, count)];
    }

    /** Loss beyond the margin that the account did not bear. */
    public long badDebtNano(int row) {
        return badDebtsNano[Objects.checkIndex(row, count)];
    }

    /** Margin that the backstop took. */
    public long takenNano(int row) {
        return (long) taken.get(Objects.checkIndex(row, count));
    }

    /** What spread and impact cost a fill, USDC; a memo, it is inside the price. */
    public double slippageUsd(int row) {
        return slippages.get(Objects.checkIndex(row, count));
    }

    /** Mark at a fill, USDC per share; zero where it was not noted. */
    public double markUsd(int row) {
        return marks.get(Objects.checkIndex(row, count));
    }

    /** Whether a fill rested in the book. */
    public boolean isMaker(int row) {
        return (flags[Objects.checkIndex(row, count)] & MAKER) != 0;
    }

    /** Whether a fill closed, or closed part of, a position. */
    public boolean isClosing(int row) {
        return (flags[Objects.checkIndex(row, count)] & CLOSING) != 0;
    }

    /** Whether a fill left nothing of the order; of a liquidation, nothing of the position. */
    public boolean isWhole(int row) {
        return (flags[Objects.checkIndex(row, count)] & WHOLE) != 0;
    }

    /** Why: the strategy's words for an order, the venue's for a refusal. */
    public String because(int row) {
        return reasons[Objects.checkIndex(row, count)];
    }

    /** Whether an entry changed a position: a fill of an order or of a liquidation, a takeover, a settlement. */
    public boolean isFill(int row) {
        return entry(row) == Entry.FILLED || entry(row) == Entry.LIQUIDATED || entry(row) == Entry.SETTLED;
    }

    /** Whether an entry of this kind stands at or after a row. */
    public boolean has(Entry entry, int fromRow) {
        for (int row = fromRow; row < count; row++) {
            if (entries[row] == entry.ordinal()) {
                return true;
            }
        }
        return false;
    }

    /** A number that two stretches of entries share when the same orders filled at the same prices in the same order. */
    public long fillSignature(int fromRow) {
        long hash = 17;
        for (int row = fromRow; row < count; row++) {
            if (isFill(row)) {
                hash = hash * 31 + orderIds[row];
                hash = hash * 31 + legs[row] * 8L + causes[row];
                hash = hash * 31 + signedLots[row];
                hash = hash * 31 + Double.doubleToLongBits(pricesUsd[row]);
            }
        }
        return hash;
    }

    /** Fingerprint of what the strategy ordered, withdrew and adjusted. */
    public String decisionsFingerprint() {
        Fingerprint print = new Fingerprint();
        for (int row = 0; row < count; row++) {
            if (entry(row) == Entry.ORDERED || entry(row) == Entry.ADJUSTED) {
                addTo(print, row);
                print.add(reasons[row]);
            }
        }
        return print.text();
    }

    /** Fingerprint of every fill and liquidation with its money. */
    public String fillsFingerprint() {
        Fingerprint print = new Fingerprint();
        for (int row = 0; row < count; row++) {
            if (isFill(row)) {
                addTo(print, row);
                print.add(feesNano[row]).add(realizedNano[row]).add(fundingsNano[row]).add(badDebtsNano[row]);
                if (takenNano(row) != 0) {
                    print.add(takenNano(row));
                }
            }
        }
        return print.text();
    }

    private void addTo(Fingerprint print, int row) {
        print.add(entries[row]).add(timesMs[row]).add(symbols[row]).add(orderIds[row]).add(legs[row]).add(causes[row]).add(flags[row])
                .add(signedLots[row]).add(pricesUsd[row]);
    }

    private void grow() {
        int room = count * 2;
        entries = Arrays.copyOf(entries, room);
        causes = Arrays.copyOf(causes, room);
        legs = Arrays.copyOf(legs, room);
        flags = Arrays.copyOf(flags, room);
        symbols = Arrays.copyOf(symbols, room);
        timesMs = Arrays.copyOf(timesMs, room);
        orderIds = Arrays.copyOf(orderIds, room);
        signedLots = Arrays.copyOf(signedLots, room);
        pricesUsd = Arrays.copyOf(pricesUsd, room);
        feesNano = Arrays.copyOf(feesNano, room);
        realizedNano = Arrays.copyOf(realizedNano, room);
        fundingsNano = Arrays.copyOf(fundingsNano, room);
        badDebtsNano = Arrays.copyOf(badDebtsNano, room);
        reasons = Arrays.copyOf(reasons, room);
    }
}
