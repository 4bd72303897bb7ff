package dev.wafer.engine.run;

import dev.wafer.data.rule.MarketRules;
import dev.wafer.engine.account.Account;
import dev.wafer.engine.account.Ledger;
import dev.wafer.engine.account.Position;
import dev.wafer.engine.cost.FundingTape;
import dev.wafer.engine.cost.Execution;
import dev.wafer.engine.execution.OpenStep;
import dev.wafer.engine.execution.PathPolicy;
import dev.wafer.engine.execution.PathStep;
import dev.wafer.engine.execution.SubBarWalk;
import dev.wafer.engine.execution.SubBars;
import dev.wafer.engine.execution.Venue;
import dev.wafer.engine.execution.WorkingOrders;
import dev.wafer.engine.journal.Entry;
import dev.wafer.engine.journal.Journal;
import dev.wafer.engine.price.PriceTape;
import java.util.stream.IntStream;

/**
 * What happens to the account in one bar: funding due, open, funding inside the bar, path, close. Nothing is allocated per bar; what happens rarely
 * (fills, walks through a bar) is left to {@link OpenStep} and {@link PathStep}.
 */
final class BarSteps {
    private final PreparedMarket market;
    private final PriceTape[] prices;
    private final FundingTape[] fundings;
    private final RunSetup setup;
    private final Account account;
    private final Position[] positions;
    private final WorkingOrders[] orders;
    private final Venue venue;
    private final Journal journal;
    private final OpenStep openStep;
    private final PathStep pathStep;
    private final QuietBars quiet;
    private final AccountView view;
    private final OrderDesk desk;
    private final boolean isListening;
    private final RunRecord run;
    private final SubBarWalk subBarWalk;
    private final boolean walksSubBars;
    private final boolean watchesCaps;
    private final OpenInterestTape[] openInterests;
    private long nextRulesMs = Long.MIN_VALUE;
    private long settledMs;
    private long nextSettlementMs;
    private long constantEndMs = Long.MIN_VALUE;
    private int constantEndTick;

    /** Steps over a venue; {@code scratch} is an account of the same symbols to try bars on. */
    BarSteps(PreparedMarket market, RunSettings settings, RunSetup setup, Venue venue, PathStep pathStep, Account scratch, Hands hands) {
        this.market = market;
        this.setup = setup;
        this.venue = venue;
        this.pathStep = pathStep;
        run = hands.run();
        view = hands.view();
        desk = hands.desk();
        isListening = hands.isListening();
        prices = market.prices();
        fundings = market.fundings();
        account = venue.account();
        journal = venue.journal();
        openStep = new OpenStep(venue, prices);
        SubBars subBars = settings.path() == PathPolicy.SUB_BARS ? market.subBars() : SubBars.NONE;
        walksSubBars = !subBars.isEmpty();
        subBarWalk = new SubBarWalk(venue, subBars, scratch);
        watchesCaps = settings.execution() instanceof Execution.Realistic && market.hasCap();
        openInterests = watchesCaps ? IntStream.range(0, prices.length).mapToObj(market::openInterest).toArray(OpenInterestTape[]::new)
                : new OpenInterestTape[0];
        quiet = new QuietBars(market, venue, pathStep, view, run, isListening);
        positions = new Position[prices.length];
        orders = new WorkingOrders[prices.length];
        for (int s = 0; s < prices.length; s++) {
            positions[s] = account.position(s);
            orders[s] = venue.orders(s);
        }
    }

    /** Where a run writes down, shows and takes orders; whether a part of the strategy hears events. */
    record Hands(RunRecord run, AccountView view, OrderDesk desk, boolean isListening) {}

    /** Stands before a tick. */
    void begin(int fromTick) {
        settledMs = market.openTimeMs(fromTick) - 1;
        nextSettlementMs = market.corporate().nextSettlementMs(settledMs);
    }

    /** Whether a split or delisting settles before the open of a tick. */
    boolean isSettlementDue(int tick) {
        return market.openTimeMs(tick) >= nextSettlementMs;
    }

    /** First tick, at or after one, that rules change before, or a settlement: up to it nothing happens to the account from outside. */
    int constantEnd(int tick) {
        long nextMs = Math.min(nextRulesMs, nextSettlementMs);
        if (nextMs != constantEndMs) {
            constantEndMs = nextMs;
            constantEndTick = nextMs == Long.MIN_VALUE ? tick : market.firstTickAtOrAfter(nextMs);
        }
        return constantEndTick;
    }

    /** After the last tick: posts what funding is left and checks the books. */
    void end() {
        for (int s = 0; s < positions.length; s++) {
            run.endFunding(s, account.postFunding(s));
        }
        account.ledger().check();
    }

    /** Funding, open, path and close of one tick: at one go where nothing can happen, else step by step. */
    void trade(int tick, long closeMs) {
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
}
