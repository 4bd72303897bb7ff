package dev.wafer.research.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wafer.engine.run.RunResult.Fingerprints;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What went in comes first among the causes; then the first event that differs tells the strategy from the engine. */
class DriftTest {
    private static final PinnedEvent DAY = event("2026-03-02T00:00:00Z", "day", "", "100");
    private static final PinnedEvent ORDERED = event("2026-03-02T05:00:00Z", "ordered", "2", "90");
    private static final PinnedEvent FILLED = event("2026-03-02T05:00:00Z", "filled", "2", "90");
    private static final PinnedEvent LIQUIDATED = event("2026-03-02T07:00:00Z", "liquidated", "-2", "80");
    private static final List<PinnedEvent> PINNED = List.of(DAY, ORDERED, FILLED, LIQUIDATED);

    private static PinnedEvent event(String time, String kind, String shares, String equity) {
        List<String> cells = new ArrayList<>(Collections.nCopies(EventField.values().length, ""));
        cells.set(EventField.TIME.ordinal(), time);
        cells.set(EventField.SYMBOL.ordinal(), kind.equals("day") ? "" : "MU");
        cells.set(EventField.EVENT.ordinal(), kind);
        cells.set(EventField.SHARES.ordinal(), shares);
        cells.set(EventField.EQUITY.ordinal(), equity);
        return new PinnedEvent(cells);
    }

    private static PinnedEvent with(PinnedEvent event, EventField field, String value) {
        List<String> cells = new ArrayList<>(event.cells());
        cells.set(field.ordinal(), value);
        return new PinnedEvent(cells);
    }

    private static Pins pins(int semantics, String data, String rules, String parameters, String fills) {
        return new Pins(semantics, new Fingerprints.All(data, rules, parameters, "d", fills, "m"), Map.of("MU", data), Map.of("fee", rules), Map.of("-p x", parameters),
                Map.of("trades", fills));
    }

    private static Drift drift(Pins now, List<PinnedEvent> events) {
        return Drift.between(pins(2, "a", "b", "c", "1"), now, () -> PINNED, () -> events).orElseThrow();
    }

    private static Cause cause(PinnedEvent... events) {
        return drift(pins(2, "a", "b", "c", "2"), List.of(events)).cause();
    }

    @Test
    void the_same_pins_are_no_drift_and_need_no_events() {
        Optional<Drift> drift = Drift.between(pins(2, "a", "b", "c", "1"), pins(2, "a", "b", "c", "1"), () -> {
            throw new AssertionError("asked for");
        }, List::of);

        assertThat(drift).isEmpty();
    }

    @Test
    void data_come_before_rules_and_rules_before_parameters() {
        assertThat(drift(pins(2, "A", "B", "C", "2"), PINNED).cause()).isEqualTo(Cause.DATA);
        assertThat(drift(pins(2, "a", "B", "C", "2"), PINNED).cause()).isEqualTo(Cause.RULES);
        assertThat(drift(pins(2, "a", "B", "C", "2"), PINNED).inputs()).containsExactly(new Change("fee", "b", "B"));
        assertThat(drift(pins(2, "a", "b", "C", "2"), PINNED).cause()).isEqualTo(Cause.PARAMETERS);
        assertThat(drift(pins(2, "a", "b", "C", "2"), PINNED).inputs()).containsExactly(new Change("-p x", "c", "C"));
        assertThat(drift(pins(2, "a", "b", "C", "2"), PINNED).measures()).containsExactly(new Change("trades", "1", "2"));
    }

    private static Pins asked(String data, String to, String leverage) {
        return new Pins(2, new Fingerprints.All(data, "b", to + leverage, "d", data, "m"), Map.of("MU", data), Map.of("fee", "b"),
                Map.of("--to", to, "--leverage", leverage, "--symbols", "MU"), Map.of());
    }

    private static Drift drift(Pins pinned, Pins now) {
        return Drift.between(pinned, now, () -> PINNED, () -> PINNED).orElseThrow();
    }

    @Test
    void another_span_is_the_parameters_though_other_data_are_read() {
        Drift drift = drift(asked("a", "March", "3"), asked("A", "February", "3"));

        assertThat(drift.cause()).isEqualTo(Cause.PARAMETERS);
        assertThat(drift.inputs()).containsExactly(new Change("--to", "March", "February"));
        assertThat(drift.alsoChanged()).containsExactly(new Change("MU", "a", "A"));
    }

    @Test
    void what_changed_together_with_the_data_is_told_too() {
        Drift drift = drift(asked("a", "March", "3"), asked("A", "March", "2"));

        assertThat(drift.cause()).isEqualTo(Cause.DATA);
        assertThat(drift.inputs()).containsExactly(new Change("MU", "a", "A"));
        assertThat(drift.alsoChanged()).containsExactly(new Change("--leverage", "3", "2"));
    }

    @Test
    void pins_that_do_not_name_the_symbols_are_not_pins_of_other_symbols() {
        Drift drift = drift(pins(2, "a", "b", "c", "1"), new Pins(2, new Fingerprints.All("A", "b", "c", "d", "2", "m"), Map.of("MU", "A"), Map.of("fee", "b"),
                Map.of("-p x", "c", "--symbols", "MU"), Map.of()));

        assertThat(drift.cause()).isEqualTo(Cause.DATA);
        assertThat(drift.alsoChanged()).isEmpty();
    }

    @Test
    void rounding_of_the_equity_is_passed_over_for_what_differs_in_earnest() {
        PinnedEvent nearly = with(DAY, EventField.EQUITY, "100.00000000000001"), nearlyOrdered = with(ORDERED, EventField.EQUITY, "89.99999999999999");
        PinnedEvent more = with(nearlyOrdered, EventField.SHARES, "3");

        Drift drift = drift(pins(2, "a", "b", "c", "2"), List.of(nearly, more, FILLED, LIQUIDATED));

        assertThat(drift.cause()).isEqualTo(Cause.STRATEGY);
        assertThat(drift.first().orElseThrow().now()).contains(more);
        assertThat(cause(with(DAY, EventField.EQUITY, "100.000000001"), more, FILLED, LIQUIDATED)).isEqualTo(Cause.ENGINE);
    }

    @Test
    void rounding_alone_is_shown_where_it_is_all_and_is_no_decision() {
        PinnedEvent nearly = with(ORDERED, EventField.EQUITY, "89.99999999999999");

        Drift drift = drift(pins(2, "a", "b", "c", "2"), List.of(DAY, nearly, FILLED, LIQUIDATED));

        assertThat(drift.cause()).isEqualTo(Cause.ENGINE);
        assertThat(drift.first().orElseThrow().now()).contains(nearly);
    }

    @Test
    void a_decision_that_differs_at_the_same_equity_is_the_strategy() {
        assertThat(cause(DAY, with(ORDERED, EventField.SHARES, "3"), FILLED, LIQUIDATED)).isEqualTo(Cause.STRATEGY);
        assertThat(cause(DAY, with(ORDERED, EventField.REASON, "other"), FILLED, LIQUIDATED)).isEqualTo(Cause.STRATEGY);
    }

    @Test
    void a_decision_that_one_side_alone_has_is_the_strategy() {
        assertThat(cause(DAY, FILLED, LIQUIDATED)).isEqualTo(Cause.STRATEGY);                                    // gone
        assertThat(cause(DAY, LIQUIDATED)).isEqualTo(Cause.STRATEGY);                                            // gone with its fill
        assertThat(cause(DAY)).isEqualTo(Cause.STRATEGY);
        assertThat(cause(DAY, event("2026-03-02T03:00:00Z", "ordered", "1", "99"), ORDERED, FILLED, LIQUIDATED)).isEqualTo(Cause.STRATEGY);
        assertThat(cause(DAY, ORDERED, event("2026-03-02T05:00:00Z", "adjusted", "4", "90"), FILLED, LIQUIDATED)).isEqualTo(Cause.STRATEGY);
    }

    @Test
    void another_equity_before_a_decision_is_the_engine() {
        assertThat(cause(DAY, with(with(ORDERED, EventField.SHARES, "3"), EventField.EQUITY, "89"), FILLED, LIQUIDATED)).isEqualTo(Cause.ENGINE);
        assertThat(cause(with(DAY, EventField.EQUITY, "101"), with(ORDERED, EventField.SHARES, "3"), FILLED, LIQUIDATED)).isEqualTo(Cause.ENGINE);
    }

    @Test
    void a_fill_a_fee_funding_or_a_liquidation_that_differs_is_the_engine() {
        assertThat(cause(DAY, ORDERED, with(FILLED, EventField.PRICE, "7"), LIQUIDATED)).isEqualTo(Cause.ENGINE);
        assertThat(cause(DAY, ORDERED, with(FILLED, EventField.FEE, "7"), LIQUIDATED)).isEqualTo(Cause.ENGINE);
        assertThat(cause(DAY, ORDERED, FILLED, with(LIQUIDATED, EventField.FUNDING, "-1"))).isEqualTo(Cause.ENGINE);
        assertThat(cause(DAY, ORDERED, FILLED)).isEqualTo(Cause.ENGINE);
        assertThat(cause(DAY, ORDERED, LIQUIDATED)).isEqualTo(Cause.ENGINE);
    }

    @Test
    void money_that_moved_without_an_event_is_the_engine() {
        assertThat(cause(PINNED.toArray(PinnedEvent[]::new))).isEqualTo(Cause.ENGINE);
    }

    @Test
    void another_meaning_of_the_engine_is_the_engine_whatever_differs_first() {
        Drift drift = drift(pins(3, "a", "b", "c", "2"), List.of(DAY, with(ORDERED, EventField.SHARES, "3"), FILLED, LIQUIDATED));

        assertThat(drift.cause()).isEqualTo(Cause.ENGINE);
        assertThat(drift.inputs()).containsExactly(new Change("semantics", "2", "3"));
    }

    @Test
    void a_guardrail_holds_or_tells_what_it_found() {
        Map<String, String> measures = Map.of("maxDrawdown", "0.25", "sharpe", "");

        assertThat(Guardrail.parse("maxDrawdown", "<= 0.25").orElseThrow().broken(measures)).isEmpty();
        assertThat(Guardrail.parse("maxDrawdown", "0.25").orElseThrow().broken(measures)).isEmpty();
        assertThat(Guardrail.parse("maxDrawdown", "< 0.25").orElseThrow().broken(measures)).contains("maxDrawdown is 0.25, expected < 0.25");
        assertThat(Guardrail.parse("sharpe", ">1").orElseThrow().broken(measures)).contains("sharpe is not defined, expected > 1");
        assertThat(Guardrail.parse("maxDrawdown", "< NaN")).isEmpty();
        assertThat(Guardrail.parse("maxDrawdown", "=< 1")).isEmpty();
    }

    @Test
    void numbers_are_written_so_that_they_read_back_exactly() {
        for (double value : new double[] {0.1, 2.0e-4, 1e300, Double.MIN_VALUE, 100000, -0.0, 1.0 / 3}) {
            assertThat(Double.parseDouble(NumberText.of(value))).isEqualTo(value + 0.0);
            assertThat(NumberText.of(value)).doesNotContain("E");
        }
        assertThat(NumberText.ofNano(-1_500_000_000L)).isEqualTo("-1.5");
        assertThat(NumberText.ofLots(16_859_000, 3)).isEqualTo("16859");
    }
}
