package dev.wafer.cli.page;

import dev.wafer.cli.text.JsonText;
import dev.wafer.data.session.UsStockSessions;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntToDoubleFunction;

/** The time axis of a picture: the bars of a run's clock, so many to a place. With more than one, what a place shows is chosen so that no extreme is lost. */
final class TimeAxis {
    private static final long LONGEST_WITH_SESSION_MS = 86_400_000;

    private final long[] openTimesMs;
    private final long resolutionMs;
    private final int barsPerPlace;

    /** Bars by their open times in order, with so many sharing a place. */
    TimeAxis(long[] openTimesMs, long resolutionMs, int barsPerPlace) {
        if (!(barsPerPlace >= 1 && openTimesMs.length > 0)) {
            throw new IllegalArgumentException("time axis: found " + openTimesMs.length + " bars, " + barsPerPlace + " to a place, expected at least one");
        }
        this.openTimesMs = openTimesMs.clone();
        this.resolutionMs = resolutionMs;
        this.barsPerPlace = barsPerPlace;
    }

    /** When a bar opens, UTC milliseconds. */
    long openMs(int bar) {
        return openTimesMs[bar];
    }

    /** When a bar closes. */
    long closeMs(int bar) {
        return openTimesMs[bar] + resolutionMs;
    }

    /** How many bars share a place. */
    int barsPerPlace() {
        return barsPerPlace;
    }

    /** Number of bars. */
    int bars() {
        return openTimesMs.length;
    }

    /** Number of places. */
    int places() {
        return (openTimesMs.length + barsPerPlace - 1) / barsPerPlace;
    }

    /** First bar of a place. */
    int firstBar(int place) {
        return place * barsPerPlace;
    }

    /** Bar behind the last of a place. */
    int endBar(int place) {
        return Math.min(openTimesMs.length, (place + 1) * barsPerPlace);
    }

    /** The bar that holds a time; the nearest one if none does. */
    int barAt(long timeMs) {
        int found = Arrays.binarySearch(openTimesMs, timeMs);
        return Math.max(0, found >= 0 ? found : -found - 2);
    }

    /** The place of a time. */
    int placeAt(long timeMs) {
        return barAt(timeMs) / barsPerPlace;
    }

    /** One value for each place out of those of its bars; NaN where no bar has one. */
    double[] folded(IntToDoubleFunction valueOfBar, DoubleBinaryOperator chosen) {
        double[] values = new double[places()];
        for (int place = 0; place < values.length; place++) {
            double value = Double.NaN;
            for (int bar = firstBar(place); bar < endBar(place); bar++) {
                double next = valueOfBar.applyAsDouble(bar);
                value = Double.isNaN(value) ? next : Double.isNaN(next) ? value : chosen.applyAsDouble(value, next);
            }
            values[place] = value;
        }
        return values;
    }

    /** Times and sessions. */
    void write(JsonText json) {
        json.put("resolutionMs", resolutionMs).put("barsPerPlace", barsPerPlace).put("bars", bars())
                .put("startMs", openTimesMs[0]).put("endMs", openTimesMs[openTimesMs.length - 1] + resolutionMs)
                .list("steps", list -> {
                    for (int place = 1; place < places(); place++) {
                        list.add((openTimesMs[firstBar(place)] - openTimesMs[firstBar(place - 1)]) / resolutionMs);
                    }
                }).list("internal", this::writeInternal);
    }

    /** Stretches of places without a price from outside, each by its first place and the one behind its last. */
    private void writeInternal(JsonText json) {
        if (resolutionMs > LONGEST_WITH_SESSION_MS) {
            return;
        }
        UsStockSessions sessions = new UsStockSessions();
        boolean wasInternal = false;
        for (int place = 0; place < places(); place++) {
            boolean isInternal = !sessions.isExternal(openTimesMs[firstBar(place)]);
            if (isInternal != wasInternal) {
                json.add(place);
            }
            wasInternal = isInternal;
        }
        if (wasInternal) {
            json.add(places());
        }
    }
}
