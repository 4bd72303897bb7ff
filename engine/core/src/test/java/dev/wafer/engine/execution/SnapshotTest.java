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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was tried is undone: account, books, moment, ladder, journal. */
class SnapshotTest {
    private final Account account = new Account(200_000, new double[] {1}, 10);
    private final Journal journal = new Journal();
    private final Venue venue = new Venue(account, journal, new Instrument[] {new Instrument("A", 0)}, new PriceTape[0], false, new LiquidityTape[0]);
    private final Snapshot snapshot = new Snapshot(venue, new Account(200_000, new double[] {1}, 10));

    @BeforeEach
    void hold() {
        account.position(0).rules(MarginTiers.single(10));
        account.open(0, 10_000, 100, 0, false);
        venue.moment().at(1_000);
        venue.moment().present(0, true);
        venue.price(0, 101, 102);
        venue.orders(0).add(1).begin(OrderKind.LIMIT, 1, Leg.ORDER, 5, "waits").at(90);
        journal.row(Entry.ORDERED, 1_000, 0);
    }

    @Test
    void the_moment_comes_back() {
        snapshot.save();
        venue.moment().at(2_000);
        venue.moment().present(0, false);
        venue.price(0, 50, 60);
        snapshot.restore();

        assertThat(venue.moment().timeMs()).isEqualTo(1_000);
        assertThat(venue.moment().isPresent(0)).isTrue();
        assertThat(venue.moment().tradeUsd(0)).isEqualTo(101);
        assertThat(venue.moment().markUsd(0)).isEqualTo(102);
    }

    @Test
    void journal_and_book_come_back() {
        snapshot.save();
        assertThat(snapshot.entries()).isOne();
        venue.cancel(0, 0, 2_000, "tried");
        assertThat(journal.count()).isEqualTo(2);
        snapshot.restore();

        assertThat(journal.count()).isOne();
        assertThat(venue.orders(0).get(0).because()).isEqualTo("waits");
    }

    /** 10,000 shares at 94 are far above 100,000 USDC: a fifth goes first, and only after it the window is open. */
    @Test
    void position_and_window_of_the_ladder_come_back() {
        snapshot.save();
        venue.price(0, 94, 94);
        venue.liquidator().orderOnce(0);
        assertThat(account.position(0).signedLots()).isEqualTo(8_000);
        snapshot.restore();
        assertThat(account.position(0).signedLots()).isEqualTo(10_000);
        venue.price(0, 94, 94);
        venue.liquidator().orderOnce(0);

        assertThat(account.position(0).signedLots()).isEqualTo(8_000);
    }

    @Test
    void a_window_that_was_open_is_open_again() {
        venue.price(0, 94, 94);
        venue.liquidator().orderOnce(0);
        snapshot.save();
        venue.moment().at(1_000_000);
        venue.price(0, 94, 94);
        venue.liquidator().orderOnce(0);
        snapshot.restore();
        venue.price(0, 94, 94);
        venue.liquidator().orderOnce(0);

        assertThat(account.position(0).isFlat()).isTrue();
    }
}
