package dev.wafer.engine.run;

import dev.wafer.engine.account.Account;
import dev.wafer.engine.account.Position;
import dev.wafer.engine.execution.OrderKind;
import dev.wafer.engine.execution.Venue;
import dev.wafer.engine.execution.WorkingOrder;
import dev.wafer.engine.execution.WorkingOrders;
import dev.wafer.engine.journal.PositionTrace;
import dev.wafer.engine.price.PriceTape;

/** Takes down at each close what every position is, and what works for it. */
final class TraceTaker {
    private final PositionTrace.Builder positions;
    private final Account account;
    private final Venue venue;
    private final PriceTape[] prices;

    TraceTaker(PositionTrace.Builder positions, Account account, Venue venue, PriceTape[] prices) {
        this.positions = positions;
        this.account = account;
        this.venue = venue;
        this.prices = prices.clone();
    }

    void takeDown(int tick, long closeMs) {
        for (int s = 0; s < prices.length; s++) {
            Position position = account.position(s);
            if (!position.isFlat()) {
                boolean isLong = position.signedLots() > 0;
                positions.position(s, position.signedQtyShares(), position.entryUsd(), position.marginUsd(), account.liquidationUsd(s));
                positions.marks(s, prices[s].markCloseUsd(tick), isLong ? prices[s].markLowUsd(tick) : prices[s].markHighUsd(tick));
                takeExits(s, position.signedLots());
            }
        }
        positions.close(closeMs);
    }

    private void takeExits(int s, long heldLots) {
        WorkingOrders orders = venue.orders(s);
        for (int place = 0; place < orders.count(); place++) {
            WorkingOrder order = orders.get(place);
            double triggerUsd = order.workingTriggerUsd(heldLots);
            if (triggerUsd > 0 && order.isBuyOf(heldLots) == heldLots < 0) {
                positions.exit(s, order.kind() == OrderKind.TAKE_PROFIT, triggerUsd);
            }
        }
    }
}
