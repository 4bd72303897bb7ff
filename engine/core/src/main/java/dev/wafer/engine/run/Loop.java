package dev.wafer.engine.run;

import dev.wafer.engine.account.Account;
import dev.wafer.engine.cost.Execution;
import dev.wafer.engine.cost.FundingMemo;
import dev.wafer.engine.cost.LiquidityTape;
import dev.wafer.engine.execution.PathStep;
import dev.wafer.engine.execution.Venue;
import dev.wafer.engine.feature.ColumnBook;
import dev.wafer.engine.journal.Journal;
import dev.wafer.engine.price.PriceTape;
import java.util.List;
import java.util.Optional;

/**
 * The order of events: for each tick what happens to the account ({@link BarSteps}), then what the strategy decides ({@link Decisions}). Where nothing
 * can happen for a while it goes faster and says the same; the package's page tells how.
 */
final class Loop {
    private static final int FIRST_LOOK = 32;
    private static final int LONGEST_LOOK = 1024;

    private final PreparedMarket market;
    private final ColumnBook columns;
    private final Account account;
    private final Journal journal;
    private final OrderDesk desk;
    private final BarSteps steps;
    private final Decisions decisions;
    private final Carrier carrier;
    private final Arrears arrears;
    private final Optional<Foresight> foresight;
    private final Optional<TraceTaker> trace;
    private final boolean canSkip;
    private final boolean canWait;
    private final boolean isSimple;
    private int look = FIRST_LOOK;
    private int nextTick;

    Loop(PreparedMarket market, RunSettings settings, RunSetup setup, ColumnBook columns, List<Part> parts, RunRecord run, Equipment equipment) {
        this.market = market;
        this.columns = columns;
        PriceTape[] prices = market.prices();
        double[] lotsPerShare = market.lotsPerShare();
        account = new Account(settings.capitalUsd(), lotsPerShare, settings.leverage(), new FundingMemo(market.fundings()));
        Account scratch = new Account(settings.capitalUsd(), lotsPerShare, settings.leverage(), new FundingMemo(market.fundings()));
        journal = equipment.journal();
        LiquidityTape[] liquidity = switch (settings.execution()) {
            case Execution.Ideal _ -> new LiquidityTape[0];
            case Execution.Realistic realistic -> market.liquidity(realistic.assumptions());
        };
        Venue venue = new Venue(account, journal, market.instruments(), prices, settings.margin() == MarginChoice.CROSS, liquidity);
        PathStep pathStep = new PathStep(venue, prices, settings.path(), equipment.legOrders(), scratch);
        carrier = new Carrier(market, venue, run, pathStep, settings.path(), equipment.lanes());
        arrears = new Arrears(carrier);
        Present present = new Present(market);
        AccountView view = new AccountView(account, market, present, arrears);
        carrier.showTo(view);
        desk = new OrderDesk(venue, market, present, view, settings.latencyBars(), arrears);
        decisions = new Decisions(market, venue, present, view, desk, parts, setup.rhythmMs());
        trace = equipment.trace().map(positions -> new TraceTaker(positions, account, venue, prices));
        boolean isListening = decisions.isListening() || trace.isPresent();
        steps = new BarSteps(market, settings, setup, venue, pathStep, scratch, new BarSteps.Hands(run, view, desk, isListening));
        canSkip = columns.canSkip();
        canWait = !isListening;
        isSimple = canSkip && decisions.isSimple();
        boolean isAskedAlways = setup.rhythmMs() == RunSetup.EVERY_CLOSE_MS;
        foresight = canSkip && canWait && isAskedAlways ? Foresight.of(market, parts, equipment.lanes()) : Optional.empty();
    }

    Account account() {
        return account;
    }

    Journal journal() {
        return journal;
    }

    OrderDesk desk() {
        return desk;
    }

    /** Stands before a tick; earlier ones warm the columns up. */
    void begin(int fromTick) {
        nextTick = fromTick;
        if (canSkip) {
            columns.skipTo(fromTick - 1);
        }
        for (int tick = 0; !canSkip && tick < fromTick; tick++) {
            columns.advance(tick);
        }
        steps.begin(fromTick);
    }

    /** Replays up to before a tick. */
    void advance(int toTick) {
        if (foresight.isPresent()) {
            advanceFromDecisionToDecision(foresight.get(), toTick);
        } else {
            advanceFromCloseToClose(toTick);
        }
    }

    /** After the last tick: posts what funding is left and checks the books. */
    void end() {
        steps.end();
    }

    /** One bar in full. */
    private void step(int tick) {
        long closeMs = market.closeTimeMs(tick);
        steps.trade(tick, closeMs);
        moveColumns(tick);
        decisions.decide(tick, closeMs);
        if (trace.isPresent()) {
            trace.get().takeDown(tick, closeMs);
        }
    }

    private void moveColumns(int tick) {
        if (canSkip) {
            columns.skipTo(tick);
        } else {
            columns.advance(tick);
        }
    }

    /** The strategy is asked at each close; the account follows when it is asked about, or when something can happen to it. */
    private void advanceFromCloseToClose(int toTick) {
        while (nextTick < toTick) {
            int safeTo = canWait ? safeEnd(toTick) : nextTick;
            if (safeTo > nextTick) {
                askInArrears(safeTo);
            } else {
                step(nextTick++);
            }
        }
    }

    /** First tick, looking ahead a while, in which something may happen to the account though nobody orders anything. */
    private int safeEnd(int toTick) {
        int constantTo = Math.min(toTick, steps.constantEnd(nextTick));
        return nextTick < constantTo ? carrier.safeEnd(nextTick, Math.min(constantTo, nextTick + look)) : nextTick;
    }

    private void askInArrears(int safeTo) {
        arrears.begin(nextTick);
        if (isSimple) {
            nextTick = decisions.decideInArrears(nextTick, safeTo, arrears, columns);
        }
        while (nextTick < safeTo && arrears.isOpen()) {
            int tick = nextTick++;
            moveColumns(tick);
            arrears.stand(tick);
            decisions.decide(tick, market.closeTimeMs(tick));
        }
        look = arrears.isOpen() ? Math.min(look * 2, LONGEST_LOOK) : FIRST_LOOK;
        arrears.settle();
    }

    /** From decision to decision: the bars between them are carried over at one go, but for those in which something happens. */
    private void advanceFromDecisionToDecision(Foresight ahead, int toTick) {
        while (nextTick < toTick) {
            int decision = ahead.decisionTick(nextTick, toTick, desk);
            boolean isDeciding = decision < toTick;
            if (passTo(isDeciding ? decision + 1 : toTick) && isDeciding) {
                decideAhead(ahead, decision);
            }
        }
    }

    /** Trades up to before a tick; false if a settlement came before it, after which the strategy was asked in full and may want something else. */
    private boolean passTo(int endTick) {
        while (nextTick < endTick) {
            if (steps.isSettlementDue(nextTick)) {
                step(nextTick++);
                return false;
            }
            int constantTo = Math.min(endTick, steps.constantEnd(nextTick));
            if (nextTick < constantTo) {
                nextTick = carrier.pass(nextTick, constantTo);
            }
            if (nextTick < endTick && !steps.isSettlementDue(nextTick)) {
                steps.trade(nextTick, market.closeTimeMs(nextTick));
                nextTick++;
            }
        }
        return true;
    }

    private void decideAhead(Foresight ahead, int tick) {
        decisions.standAt(tick);
        try {
            ahead.decide(tick, desk);
        } catch (RuntimeException e) {
            throw new StrategyFailure(market.closeTimeMs(tick), e);
        }
    }
}
