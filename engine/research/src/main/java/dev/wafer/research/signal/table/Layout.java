package dev.wafer.research.signal.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Columns of a table, each said by what it takes of a row's object.
 *
 * @param <T> what a row is made of
 */
final class Layout<T> {
    private final List<T> rows;
    private final List<Column<?>> columns = new ArrayList<>();

    Layout(List<T> rows) {
        this.rows = rows;
    }

    Layout<T> text(String name, Function<T, String> value) {
        return maybeText(name, row -> Optional.of(value.apply(row)));
    }

    Layout<T> maybeText(String name, Function<T, Optional<String>> value) {
        StringColumn column = StringColumn.create(name);
        rows.forEach(row -> value.apply(row).ifPresentOrElse(column::append, column::appendMissing));
        columns.add(column);
        return this;
    }

    Layout<T> flag(String name, Predicate<T> value) {
        BooleanColumn column = BooleanColumn.create(name);
        rows.forEach(row -> column.append(value.test(row)));
        columns.add(column);
        return this;
    }

    Layout<T> whole(String name, ToLongFunction<T> value) {
        return maybeWhole(name, row -> Optional.of(value.applyAsLong(row)));
    }

    Layout<T> maybeWhole(String name, Function<T, Optional<Long>> value) {
        LongColumn column = LongColumn.create(name);
        rows.forEach(row -> value.apply(row).ifPresentOrElse(one -> column.append(one.longValue()), column::appendMissing));
        columns.add(column);
        return this;
    }

    Layout<T> number(String name, ToDoubleFunction<T> value) {
        return maybe(name, row -> OptionalDouble.of(value.applyAsDouble(row)));
    }

    Layout<T> maybe(String name, Function<T, OptionalDouble> value) {
        DoubleColumn column = DoubleColumn.create(name);
        rows.forEach(row -> value.apply(row).ifPresentOrElse(column::append, column::appendMissing));
        columns.add(column);
        return this;
    }

    Table table(String name) {
        return Table.create(name, columns);
    }
}
