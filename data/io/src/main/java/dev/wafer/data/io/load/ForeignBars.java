package dev.wafer.data.io.load;

import dev.wafer.data.io.Problems;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Bars of a foreign file. Open interest in it is not taken: its kind and lag must be told, so it is a source of its own. */
final class ForeignBars {
    private static final Map<Field, List<String>> REQUIRED = Map.of(Field.OPEN, List.of("open", "o"), Field.HIGH, List.of("high", "h"),
            Field.LOW, List.of("low", "l"), Field.CLOSE, List.of("close", "c"));
    private static final List<String> VOLUME = List.of("volume", "vol", "v", "base_volume");
    private static final List<String> ORACLE = List.of("oracle", "oracle_px", "oracle_price");

    private ForeignBars() {}

    /**
     * Reads a file.
     *
     * @param leastGapMs shortest allowed time from one open to the next
     */
    static BarSeries read(ImportRequest.Source source, long leastGapMs, List<String> notes, Problems problems) {
        try (CsvCursor cursor = CsvCursor.open(source.file(), problems)) {
            ForeignHeader header = new ForeignHeader(cursor, problems);
            BarColumns columns = columns(header);
            boolean hasVolume = columns.find(Field.VOLUME).isPresent();
            BarRows rows = new BarRows(cursor, columns, leastGapMs, true, problems);
            BarSeries bars = rows.read();
            header.noteUnused(source.ticker(), notes);
            if (!hasVolume) {
                notes.add(source.ticker() + ": " + source.file().getFileName() + " has no volume column; volume is not known");
            }
            if (rows.doubtedVolumeCount() > 0) {
                notes.add(source.ticker() + ": volume 0 in " + rows.doubtedVolumeCount() + " bars whose price moved, stored as not known");
            }
            problems.throwIfAny();
            return bars;
        }
    }

    private static BarColumns columns(ForeignHeader header) {
        Map<Field, Integer> places = new EnumMap<>(Field.class);
        for (Field field : List.of(Field.OPEN, Field.HIGH, Field.LOW, Field.CLOSE)) {
            places.put(field, header.need(field.columnName(), REQUIRED.getOrDefault(field, List.of())));
        }
        header.find(VOLUME).ifPresent(place -> places.put(Field.VOLUME, place));
        header.find(ORACLE).ifPresent(place -> places.put(Field.ORACLE, place));
        if (Field.MARKS.stream().allMatch(mark -> header.has(mark.columnName()))) {
            Field.MARKS.forEach(mark -> header.find(List.of(mark.columnName())).ifPresent(place -> places.put(mark, place)));
        }
        return new BarColumns(header.need("time", ForeignHeader.TIME), places);
    }
}
