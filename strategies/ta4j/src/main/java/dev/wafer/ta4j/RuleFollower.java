package dev.wafer.ta4j;

import dev.wafer.api.Account;
import dev.wafer.api.Desk;
import dev.wafer.api.Event;
import dev.wafer.api.Market;
import dev.wafer.api.Strategy;
import dev.wafer.api.Symbol;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Trade.TradeType;

/** One symbol traded by ta4j's rules: they are asked at each close, and their record holds what the venue did. */
final class RuleFollower implements Strategy {
    private final Symbol symbol;
    private final double signedExposure;
    private final org.ta4j.core.Strategy rules;
    private final BarSeries series;
    private final FillRecord record;
    private final String whyIn;
    private final String whyOut;

    /** Whether the last target was a position. */
    private boolean wantsIn;

    RuleFollower(Symbol symbol, double exposure, org.ta4j.core.Strategy rules, BarSeries series, FillRecord record) {
        this.symbol = symbol;
        this.signedExposure = rules.getStartingType() == TradeType.BUY ? exposure : -exposure;
        this.rules = rules;
        this.series = series;
        this.record = record;
        whyIn = "entry: " + RuleName.of(rules.getEntryRule());
        whyOut = "exit: " + RuleName.of(rules.getExitRule());
    }

    @Override
    public void onEvent(Event event, Market market, Account account, Desk desk) {
        int barIndex = series.getEndIndex();
        switch (event) {
            case Event.Filled fill -> record.filled(barIndex, fill.signedQtyShares(), fill.priceUsd());
            case Event.Liquidated forced -> record.closed(barIndex, Math.abs(forced.signedQtyShares()), forced.priceUsd());
            case Event.Settled settled -> record.closed(barIndex, Math.abs(settled.signedQtyShares()), settled.priceUsd());
            case Event.Rejected _, Event.Reduced _, Event.Cancelled _, Event.Funded _ -> {}
        }
    }

    @Override
    public void onBar(Market market, Account account, Desk desk) {
        boolean isIn = record.getCurrentPosition().isOpened();
        if (!rules.shouldOperate(series.getEndIndex(), record)) {
            return;
        }
        if (isIn) {
            desk.target(symbol, 0, whyOut);
            wantsIn = false;
        } else if (!(wantsIn && desk.isWorking(symbol))) {
            enter(desk);
        }
    }

    /** A position that was wanted before and is gone, or never came, has to be wanted anew: the desk acts on a change of side. */
    private void enter(Desk desk) {
        if (wantsIn) {
            desk.target(symbol, 0, "no position left of the last entry");
        }
        desk.target(symbol, signedExposure, whyIn);
        wantsIn = true;
    }
}
