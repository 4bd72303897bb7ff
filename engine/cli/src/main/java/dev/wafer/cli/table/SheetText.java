package dev.wafer.cli.table;

import dev.wafer.data.io.store.ResultFiles.Cell;
import dev.wafer.data.io.store.ResultFiles.Column;
import dev.wafer.data.io.store.TableFiles.Sheet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * A table put together column by column: each is a name and what it says of a row.
 *
 * @param <R> what a row is made of
 */
final class SheetText<R> {
    private final String name;
    private final List<Column> columns = new ArrayList<>();
    private final List<Function<R, Optional<Object>>> cells = new ArrayList<>();

    SheetText(String name) {
        this.name = name;
    }

    /** The numbers below one that are wanted, as rows. */
    static List<Integer> rows(int count, IntPredicate isWanted) {
        return IntStream.range(0, count).filter(isWanted).boxed().toList();
    }

    /** An empty text is no value. */
    SheetText<R> text(String column, Function<R, String> cell) {
        return add(column, Cell.TEXT, row -> Optional.<Object>of(cell.apply(row)).filter(text -> !text.equals("")));
    }

    SheetText<R> time(String column, ToLongFunction<R> timeMs) {
        return add(column, Cell.TIME, row -> Optional.of(Instant.ofEpochMilli(timeMs.applyAsLong(row))));
    }

    SheetText<R> decimal(String column, ToDoubleFunction<R> cell) {
        return add(column, Cell.DECIMAL, row -> Optional.of(cell.applyAsDouble(row) + 0.0));    // minus zero becomes zero
    }

    SheetText<R> optional(String column, Function<R, OptionalDouble> cell) {
        return add(column, Cell.DECIMAL, row -> cell.apply(row).stream().mapToObj(value -> (Object) value).findFirst());
    }

    SheetText<R> flag(String column, Predicate<R> cell) {
        return add(column, Cell.FLAG, row -> Optional.of(cell.test(row)));
    }

    SheetText<R> add(String column, Cell kind, Function<R, Optional<Object>> cell) {
        columns.add(new Column(column, kind));
        cells.add(cell);
        return this;
    }

    /** The table with these rows. */
    Sheet of(List<R> rows) {
        return new Sheet(name, columns, table -> rows.forEach(row -> table.accept(cells.stream().map(cell -> cell.apply(row)).toList())));
    }
}
