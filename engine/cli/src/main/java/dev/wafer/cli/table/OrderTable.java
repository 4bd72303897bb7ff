package dev.wafer.cli.table;

import dev.wafer.api.Event.Leg;
import dev.wafer.cli.text.Words;
import dev.wafer.data.io.store.ResultFiles.Cell;
import dev.wafer.data.io.store.TableFiles.Sheet;
import dev.wafer.engine.journal.Entry;
import dev.wafer.engine.journal.Journal;
import dev.wafer.engine.run.RunResult;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A row for each order or target that a strategy sent, with what became of it; what its attached exits did stands in the journal. */
final class OrderTable {
    private final RunResult result;
    private final Journal journal;
    private final Lots lots;
    private final Map<Long, Sent> byId = new LinkedHashMap<>();

    /** One order, while the journal is read. */
    private static final class Sent {
        private final int row;
        private OptionalDouble reducedTo = OptionalDouble.empty();
        private Optional<Instant> firstFill = Optional.empty();
        private Optional<Instant> lastFill = Optional.empty();
        private double filledShares;
        private double filledUsd;
        private double feesUsd;
        private String endedBy = "";
        private String endedBecause = "";

        Sent(int row) {
            this.row = row;
        }
    }

    OrderTable(RunResult result, Lots lots) {
        this.result = result;
        this.lots = lots;
        journal = result.journal();
        for (int row = 0; row < journal.count(); row++) {
            if (journal.entry(row) == Entry.ORDERED) {
                byId.put(journal.orderId(row), new Sent(row));
            } else if (journal.leg(row) == Leg.ORDER) {
                follow(row);
            }
        }
    }

    private void follow(int row) {
        Optional.ofNullable(byId.get(journal.orderId(row))).ifPresent(order -> follow(order, row));
    }

    private void follow(Sent order, int row) {
        switch (journal.entry(row)) {
            case FILLED -> fill(order, row);
            case REDUCED -> order.reducedTo = OptionalDouble.of(lots.shares(row, journal.realizedNano(row)));
            case CANCELLED, REJECTED -> {
                order.endedBy = Words.of(journal.entry(row));
                order.endedBecause = journal.because(row);
            }
            case ORDERED, LIQUIDATED, FUNDED, ADJUSTED, AMBIGUOUS, SETTLED -> {}                 // not the end of an order
        }
    }

    private void fill(Sent order, int row) {
        Instant time = Instant.ofEpochMilli(journal.timeMs(row));
        order.firstFill = order.firstFill.or(() -> Optional.of(time));
        order.lastFill = Optional.of(time);
        order.filledShares += lots.shares(row);
        order.filledUsd += lots.shares(row) * journal.priceUsd(row);
        order.feesUsd += journal.feeNano(row) / RunTables.NANO_PER_USD;
        if (journal.isWhole(row)) {
            order.endedBy = Words.of(Entry.FILLED);
        }
    }

    Sheet sheet() {
        SheetText<Sent> sheet = new SheetText<>("orders");
        sheet.add("order_id", Cell.WHOLE, order -> Optional.of(journal.orderId(order.row))).time("time", order -> journal.timeMs(order.row))
                .text("symbol", order -> result.symbols().get(journal.symbol(order.row)))
                .decimal("signed_quantity_shares", order -> lots.shares(order.row))
                .optional("price_usd", order -> RunTables.above0(journal.priceUsd(order.row))).text("because", order -> journal.because(order.row))
                .optional("reduced_to_shares", order -> order.reducedTo).decimal("filled_shares", order -> order.filledShares)
                .optional("mean_fill_price_usd", order -> order.filledShares == 0 ? OptionalDouble.empty() : OptionalDouble.of(order.filledUsd / order.filledShares))
                .add("first_fill_time", Cell.TIME, order -> order.firstFill.map(time -> time)).add("last_fill_time", Cell.TIME, order -> order.lastFill.map(time -> time))
                .decimal("fees_usd", order -> order.feesUsd).text("ended_by", order -> order.endedBy).text("ended_because", order -> order.endedBecause);
        return sheet.of(List.copyOf(byId.values()));
    }
}
