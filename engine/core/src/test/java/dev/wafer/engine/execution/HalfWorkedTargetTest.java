package dev.wafer.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wafer.api.Event.Leg;
import dev.wafer.data.instrument.Instrument;
import dev.wafer.data.rule.MarginTiers;
import dev.wafer.engine.account.Account;
import dev.wafer.engine.cost.LiquidityTape;
import dev.wafer.engine.journal.Entry;
import dev.wafer.engine.journal.Journal;
import dev.wafer.engine.price.PriceTape;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** In ideal execution a target is worked in one piece, so that the half-worked one is made here by hand. */
@Tag("trap-41")
class HalfWorkedTargetTest {
    private final Account account = new Account(1000, new double[] {1}, 10);
    private final Journal journal = new Journal();
    private final Venue venue = new Venue(account, journal, new Instrument[] {new Instrument("A", 0)}, new PriceTape[0], false, new LiquidityTape[0]);

    private WorkingOrder targetAndLiquidation(boolean isHalfWorked) {
        account.position(0).rules(MarginTiers.single(10));
        account.open(0, 50, 100, 0, false);
        WorkingOrder target = venue.orders(0).add(7).begin(OrderKind.TARGET, 7, Leg.ORDER, 80, "more");
        target.isTried = isHalfWorked;
        venue.moment().at(1000);
        venue.price(0, 92, 92);
        venue.liquidator().test(0);
        assertThat(account.position(0).isFlat()).isTrue();
        return target;
    }

    @Test
    void the_working_rest_of_a_target_is_cancelled_by_a_liquidation() {
        targetAndLiquidation(true);

        assertThat(venue.orders(0).count()).isZero();
        assertThat(journal.entry(journal.count() - 1)).isEqualTo(Entry.CANCELLED);
        assertThat(journal.orderId(journal.count() - 1)).isEqualTo(7);
    }

    @Test
    void a_target_not_yet_tried_outlives_a_liquidation() {
        WorkingOrder target = targetAndLiquidation(false);

        assertThat(venue.orders(0).get(0)).isSameAs(target);
    }
}
