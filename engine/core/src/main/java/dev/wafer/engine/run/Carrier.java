package dev.wafer.engine.run;

import dev.wafer.engine.account.Account;
import dev.wafer.engine.account.Position;
import dev.wafer.engine.cost.FundingTape;
import dev.wafer.engine.execution.PathPolicy;
import dev.wafer.engine.execution.PathStep;
import dev.wafer.engine.execution.Venue;
import dev.wafer.engine.execution.WorkingOrders;
import dev.wafer.engine.lane.Held;
import dev.wafer.engine.lane.Lanes;
import dev.wafer.engine.measure.Drawdown;
import dev.wafer.engine.price.PriceTape;
import java.util.Arrays;

/**
 * Carries the account over bars in which nobody decides and no order waits, up to the next breach. Only isolated positions of one tier without funding
 * inside bars are carried; all others go bar by bar through {@link Loop}, which would say the same of these.
 */
final class Carrier {
    private final Account account;
    private final RunRecord run;
    private final PreparedMarket market;
    private final AccountView view;
    private final PathStep pathStep;
    private final boolean isAdaptive;
    private final Lanes loops;
    private final Lane[] lanes;
    private final Lane[] holding;
    private final Drawdown drawdown;
    private final int[] midnightTicks;
    private int nextMidnight;
    private double equityUsd;

    /** One symbol. */
    private static final class Lane {
        final int symbol;
        final Position position;
        final WorkingOrders orders;
        final PriceTape prices;
        final FundingTape funding;
        final Held held;
        boolean isLowFirst;

        Lane(int symbol, PreparedMarket market, Venue venue, RunRecord run) {
            this.symbol = symbol;
            position = venue.account().position(symbol);
            orders = venue.orders(symbol);
            prices = market.price(symbol);
            funding = market.funding(symbol);
            held = new Held(run.drawdown()).writing(run.equitiesUsd(), -run.fromTick());
        }

        boolean canWait() {
            return orders.isEmpty() && (position.isFlat() || (!position.isCross() && !position.isTiered() && !funding.hasInside()));
        }

        void take(double cashUsd) {
            held.in(position.signedLots() > 0 ? prices.markLows() : prices.markHighs(), prices.markCloses(), funding.openIndexes()).beside(cashUsd);
            position.putInto(held);
        }

        void passed(int lastTick) {
            position.fundingAt(funding.openIndex(lastTick), funding.openEnd(lastTick));
        }
    }

    Carrier(PreparedMarket market, Venue venue, RunRecord run, AccountView view, PathStep pathStep, PathPolicy policy, Lanes loops) {
        account = venue.account();
        this.market = market;
        this.run = run;
        this.view = view;
        this.pathStep = pathStep;
        this.loops = loops;
        isAdaptive = policy == PathPolicy.ADAPTIVE;
        drawdown = run.drawdown();
        lanes = new Lane[market.symbolCount()];
        Arrays.setAll(lanes, s -> new Lane(s, market, venue, run));
        holding = new Lane[lanes.length];
        midnightTicks = market.midnightTicks();
        int place = Arrays.binarySearch(midnightTicks, run.fromTick());
        nextMidnight = place >= 0 ? place : -place - 1;
    }

    /**
     * Passes over bars from a tick on, to before an end at most.
     *
     * @return the first tick not passed
     */
    int pass(int fromTick, int toTick) {
        int count = 0;
        for (Lane lane : lanes) {
            if (!lane.canWait()) {
                return fromTick;
            }
            if (!lane.position.isFlat()) {
                lane.take(account.cashUsd());
                holding[count++] = lane;
            }
        }
        int tick = fromTick;
        while (tick < toTick) {
            int to = Math.min(blockEnd(tick), toTick);
            int passed = passBlock(count, tick, to);
            if (passed > tick) {
                run.passed(passed - tick, market.closeTimeMs(passed - 1), equityUsd, count > 0);
            }
            tick = passed;
            if (passed < to) {
                break;
            }
        }
        if (tick > fromTick) {
            for (int i = 0; i < count; i++) {
                holding[i].passed(tick - 1);
            }
            view.closeAt(equityUsd);
        }
        return tick;
    }

    private int passBlock(int count, int fromTick, int toTick) {
        if (count == 0) {
            return wait(fromTick, toTick);
        }
        if (lanes.length > 1) {
            return carryTogether(count, fromTick, toTick);
        }
        Held held = holding[0].held;
        int passed = loops.carry(held, fromTick, toTick);
        equityUsd = held.equityUsd();
        return passed;
    }

    private int wait(int fromTick, int toTick) {
        equityUsd = account.cashUsd();
        drawdown.inside(equityUsd);
        drawdown.close(equityUsd);
        run.keep(fromTick, toTick, equityUsd);
        return toTick;
    }

    /** Several symbols: the lowest equity inside a bar is over the two extremes in the order of the policy, as in {@link QuietBars#mark}. */
    private int carryTogether(int count, int fromTick, int toTick) {
        for (int i = 0; i < count; i++) {
            holding[i].isLowFirst = pathStep.isLowFirst(holding[i].symbol, fromTick);
        }
        int tick = fromTick;
        for (; tick < toTick; tick++) {
            double heldUsd = account.cashUsd();
            for (int i = 0; i < count; i++) {
                Held held = holding[i].held;
                if (held.isBreached(tick)) {
                    return tick;
                }
                heldUsd += held.marginUsd(tick);
            }
            double atFirstUsd = heldUsd;
            double atSecondUsd = heldUsd;
            double atCloseUsd = heldUsd;
            for (int i = 0; i < count; i++) {
                Lane lane = holding[i];
                boolean isLowFirst = isAdaptive ? pathStep.isLowFirst(lane.symbol, tick) : lane.isLowFirst;
                double atLowUsd = lane.held.unrealizedUsd(lane.prices.markLowUsd(tick));
                double atHighUsd = lane.held.unrealizedUsd(lane.prices.markHighUsd(tick));
                atFirstUsd += isLowFirst ? atLowUsd : atHighUsd;
                atSecondUsd += isLowFirst ? atHighUsd : atLowUsd;
                atCloseUsd += lane.held.unrealizedUsd(lane.prices.markCloseUsd(tick));
            }
            drawdown.inside(Math.min(atFirstUsd, atSecondUsd));
            drawdown.close(atCloseUsd);
            run.keep(tick, tick + 1, atCloseUsd);
            equityUsd = atCloseUsd;
        }
        return tick;
    }

    /** End of the block of bars that begins at a tick: before the next bar that closes at or beyond a 00:00 UTC, or behind it if it is the first. */
    private int blockEnd(int tick) {
        while (nextMidnight < midnightTicks.length && midnightTicks[nextMidnight] < tick) {
            nextMidnight++;
        }
        if (nextMidnight == midnightTicks.length) {
            return Integer.MAX_VALUE;
        }
        int midnightTick = midnightTicks[nextMidnight];
        return midnightTick == tick ? tick + 1 : midnightTick;
    }
}
