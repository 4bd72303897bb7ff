package dev.wafer.data.io.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Rows of neighbouring points as bytes, big-endian: first point, count, then for each point either 0, the bits of the measures that are defined, and
 * their values; or 1 and a reason with its length.
 */
final class ResultRecord {
    private static final byte MEASURED = 0;
    private static final byte REFUSED = 1;
    static final int MOST_MEASURES = Long.SIZE;

    private ResultRecord() {}

    static byte[] bytes(List<ResultRow> rows) {
        List<byte[]> reasons = rows.stream().map(row -> row.refusal().orElse("").getBytes(StandardCharsets.UTF_8)).toList();
        int size = Long.BYTES + Integer.BYTES;
        for (int place = 0; place < rows.size(); place++) {
            size += 1 + Long.BYTES + Double.BYTES * rows.get(place).measures().size() + reasons.get(place).length;
        }
        ByteBuffer bytes = ByteBuffer.allocate(size).putLong(rows.getFirst().point()).putInt(rows.size());
        for (int place = 0; place < rows.size(); place++) {
            put(bytes, rows.get(place), reasons.get(place));
        }
        byte[] written = new byte[bytes.position()];
        bytes.flip().get(written);
        return written;
    }

    private static void put(ByteBuffer bytes, ResultRow row, byte[] reason) {
        if (row.refusal().isPresent()) {
            bytes.put(REFUSED).putInt(reason.length).put(reason);
            return;
        }
        long known = 0;
        for (int measure = 0; measure < row.measures().size(); measure++) {
            known |= row.measures().get(measure).isPresent() ? 1L << measure : 0;
        }
        bytes.put(MEASURED).putLong(known);
        row.measures().forEach(value -> value.ifPresent(bytes::putDouble));
    }

    /** First point of a record. */
    static long firstPoint(ByteBuffer record) {
        return record.getLong(0);
    }

    /** How many points it has. */
    static int count(ByteBuffer record) {
        return record.getInt(Long.BYTES);
    }

    static List<ResultRow> rows(ByteBuffer record, int measures) {
        long point = record.getLong();
        int count = record.getInt();
        List<ResultRow> rows = new ArrayList<>(count);
        for (int place = 0; place < count; place++) {
            rows.add(record.get() == REFUSED ? refused(point + place, record) : measured(point + place, record, measures));
        }
        return rows;
    }

    private static ResultRow refused(long point, ByteBuffer record) {
        byte[] reason = new byte[record.getInt()];
        record.get(reason);
        return new ResultRow(point, Optional.of(new String(reason, StandardCharsets.UTF_8)), List.of());
    }

    private static ResultRow measured(long point, ByteBuffer record, int measures) {
        long known = record.getLong();
        List<OptionalDouble> values = new ArrayList<>(measures);
        for (int measure = 0; measure < measures; measure++) {
            values.add((known >>> measure & 1) == 1 ? OptionalDouble.of(record.getDouble()) : OptionalDouble.empty());
        }
        return new ResultRow(point, Optional.empty(), values);
    }
}
