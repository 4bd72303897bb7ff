package dev.wafer.engine.feature;

import dev.wafer.api.Column;
import dev.wafer.api.Feature;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/** Steps a user's feature: its inputs stand at the row in question while it is called, and at the present again afterwards. */
final class FeatureRows implements RowSource, Feature.Output {
    private final Feature.State state;
    private final EngineColumn[] inputs;
    private final SlotMap[] slots;
    private final RunTime time;
    private double value = ColumnData.NOT_KNOWN;

    FeatureRows(Feature.State state, List<EngineColumn> inputs, Timeline timeline, RunTime time) {
        this.state = state;
        this.inputs = inputs.toArray(EngineColumn[]::new);
        this.slots = inputs.stream().map(input -> SlotMap.from(timeline, input.data().timeline())).toArray(SlotMap[]::new);
        this.time = time;
    }

    @Override
    public double next(int slot) {
        for (int i = 0; i < inputs.length; i++) {
            if (Double.isNaN(inputs[i].data().values()[slots[i].of(slot)])) {
                return ColumnData.NOT_KNOWN;
            }
        }
        for (int i = 0; i < inputs.length; i++) {
            inputs[i].cursor().slot = slots[i].of(slot);
        }
        value = ColumnData.NOT_KNOWN;
        state.step(this);
        for (EngineColumn input : inputs) {
            input.cursor().advance(time.tick);
        }
        return value;
    }

    @Override
    public void set(double newValue) {
        value = newValue;
    }

    /** The record's components of type Column, in its order. */
    static List<EngineColumn> inputsOf(Feature feature, ColumnBook book) {
        String name = feature.getClass().getSimpleName();
        if (!feature.getClass().isRecord()) {
            throw new IllegalArgumentException("feature " + name + ": found a class, expected a record whose Column components are its inputs");
        }
        List<EngineColumn> inputs = new ArrayList<>();
        for (RecordComponent component : feature.getClass().getRecordComponents()) {
            if (Column.class.isAssignableFrom(component.getType())) {
                inputs.add(book.own("feature " + name + ", " + component.getName(), read(feature, component)));
            }
        }
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("feature " + name + ": found no component of type Column, expected at least one as its input");
        }
        return inputs;
    }

    private static Object read(Feature feature, RecordComponent component) {
        String where = "feature " + feature.getClass().getSimpleName() + ", " + component.getName();
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            Object column = accessor.invoke(feature);
            if (column == null) {
                throw new IllegalArgumentException(where + ": found null, expected a column");
            }
            return column;
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalArgumentException(where + ": cannot be read: " + e, e);
        }
    }
}
