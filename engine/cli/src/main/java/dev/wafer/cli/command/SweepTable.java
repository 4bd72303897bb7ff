package dev.wafer.cli.command;

import dev.wafer.cli.report.Measures;
import dev.wafer.data.io.store.ResultFiles.Cell;
import dev.wafer.data.io.store.ResultFiles.Column;
import dev.wafer.data.io.store.ResultRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.LongFunction;

/** The table of a sweep's points: number, parameters, why it was refused, measures. */
final class SweepTable {
    static final String POINT = "point";
    private static final String REFUSED = "refused";

    private final List<Column> parameters;
    private final Set<String> axes;
    private final LongFunction<Map<String, String>> valuesOf;

    /**
     * A table.
     *
     * @param parameters columns by the names of the parameters
     * @param axes names of those that are not the same at all points, in their order
     * @param valuesOf texts of all parameters of a point
     */
    SweepTable(List<Column> parameters, Set<String> axes, LongFunction<Map<String, String>> valuesOf) {
        this.parameters = parameters;
        this.axes = axes;
        this.valuesOf = valuesOf;
    }

    /** A parameter with the name of another column, in whatever case, gets {@code parameter_} in front of it. */
    List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(POINT, Cell.WHOLE));
        parameters.forEach(parameter -> columns.add(new Column(columnName(parameter.name()), parameter.kind())));
        columns.add(new Column(REFUSED, Cell.TEXT));
        Measures.names().forEach(name -> columns.add(new Column(name, Measures.isCount(name) ? Cell.WHOLE : Cell.DECIMAL)));
        return columns;
    }

    /** Columns of the parameters that are not the same at all points. */
    List<Column> axisColumns() {
        return axes.stream().flatMap(axis -> parameters.stream().filter(parameter -> parameter.name().equals(axis)))
                .map(parameter -> new Column(columnName(parameter.name()), parameter.kind())).toList();
    }

    private String columnName(String parameter) {
        List<String> others = new ArrayList<>(Measures.names());
        others.addAll(List.of(POINT, REFUSED));
        parameters.stream().map(Column::name).filter(name -> !name.equals(parameter)).forEach(others::add);
        String name = parameter;
        while (others.stream().anyMatch(name::equalsIgnoreCase)) {
            name = "parameter_" + name;
        }
        return name;
    }

    /** A cell for each column. */
    List<Optional<Object>> cells(ResultRow row) {
        List<Optional<Object>> cells = new ArrayList<>();
        cells.add(Optional.of(row.point()));
        Map<String, String> values = valuesOf.apply(row.point());
        parameters.forEach(parameter -> cells.add(Optional.of(value(parameter.kind(), values.getOrDefault(parameter.name(), "")))));
        cells.add(row.refusal().map(reason -> reason));
        List<String> names = Measures.names();
        for (int place = 0; place < names.size(); place++) {
            OptionalDouble value = row.refusal().isPresent() ? OptionalDouble.empty() : row.measures().get(place);
            cells.add(value.isEmpty() ? Optional.empty()
                    : Optional.of(Measures.isCount(names.get(place)) ? (Object) (long) value.getAsDouble() : (Object) value.getAsDouble()));
        }
        return cells;
    }

    private static Object value(Cell type, String text) {
        return switch (type) {
            case WHOLE -> Long.valueOf(text);
            case DECIMAL -> Double.valueOf(text);
            case FLAG -> Boolean.valueOf(text);
            case TIME -> Instant.parse(text);
            case TEXT -> text;
        };
    }
}
