package dev.wafer.engine.run;

import dev.wafer.api.Event;
import dev.wafer.data.rule.MarketRules;
import dev.wafer.engine.account.Account;
import dev.wafer.engine.account.Ledger;
import dev.wafer.engine.account.Position;
import dev.wafer.engine.cost.FundingTape;
import dev.wafer.engine.cost.Execution;
import dev.wafer.engine.cost.FundingMemo;
import dev.wafer.engine.cost.LiquidityTape;
import dev.wafer.engine.execution.OpenStep;
import dev.wafer.engine.execution.PathPolicy;
import dev.wafer.engine.execution.PathStep;
import dev.wafer.engine.execution.SubBarWalk;
import dev.wafer.engine.execution.SubBars;
import dev.wafer.engine.execution.Venue;
import dev.wafer.engine.execution.WorkingOrders;
import dev.wafer.engine.feature.ColumnBook;
import dev.wafer.engine.lane.Lanes;
import dev.wafer.engine.journal.Entry;
import dev.wafer.engine.journal.Journal;
import dev.wafer.engine.price.PriceTape;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

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
    private final Carrier carrier;
    private final Lanes lanes;
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
    private final SubBarWalk subBarWalk;
    private final boolean walksSubBars;
    private final boolean watchesCaps;
    private final OpenInterestTape[] openInterests;
    private long nextRulesMs = Long.MIN_VALUE;
    private long settledMs;
    private long nextSettlementMs;
    private long nextCallMs = Long.MIN_VALUE;
    private Optional<Foresight> foresight = Optional.empty();
    private boolean canSkip;
    private int nextTick;
    private long quietEndMs = Long.MIN_VALUE;
    private int quietEndTick;

    Loop(PreparedMarket market, RunSettings settings, RunSetup setup, ColumnBook columns, List<Part> parts, RunRecord run, Equipment equipment) {
        this.market = market;
        this.setup = setup;
        this.columns = columns;
        this.run = run;
        prices = market.prices();
        fundings = market.fundings();
        double[] lotsPerShare = market.lotsPerShare();
        account = new Account(settings.capitalUsd(), lotsPerShare, settings.leverage(), new FundingMemo(fundings));
        journal = equipment.journal();
        lanes = equipment.lanes();
        LiquidityTape[] liquidity = switch (settings.execution()) {
            case Execution.Ideal _ -> new LiquidityTape[0];
            case Execution.Realistic realistic -> market.liquidity(realistic.assumptions());
        };
        venue = new Venue(account, journal, market.instruments(), prices, settings.margin() == MarginChoice.CROSS, liquidity);
        openStep = new OpenStep(venue, prices);
        Account scratch = new Account(settings.capitalUsd(), lotsPerShare, settings.leverage(), new FundingMemo(fundings));
        pathStep = new PathStep(venue, prices, settings.path(), equipment.legOrders(), scratch);
        SubBars subBars = settings.path() == PathPolicy.SUB_BARS ? market.subBars() : SubBars.NONE;
        walksSubBars = !subBars.isEmpty();
        subBarWalk = new SubBarWalk(venue, subBars, scratch);
        watchesCaps = liquidity.length > 0 && market.hasCap();
        openInterests = watchesCaps ? IntStream.range(0, prices.length).mapToObj(market::openInterest).toArray(OpenInterestTape[]::new)
                : new OpenInterestTape[0];
        present = new Present(market);
        view = new AccountView(account, market, present);
        desk = new OrderDesk(venue, market, present, view, settings.latencyBars());
        events = new EventFeed(journal, market);
        this.parts = parts.toArray(Part[]::new);
        readRows = new int[this.parts.length];
        isListening = parts.stream().anyMatch(Part::listens);
        rhythmMs = setup.rhythmMs();
        quiet = new QuietBars(market, venue, pathStep, view, run, isListening);
        carrier = new Carrier(market, venue, run, view, pathStep, settings.path(), lanes);
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

    /** Stands before a tick; earlier ones warm the columns up. */
    void begin(int fromTick) {
        nextTick = fromTick;
        canSkip = columns.canSkip();
        if (canSkip) {
            columns.skipTo(fromTick - 1);
        }
        for (int tick = 0; !canSkip && tick < fromTick; tick++) {
            columns.advance(tick);
        }
        settledMs = market.openTimeMs(fromTick) - 1;
        nextSettlementMs = market.corporate().nextSettlementMs(settledMs);
        if (canSkip && !isListening && rhythmMs == RunSetup.EVERY_CLOSE_MS) {
            foresight = Foresight.of(market, List.of(parts), lanes);
        }
    }

    /** Replays up to before a tick. */
    void advance(int toTick) {
        if (foresight.isPresent()) {
            advance(foresight.get(), toTick);
        } else {
            while (nextTick < toTick) {
                step(nextTick++);
            }
        }
    }

    /** From decision to decision: the bars between them are carried over at one go, but for those in which something happens. */
    private void advance(Foresight ahead, int toTick) {
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
            long openMs = market.openTimeMs(nextTick);
            if (openMs >= nextSettlementMs) {
                step(nextTick++);
                return false;
            }
            if (openMs < nextRulesMs) {
                nextTick = carrier.pass(nextTick, Math.min(endTick, quietEnd()));
            }
            if (nextTick < endTick && market.openTimeMs(nextTick) < nextSettlementMs) {
                trade(nextTick, market.closeTimeMs(nextTick));
                nextTick++;
            }
        }
        return true;
    }

    private void decideAhead(Foresight ahead, int tick) {
        standAt(tick);
        try {
            ahead.decide(tick, desk);
        } catch (RuntimeException e) {
            throw new StrategyFailure(market.closeTimeMs(tick), e);
        }
    }

    /** First tick at which rules change or a settlement is due. */
    private int quietEnd() {
        long nextMs = Math.min(nextRulesMs, nextSettlementMs);
        if (nextMs != quietEndMs) {
            quietEndMs = nextMs;
            quietEndTick = market.firstTickAtOrAfter(nextMs);
        }
        return quietEndTick;
    }

    private void step(int tick) {
        long closeMs = market.closeTimeMs(tick);
        trade(tick, closeMs);
        if (canSkip) {
            columns.skipTo(tick);
        } else {
            columns.advance(tick);
        }
        decide(tick, closeMs);
    }

    /** After the last tick: posts what funding is left and checks the books. */
    void end() {
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
        if (openMs >= nextSettlementMs || !quiet.pass(tick, closeMs)) {
            tradeInSteps(tick, openMs, closeMs);
        }
    }

    private void tradeInSteps(int tick, long openMs, long closeMs) {
        int entriesBefore = journal.count();
        settleFundingDue(tick);
        begin(tick, openMs);
        open(tick);
        boolean isFunded = settleFundingInside(tick);
        if (isFunded || journal.count() != entriesBefore) {
            run.drawdown().inside(equityAtMarkOpen(tick));
        }
        path(tick, openMs, closeMs);
    }

    private void begin(int tick, long openMs) {
        venue.begin(tick, openMs);
        for (int s = 0; watchesCaps && s < prices.length; s++) {
            venue.openInterest(s, openInterests[s].shares(tick));
        }
        if (openMs >= nextSettlementMs) {
            settleCorporate(tick, openMs);
        }
    }

    /** Splits and delistings close positions at the last mark, after the funding due and before the open. */
    private void settleCorporate(int tick, long openMs) {
        for (Corporate.Settlement settlement : market.corporate().settlements(settledMs, openMs)) {
            int s = settlement.symbol();
            double lastMarkUsd = tick == 0 ? prices[s].markOpenUsd(0) : prices[s].markCloseUsd(tick - 1);
            venue.settle(s, lastMarkUsd, settlement.because());
            desk.forgetTarget(s);
        }
        settledMs = openMs;
        nextSettlementMs = market.corporate().nextSettlementMs(settledMs);
    }

    private void applyRules(long timeMs) {
        nextRulesMs = Long.MAX_VALUE;
        for (int s = 0; s < prices.length; s++) {
            MarketRules rules = market.timeline(s).at(timeMs);
            venue.rules(s, rules, setup.fees(s, timeMs));
            nextRulesMs = Math.min(nextRulesMs, market.timeline(s).nextChangeMs(timeMs));
        }
    }

    private void settleFundingDue(int tick) {
        for (int s = 0; s < positions.length; s++) {
            FundingTape funding = fundings[s];
            if (isListening && !positions[s].isFlat()) {
                journalPoints(s, tick == 0 ? 0 : funding.insideEnd(tick - 1), funding.openEnd(tick));
            }
            positions[s].fundingAt(funding.openIndex(tick), funding.openEnd(tick));
        }
    }

    /** Points strictly inside the bar settle together on the position held after the open fills; one breach test at the mark open. Whether any did. */
    private boolean settleFundingInside(int tick) {
        boolean isFunded = false;
        for (int s = 0; s < positions.length; s++) {
            FundingTape funding = fundings[s];
            if (funding.hasInside()) {
                isFunded |= !positions[s].isFlat() && funding.isInside(tick);
                if (isListening && !positions[s].isFlat()) {
                    journalPoints(s, funding.openEnd(tick), funding.insideEnd(tick));
                }
                positions[s].fundingAt(funding.insideIndex(tick), funding.insideEnd(tick));
            }
        }
        if (isFunded) {
            openStep.liquidateBreached();
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

    private void open(int tick) {
        boolean isWaiting = false;
        boolean isBreached = account.isCrossBreached();
        for (int s = 0; s < positions.length; s++) {
            isWaiting |= !orders[s].isEmpty();
            isBreached |= !positions[s].isFlat() && !positions[s].isCross() && positions[s].isBreached(prices[s].markOpenUsd(tick));
        }
        if (isBreached) {
            openStep.liquidateBreached();
        }
        if (isWaiting) {
            openStep.fillOrders(tick);
        }
    }

    private void path(int tick, long openMs, long closeMs) {
        boolean isWalking = pathStep.isCrossAtRisk(tick);
        for (int s = 0; s < positions.length; s++) {
            isWalking |= (!positions[s].isFlat() || !orders[s].isEmpty()) && pathStep.canAct(s, tick);
        }
        if (isWalking) {
            run.drawdown().inside(walk(tick, openMs));
            markClose(tick, closeMs);
        } else {
            quiet.mark(tick, closeMs, account.cashAndMarginsUsd());
        }
    }

    private double walk(int tick, long openMs) {
        long resolutionMs = market.data().resolutionMs();
        if (walksSubBars && subBarWalk.covers(venue, openMs, resolutionMs)) {
            return subBarWalk.walk(openMs, resolutionMs);
        }
        return pathStep.walk(tick, openMs, resolutionMs);
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
        standAt(tick);
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

    private void standAt(int tick) {
        present.moveTo(tick);
        for (int s = 0; account.hasCross() && s < positions.length; s++) {
            account.markAt(s, prices[s].markCloseUsd(tick));
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
