package dev.wafer.api;

/**
 * A strategy for one symbol that follows a wish: what {@link TargetSpec} starts for each. Whoever runs it may read wish and exposure as data and
 * compute ahead when it will next change its mind; {@link #onBar} is what that means.
 */
public final class Target implements Strategy {
    private final Symbol symbol;
    private final double exposure;
    private final Wish wish;
    private final String whyLong;
    private final String whyShort;
    private final String whyFlat;

    /** Follows a wish for a symbol; the exposure is that of a long, a short has the opposite. */
    public Target(Symbol symbol, double exposure, Wish wish) {
        this.symbol = symbol;
        this.exposure = exposure;
        this.wish = wish;
        whyLong = wish.longs().toString();
        whyShort = wish.shorts().toString();
        whyFlat = wish.flats().toString();
    }

    /** Whose position it is. */
    public Symbol symbol() {
        return symbol;
    }

    /** Exposure of a long. */
    public double exposure() {
        return exposure;
    }

    /** The side. */
    public Wish wish() {
        return wish;
    }

    @Override
    public void onBar(Market market, Account account, Desk desk) {
        if (wish.longs().isTrue()) {
            order(1, desk);
        } else if (wish.shorts().isTrue()) {
            order(-1, desk);
        } else if (wish.flats().isTrue()) {
            order(0, desk);
        }
    }

    /** Orders a side: 1 long, -1 short, 0 flat. */
    public void order(int side, Desk desk) {
        String because = side > 0 ? whyLong : side < 0 ? whyShort : whyFlat;
        desk.target(symbol, side == 0 ? 0 : side * exposure, because);
    }
}
