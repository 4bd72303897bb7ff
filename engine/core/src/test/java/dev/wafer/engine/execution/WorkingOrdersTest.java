package dev.wafer.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wafer.api.Event.Leg;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The book of one symbol, and what an order says of itself. */
class WorkingOrdersTest {
    private final WorkingOrders orders = new WorkingOrders();

    private WorkingOrder add(long id, Leg leg) {
        return orders.add(id).begin(OrderKind.LIMIT, id, leg, 5, "because " + id);
    }

    private long[] ids() {
        return IntStream.range(0, orders.count()).mapToLong(place -> orders.get(place).id()).toArray();
    }

    @Test
    void an_exit_stands_behind_its_order_and_before_later_ones() {
        add(1, Leg.ORDER);
        add(2, Leg.ORDER);
        add(3, Leg.ORDER);
        WorkingOrder exit = add(1, Leg.STOP_LOSS);

        assertThat(ids()).containsExactly(1, 1, 2, 3);
        assertThat(orders.get(1)).isSameAs(exit);
        assertThat(orders.placeOf(1, Leg.STOP_LOSS)).isEqualTo(1);
    }

    @Test
    void the_first_of_all_can_come_last() {
        add(5, Leg.ORDER);
        add(4, Leg.ORDER);

        assertThat(ids()).containsExactly(4, 5);
    }

    @Test
    void forty_orders_are_all_kept() {
        for (int id = 1; id <= 40; id++) {
            add(id, Leg.ORDER);
        }

        assertThat(ids()).isEqualTo(IntStream.rangeClosed(1, 40).asLongStream().toArray());
    }

    @Test
    void a_renewed_order_goes_behind_all_older_ones_and_is_the_same_object() {
        WorkingOrder first = add(1, Leg.ORDER);
        add(2, Leg.ORDER);
        add(3, Leg.ORDER);
        orders.renew(0, 4, 99, "moved");

        assertThat(ids()).containsExactly(2, 3, 4);
        assertThat(orders.get(2)).isSameAs(first);
        assertThat(first.priceUsd).isEqualTo(99);
        assertThat(first.because()).isEqualTo("moved");
    }

    @Test
    void a_removed_order_is_lent_again_and_the_others_close_up() {
        WorkingOrder first = add(1, Leg.ORDER);
        add(2, Leg.ORDER);
        orders.remove(0);

        assertThat(ids()).containsExactly(2);
        assertThat(add(3, Leg.ORDER)).isSameAs(first);
    }

    @Test
    void who_does_not_wait_has_no_place() {
        assertThat(orders.placeOf(1)).isEqualTo(-1);
        WorkingOrder exit = add(1, Leg.STOP_LOSS);

        assertThat(orders.placeOf(1)).isEqualTo(-1);
        assertThat(orders.placeOf(1, Leg.TAKE_PROFIT)).isEqualTo(-1);
        assertThat(orders.placeOfTarget()).isEqualTo(-1);
        assertThat(orders.placeOf(exit)).isZero();
        orders.remove(0);
        assertThat(orders.placeOf(exit)).isEqualTo(-1);
    }

    @Test
    void a_copied_book_has_equal_orders_of_its_own() {
        add(1, Leg.ORDER).exits(1, 2, 3).after(4);
        WorkingOrders copy = new WorkingOrders();
        copy.copyFrom(orders);

        assertThat(copy.count()).isOne();
        assertThat(copy.get(0)).isNotSameAs(orders.get(0)).usingRecursiveComparison().isEqualTo(orders.get(0));
    }

    @ParameterizedTest
    @EnumSource(OrderKind.class)
    void an_order_says_what_it_was_begun_with(OrderKind kind) {
        WorkingOrder order = orders.add(7).begin(kind, 7, Leg.TAKE_PROFIT, -12, "why");

        assertThat(order.kind()).isEqualTo(kind);
        assertThat(order.id()).isEqualTo(7);
        assertThat(order.leg()).isEqualTo(Leg.TAKE_PROFIT);
        assertThat(order.signedLots()).isEqualTo(-12);
        assertThat(order.because()).isEqualTo("why");
        assertThat(order.isExit()).isTrue();
        assertThat(order.hasExits()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0, false", "1, 0, 0, true", "0, 1, 0, true", "0, 0, 1, true"})
    void any_distance_makes_an_exit(double stopUsd, double takeUsd, double trailUsd, boolean hasExits) {
        assertThat(add(1, Leg.ORDER).exits(stopUsd, takeUsd, trailUsd).hasExits()).isEqualTo(hasExits);
    }

    @Test
    void what_closes_all_has_no_side_while_nothing_is_held() {
        WorkingOrder close = add(1, Leg.ORDER).options(false, true, false, false, true);

        assertThat(close.hasSide(0)).isFalse();
        assertThat(close.isBuyOf(0)).isFalse();
        assertThat(close.hasSide(5)).isTrue();
        assertThat(close.isBuyOf(5)).isFalse();
        assertThat(close.isBuyOf(-5)).isTrue();
        assertThat(add(2, Leg.ORDER).hasSide(0)).isTrue();
    }
}
