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
import java.util.Optional;

/**
 * Carries the account over bars in which nobody decides and no order waits, up to the next breach. Only isolated positions of one tier without funding
 * inside bars are carried; all others go bar by bar through {@link Loop}, which would say the same of these.
 */
final class Carrier {
    private final Account account;
    private final RunRecord run;
    private final PreparedMarket market;
    private final PathStep pathStep;
    private final boolean isAdaptive;
    private final Lanes loops;
    private final Lane[] lanes;
    private final Lane[] holding;
    private final Drawdown drawdown;
    private final int[] midnightTicks;
    private Optional<AccountView> view = Optional.empty();
    private final EquitySums sums = new EquitySums();
    private int count;
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

    Carrier(PreparedMarket market, Venue venue, RunRecord run, PathStep pathStep, PathPolicy policy, Lanes loops) {
        account = venue.account();
        this.market = market;
        this.run = run;
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
        if (!takeHoldings()) {
            return fromTick;
        }
        int passed = lanes.length == 1 ? passAtOnce(fromTick, toTick) : passByDays(fromTick, toTick);
        if (passed > fromTick) {
            standAt(passed - 1);
        }
        return passed;
    }

    /** One symbol: what its equity was at a 00:00 UTC can be said afterwards. */
    private int passAtOnce(int fromTick, int toTick) {
        int passed = count == 0 ? wait(fromTick, toTick) : carry(fromTick, toTick);
        if (passed > fromTick) {
            sampleDays(fromTick, passed);
            run.passed(passed - fromTick, market.closeTimeMs(passed - 1), equityUsd, count > 0);
        }
        return passed;
    }

    private void sampleDays(int fromTick, int toTick) {
        for (int tick = nextMidnightTick(fromTick); tick < toTick; tick = nextMidnightTick(tick + 1)) {
            if (tick > fromTick) {
                run.sample(market.closeTimeMs(tick - 1), equityAtCloseUsd(tick - 1));
            }
            run.sample(market.closeTimeMs(tick), equityAtCloseUsd(tick));
        }
    }

    private double equityAtCloseUsd(int tick) {
        return count == 0 ? equityUsd : holding[0].held.equityAtCloseUsd(tick);
    }

    private int passByDays(int fromTick, int toTick) {
        int tick = fromTick;
        while (tick < toTick) {
            int to = Math.min(blockEnd(tick), toTick);
            int passed = count == 0 ? wait(tick, to) : carryTogether(tick, to);
            if (passed > tick) {
                run.passed(passed - tick, market.closeTimeMs(passed - 1), equityUsd, count > 0);
            }
            tick = passed;
            if (passed < to) {
                break;
            }
        }
        return tick;
    }

    private boolean takeHoldings() {
        count = 0;
        for (Lane lane : lanes) {
            if (!lane.canWait()) {
                return false;
            }
            if (!lane.position.isFlat()) {
                lane.take(account.cashUsd());
                holding[count++] = lane;
            }
        }
        return true;
    }

    private void standAt(int tick) {
        for (int i = 0; i < count; i++) {
            holding[i].passed(tick);
        }
        if (view.isPresent()) {
            view.get().closeAt(equityUsd);
        }
    }

    /** Whom the equity of the last close is shown to. */
    void showTo(AccountView to) {
        view = Optional.of(to);
    }

    /** First tick, from one to before another, that cannot be passed without looking: the first breach, or the first of all if orders wait. */
    int safeEnd(int fromTick, int toTick) {
        if (!takeHoldings()) {
            return fromTick;
        }
        int end = toTick;
        for (int i = 0; i < count; i++) {
            end = loops.firstBreach(holding[i].held, fromTick, end);
        }
        return end;
    }

    /** Shows the account as it is at a close within the bars that {@link #safeEnd} found safe, without passing them. */
    void show(int tick) {
        double atCloseUsd = account.cashUsd();
        for (int i = 0; i < count; i++) {
            atCloseUsd += holding[i].held.marginUsd(tick);
        }
        for (int i = 0; i < count; i++) {
            atCloseUsd += holding[i].held.unrealizedUsd(holding[i].prices.markCloseUsd(tick));
        }
        equityUsd = atCloseUsd;
        standAt(tick);
    }

    private int carry(int fromTick, int toTick) {
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
    private int carryTogether(int fromTick, int toTick) {
        int end = toTick;
        for (int i = 0; i < count; i++) {
            end = loops.firstBreach(holding[i].held, fromTick, end);
        }
        for (int tick = fromTick; tick < end; tick += sums.length()) {
            sumUp(tick, Math.min(sums.length(), end - tick));
        }
        return end;
    }

    private void sumUp(int fromTick, int bars) {
        sums.begin(account.cashUsd(), bars);
        for (int i = 0; i < count; i++) {
            sums.addMargins(holding[i].held, fromTick, bars);
        }
        sums.beginMarks(bars);
        for (int i = 0; i < count; i++) {
            Lane lane = holding[i];
            if (isAdaptive) {
                for (int k = 0; k < bars; k++) {
                    sums.addExtremes(lane.held, lane.prices, pathStep.isLowFirst(lane.symbol, fromTick + k), fromTick, k, k + 1);
                }
            } else {
                sums.addExtremes(lane.held, lane.prices, pathStep.isLowFirst(lane.symbol, fromTick), fromTick, 0, bars);
            }
            sums.addCloses(lane.held, fromTick, bars);
        }
        equityUsd = sums.record(run, fromTick, bars);
    }

    /** End of the block of bars that begins at a tick: before the next bar that closes at or beyond a 00:00 UTC, or behind it if it is the first. */
    private int blockEnd(int tick) {
        int midnightTick = nextMidnightTick(tick);
        return midnightTick == tick ? tick + 1 : midnightTick;
    }

    /** First tick at or after one that closes at or beyond a 00:00 UTC; the largest int if there is none. */
    private int nextMidnightTick(int tick) {
        while (nextMidnight < midnightTicks.length && midnightTicks[nextMidnight] < tick) {
            nextMidnight++;
        }
        return nextMidnight == midnightTicks.length ? Integer.MAX_VALUE : midnightTicks[nextMidnight];
    }
}
