package dev.wafer.engine.run;

import dev.wafer.api.Market;
import dev.wafer.api.Symbol;
import dev.wafer.data.session.UsStockSessions;
import java.util.OptionalLong;

/** The present as a strategy sees it: one object per run, moved by the loop. */
final class Present implements Market {
    private final PreparedMarket market;
    private final UsStockSessions sessions = new UsStockSessions();
    private int tick = -1;
    /** Between these times pricing does not change. */
    private long pricingFromMs = Long.MAX_VALUE;
    private long pricingToMs = Long.MIN_VALUE;

    Present(PreparedMarket market) {
        this.market = market;
    }

    void moveTo(int newTick) {
        tick = newTick;
    }

    int tick() {
        return tick;
    }

    @Override
    public long timeMs() {
        return market.closeTimeMs(tick);
    }

    @Override
    public boolean isPresent(Symbol symbol) {
        return market.price(symbol.index()).isPresent(tick);
    }

    @Override
    public double markUsd(Symbol symbol) {
        return market.price(symbol.index()).markCloseUsd(begun(symbol));
    }

    @Override
    public double closeUsd(Symbol symbol) {
        int last = begun(symbol);
        while (!market.price(symbol.index()).isPresent(last)) {
            last--;
        }
        return market.price(symbol.index()).closeUsd(last);
    }

    @Override
    public boolean isExternalSession(Symbol symbol) {
        return sessions.isExternal(timeMs());
    }

    @Override
    public long nextPricingChangeMs(Symbol symbol) {
        long nowMs = timeMs();
        if (!(nowMs >= pricingFromMs && nowMs < pricingToMs)) {
            pricingFromMs = nowMs;
            pricingToMs = sessions.nextPricingChangeMs(nowMs);
        }
        return pricingToMs;
    }

    @Override
    public OptionalLong nextEarningsMs(Symbol symbol) {
        return market.corporate().nextEarningsMs(symbol.index(), timeMs());
    }

    private int begun(Symbol symbol) {
        if (timeMs() <= market.data().histories().get(symbol.index()).bars().openTimeMs(0)) {
            throw new IllegalStateException(symbol + " has no bar yet");
        }
        return tick;
    }
}
