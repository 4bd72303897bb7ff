package dev.wafer.data.io.store;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Where in a log the points are. */
final class RecordIndex {
    private final TreeMap<Long, Place> placeByFirstPoint = new TreeMap<>();
    private String last = "";
    private long count;

    /** A record: its points and where its frame begins. */
    record Place(long firstPoint, int count, long offset) {
        long endPoint() {
            return firstPoint + count;
        }
    }

    /** Adds a record, unless one of its points is there already. */
    boolean add(ByteBuffer record, long offset) {
        Place place = new Place(ResultRecord.firstPoint(record), ResultRecord.count(record), offset);
        last = place.firstPoint() + " to " + (place.endPoint() - 1);
        Optional<Map.Entry<Long, Place>> before = Optional.ofNullable(placeByFirstPoint.lowerEntry(place.endPoint()));
        if (before.isPresent() && before.get().getValue().endPoint() > place.firstPoint()) {
            return false;
        }
        placeByFirstPoint.put(place.firstPoint(), place);
        count += place.count();
        return true;
    }

    /** The points of the record that was added last, or refused. */
    String last() {
        return last;
    }

    long count() {
        return count;
    }

    Stream<Place> places() {
        return placeByFirstPoint.values().stream();
    }

    /** First point and number after the last of each stretch without a hole, in order. */
    List<long[]> stretches() {
        List<long[]> stretches = new ArrayList<>();
        for (Place place : placeByFirstPoint.values()) {
            if (!stretches.isEmpty() && stretches.getLast()[1] == place.firstPoint()) {
                stretches.getLast()[1] = place.endPoint();
            } else {
                stretches.add(new long[] {place.firstPoint(), place.endPoint()});
            }
        }
        return stretches;
    }
}
