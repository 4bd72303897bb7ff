package dev.wafer.engine.run;

import dev.wafer.api.Event;
import dev.wafer.data.rule.MarketRules;
import dev.wafer.engine.account.Account;
import dev.wafer.engine.account.Ledger;
import dev.wafer.engine.account.Position;
import dev.wafer.engine.cost.FeeFractions;
import dev.wafer.engine.cost.FundingTape;
import dev.wafer.engine.execution.OpenStep;
import dev.wafer.engine.execution.PathStep;
import dev.wafer.engine.execution.Venue;
import dev.wafer.engine.execution.WorkingOrders;
import dev.wafer.engine.feature.ColumnBook;
import dev.wafer.engine.journal.Entry;
import dev.wafer.engine.journal.Journal;
import dev.wafer.engine.price.PriceTape;
import java.util.List;

/**
 * The order of events. For each tick: funding due, open, funding inside the bar, path, close, strategies. Nothing is allocated per bar; what
 * happens rarely (fills, walks through a bar, events) is left to {@link OpenStep}, {@link PathStep} and {@link EventFeed}.
 */
final class Loop {
    private final PreparedMarket market;
    private final PriceTape[] prices;
    private final FundingTape[] fundings;
    private final RunSetup setup;
    private final ColumnBook columns;
    private final Account account;
    private final Position[] positions;
    private final WorkingOrders[] orders;
    private final Venue venue;
    private final Journal journal;
    private final OpenStep openStep;
    private final PathStep pathStep;
    private final QuietBars quiet;
    private final Present present;
    private final AccountView view;
    private final OrderDesk desk;
    private final EventFeed events;
    private final Part[] parts;
    private final int[] readRows;
    private final boolean isListening;
    private final long rhythmMs;
    private final RunRecord run;
    private long nextRulesMs = Long.MIN_VALUE;
    private long nextCallMs = Long.MIN_VALUE;

    Loop(PreparedMarket market, RunSettings settings, RunSetup setup, ColumnBook columns, List<Part> parts, RunRecord run) {
        this.market = market;
        this.setup = setup;
        this.columns = columns;
        this.run = run;
        prices = market.prices();
        fundings = market.fundings();
        double[] lotsPerShare = market.lotsPerShare();
        account = new Account(settings.capitalUsd(), lotsPerShare, settings.leverage());
        journal = new Journal();
        venue = new Venue(account, journal, market.instruments());
        openStep = new OpenStep(venue, prices);
        pathStep = new PathStep(venue, prices, settings.path(), new Account(settings.capitalUsd(), lotsPerShare, settings.leverage()));
        present = new Present(market);
        view = new AccountView(account, market, present);
        desk = new OrderDesk(venue, market, present, view);
        events = new EventFeed(journal, market);
        this.parts = parts.toArray(Part[]::new);
        readRows = new int[this.parts.length];
        isListening = parts.stream().anyMatch(Part::listens);
        rhythmMs = setup.rhythmMs();
        quiet = new QuietBars(market, venue, pathStep, view, run, isListening);
        positions = new Position[prices.length];
        orders = new WorkingOrders[prices.length];
        for (int s = 0; s < prices.length; s++) {
            positions[s] = account.position(s);
            orders[s] = venue.orders(s);
        }
    }

    Account account() {
        return account;
    }

    Journal journal() {
        return journal;
    }

    /** Replays the ticks from one to before another; earlier ones warm the columns up. */
    void run(int fromTick, int toTick) {
        for (int tick = 0; tick < fromTick; tick++) {
            columns.advance(tick);
        }
        for (int tick = fromTick; tick < toTick; tick++) {
            long closeMs = market.closeTimeMs(tick);
            trade(tick, closeMs);
            columns.advance(tick);
            decide(tick, closeMs);
        }
        for (int s = 0; s < positions.length; s++) {
            run.endFunding(s, account.postFunding(s));
        }
        account.ledger().check();
    }

    /** Funding, open, path and close of one tick: at one go where nothing can happen, else step by step. */
    private void trade(int tick, long closeMs) {
        long openMs = market.openTimeMs(tick);
        if (openMs >= nextRulesMs) {
            applyRules(openMs);
        }
        if (!quiet.pass(tick, closeMs)) {
            tradeInSteps(tick, openMs, closeMs);
        }
    }

    private void tradeInSteps(int tick, long openMs, long closeMs) {
        settleFundingDue(tick);
        int entriesBefore = journal.count();
        open(tick, openMs);
        boolean isFunded = settleFundingInside(tick, openMs);
        if (isFunded || journal.count() != entriesBefore) {
            run.drawdown().inside(equityAtMarkOpen(tick));
        }
        path(tick, openMs, closeMs);
    }

    private void applyRules(long timeMs) {
        nextRulesMs = Long.MAX_VALUE;
        for (int s = 0; s < prices.length; s++) {
            MarketRules rules = market.timeline(s).at(timeMs);
            FeeFractions fees = setup.fees(s, timeMs);
            venue.fees(s, fees.makerFraction(), fees.takerFraction());
            positions[s].rules(rules.maxLeverage(), rules.maintenanceFraction());
            nextRulesMs = Math.min(nextRulesMs, market.timeline(s).nextChangeMs(timeMs));
        }
    }

    private void settleFundingDue(int tick) {
        for (int s = 0; s < positions.length; s++) {
            FundingTape funding = fundings[s];
            if (isListening && !positions[s].isFlat()) {
                journalPoints(s, tick == 0 ? 0 : funding.insideEnd(tick - 1), funding.openEnd(tick));
            }
            positions[s].fundingAt(funding.openIndex(tick), funding.openFilledIndex(tick));
        }
    }

    /** Points strictly inside the bar settle together on the position held after the open fills; one breach test at the mark open. Whether any did. */
    private boolean settleFundingInside(int tick, long openMs) {
        boolean isFunded = false;
        for (int s = 0; s < positions.length; s++) {
            FundingTape funding = fundings[s];
            if (funding.hasInside()) {
                isFunded |= !positions[s].isFlat() && funding.isInside(tick);
                if (isListening && !positions[s].isFlat()) {
                    journalPoints(s, funding.openEnd(tick), funding.insideEnd(tick));
                }
                positions[s].fundingAt(funding.insideIndex(tick), funding.insideFilledIndex(tick));
            }
        }
        if (isFunded) {
            openStep.liquidateBreached(tick, openMs);
        }
        return isFunded;
    }

    private void journalPoints(int s, int fromPoint, int toPoint) {
        for (int point = fromPoint; point < toPoint; point++) {
            double rate = fundings[s].points().ratePerInterval(point);
            double cashUsd = -positions[s].signedQtyShares() * fundings[s].termUsd(point);
            journal.row(Entry.FUNDED, fundings[s].points().timeMs(point), s).quantity(positions[s].signedLots(), rate)
                    .money(0, 0, Ledger.nanoOf(cashUsd), 0);
        }
    }

    private void open(int tick, long openMs) {
        boolean isWaiting = false;
        for (int s = 0; s < positions.length; s++) {
            isWaiting |= !orders[s].isEmpty();
            if (!positions[s].isFlat() && positions[s].isBreached(prices[s].markOpenUsd(tick))) {
                openStep.liquidateBreached(tick, openMs);
            }
        }
        if (isWaiting) {
            openStep.fillOrders(tick, openMs);
        }
    }

    private void path(int tick, long openMs, long closeMs) {
        boolean isWalking = false;
        for (int s = 0; s < positions.length; s++) {
            isWalking |= (!positions[s].isFlat() || !orders[s].isEmpty()) && pathStep.canAct(s, tick);
        }
        if (isWalking) {
            run.drawdown().inside(pathStep.walk(tick, openMs, market.data().resolutionMs()));
            markClose(tick, closeMs);
        } else {
            quiet.mark(tick, closeMs, account.cashAndMarginsUsd());
        }
    }

    private double equityAtMarkOpen(int tick) {
        double equityUsd = account.cashAndMarginsUsd();
        for (int s = 0; s < positions.length; s++) {
            equityUsd += positions[s].isFlat() ? 0 : positions[s].unrealizedUsd(prices[s].markOpenUsd(tick));
        }
        return equityUsd;
    }

    private void markClose(int tick, long closeMs) {
        double equityUsd = account.cashAndMarginsUsd();
        boolean isHolding = false;
        for (int s = 0; s < positions.length; s++) {
            if (!positions[s].isFlat()) {
                isHolding = true;
                equityUsd += positions[s].unrealizedUsd(prices[s].markCloseUsd(tick));
            }
        }
        view.closeAt(equityUsd);
        run.close(closeMs, equityUsd, isHolding);
    }

    /** Calls the strategy's parts: first their events, then onBar. */
    private void decide(int tick, long closeMs) {
        present.moveTo(tick);
        boolean isCalled = isCallDue(closeMs);
        try {
            for (int p = 0; p < parts.length; p++) {
                if (isListening && parts[p].listens()) {
                    tellEvents(p);
                }
                if (isCalled && isDue(parts[p], tick)) {
                    parts[p].strategy().onBar(present, view, desk);
                    desk.checkSent();
                }
            }
        } catch (RuntimeException e) {
            throw new StrategyFailure(closeMs, e);
        }
    }

    private boolean isCallDue(long closeMs) {
        if (rhythmMs == RunSetup.EVERY_CLOSE_MS) {
            return true;
        }
        boolean isDue = closeMs >= nextCallMs;
        if (isDue) {
            nextCallMs = Math.floorDiv(closeMs, rhythmMs) * rhythmMs + rhythmMs;
        }
        return isDue;
    }

    private boolean isDue(Part part, int tick) {
        return (part.isForAll() || prices[part.symbolIndex()].isPresent(tick)) && part.readiness().isReady();
    }

    private void tellEvents(int p) {
        int endRow = journal.count();
        while (readRows[p] < endRow) {
            int row = readRows[p]++;
            Event event = events.event(row);
            boolean isOurs = parts[p].isForAll() || parts[p].symbolIndex() == journal.symbol(row);
            if (event != null && isOurs) {
                parts[p].strategy().onEvent(event, present, view, desk);
                desk.checkSent();
            }
        }
    }
}
