package dev.wafer.engine.run;

import dev.wafer.engine.account.Account;
import dev.wafer.engine.account.Position;
import dev.wafer.engine.cost.FundingTape;
import dev.wafer.engine.execution.PathStep;
import dev.wafer.engine.execution.Venue;
import dev.wafer.engine.execution.WorkingOrders;
import dev.wafer.engine.price.PriceTape;
import java.util.stream.IntStream;

/**
 * Passes over bars in which nothing can happen: no order waits, no position has a funding event or funding inside the bar, none is in breach at its
 * adverse extreme (the open is never worse). Most bars are quiet, so this is where a run spends its time; the steps of {@link Loop} would say the same of them.
 */
final class QuietBars {
    private final Account account;
    private final PathStep pathStep;
    private final AccountView view;
    private final RunRecord run;
    private final boolean isListening;
    private final Lane[] lanes;

    /** What belongs to one symbol. */
    private record Lane(int symbol, Position position, PriceTape prices, FundingTape funding, WorkingOrders orders) {}

    QuietBars(PreparedMarket market, Venue venue, PathStep pathStep, AccountView view, RunRecord run, boolean isListening) {
        account = venue.account();
        this.pathStep = pathStep;
        this.view = view;
        this.run = run;
        this.isListening = isListening;
        lanes = IntStream.range(0, market.symbolCount())
                .mapToObj(s -> new Lane(s, account.position(s), market.price(s), market.funding(s), venue.orders(s))).toArray(Lane[]::new);
    }

    /** Passes over a bar; false if it is not quiet: then only the funding has been brought up to it, which the steps do again. */
    boolean pass(int tick, long closeMs) {
        return lanes.length == 1 ? passAlone(lanes[0], tick, closeMs) : passTogether(tick, closeMs);
    }

    /** One symbol: the lowest equity inside a bar is at the adverse extreme, whatever the path. */
    private boolean passAlone(Lane lane, int tick, long closeMs) {
        double heldUsd = account.cashUsd();
        Position position = lane.position;
        if (!lane.orders.isEmpty()) {
            return false;
        }
        if (position.isFlat()) {
            record(closeMs, heldUsd, heldUsd, false);
            return true;
        }
        if (!isQuiet(lane, tick)) {
            return false;
        }
        if (position.isCross() && pathStep.isCrossAtRisk(tick)) {
            return false;
        }
        heldUsd += position.marginUsd();
        record(closeMs, heldUsd + position.unrealizedUsd(adverseUsd(lane, tick)),
                heldUsd + position.unrealizedUsd(lane.prices.markCloseUsd(tick)), true);
        return true;
    }

    private static double adverseUsd(Lane lane, int tick) {
        return lane.position.signedLots() > 0 ? lane.prices.markLowUsd(tick) : lane.prices.markHighUsd(tick);
    }

    private boolean passTogether(int tick, long closeMs) {
        double heldUsd = account.cashUsd();
        for (Lane lane : lanes) {
            if (!lane.orders.isEmpty()) {
                return false;
            }
            if (!lane.position.isFlat()) {
                if (!isQuiet(lane, tick)) {
                    return false;
                }
                heldUsd += lane.position.marginUsd();
            }
        }
        if (account.hasCross() && pathStep.isCrossAtRisk(tick)) {
            return false;
        }
        mark(tick, closeMs, heldUsd);
        return true;
    }

    private boolean isQuiet(Lane lane, int tick) {
        FundingTape funding = lane.funding;
        if (funding.isInside(tick) || (isListening && funding.isDue(tick))) {
            return false;
        }
        Position position = lane.position;
        position.fundingAt(funding.openIndex(tick), funding.openEnd(tick));
        PriceTape prices = lane.prices;
        return position.isCross() || !prices.isPresent(tick) || !position.isBreached(adverseUsd(lane, tick));
    }

    /** Records the lowest equity over the two extremes of a bar in which nothing happened, and its close. */
    void mark(int tick, long closeMs, double heldUsd) {
        double atFirstUsd = heldUsd;
        double atSecondUsd = heldUsd;
        double equityUsd = heldUsd;
        boolean isHolding = false;
        for (Lane lane : lanes) {
            Position position = lane.position;
            if (!position.isFlat()) {
                isHolding = true;
                boolean isLowFirst = pathStep.isLowFirst(lane.symbol, tick);
                double atLowUsd = position.unrealizedUsd(lane.prices.markLowUsd(tick));
                double atHighUsd = position.unrealizedUsd(lane.prices.markHighUsd(tick));
                atFirstUsd += isLowFirst ? atLowUsd : atHighUsd;
                atSecondUsd += isLowFirst ? atHighUsd : atLowUsd;
                equityUsd += position.unrealizedUsd(lane.prices.markCloseUsd(tick));
            }
        }
        record(closeMs, Math.min(atFirstUsd, atSecondUsd), equityUsd, isHolding);
    }

    private void record(long closeMs, double lowestUsd, double equityUsd, boolean isHolding) {
        run.drawdown().inside(lowestUsd);
        view.closeAt(equityUsd);
        run.close(closeMs, equityUsd, isHolding);
    }
}
