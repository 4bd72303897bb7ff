package dev.wafer.data.io.load;

import dev.wafer.data.io.DurationText;
import dev.wafer.data.io.Problems;
import dev.wafer.data.series.FundingSeries;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Funding of a foreign file: points, or daily sums that become one point at the end of their day. Points keep premium and impact prices; a
 * mean premium of a daily sum is not kept, since no rate follows from it.
 */
final class ForeignFunding {
    private static final String DAILY_RATE = "funding_rate_sum";
    private static final List<String> RATE = List.of("funding_rate", "fundingrate", "last_funding_rate", "rate", "funding", "funding_1h", DAILY_RATE);
    private static final List<String> HOURS_OF_SUM = List.of("n_hours");
    private static final List<String> INTERVAL = List.of("interval");
    private static final List<String> PREMIUM = List.of("premium");
    private static final List<String> IMPACT_BID = List.of("impact_bid_px", "impact_bid");
    private static final List<String> IMPACT_ASK = List.of("impact_ask_px", "impact_ask");
    private static final List<String> ORACLE = List.of("oracle", "oracle_px", "oracle_price");
    private static final long HOUR_MS = 3_600_000;
    private static final long DAY_MS = 24 * HOUR_MS;

    private ForeignFunding() {}

    static FundingSeries read(ImportRequest.Source source, List<String> notes, Problems problems) {
        try (CsvCursor cursor = CsvCursor.open(source.file(), problems)) {
            ForeignHeader header = new ForeignHeader(cursor, problems);
            int time = header.need("time", ForeignHeader.TIME);
            int rate = header.need("rate", RATE);
            boolean hasHoursOfSum = header.find(HOURS_OF_SUM).isPresent();
            boolean isDailySum = hasHoursOfSum || ForeignHeader.plain(cursor.header().get(rate)).equals(DAILY_RATE);
            OptionalInt interval = isDailySum ? OptionalInt.empty() : header.find(INTERVAL);
            OptionalInt premium = isDailySum ? OptionalInt.empty() : header.find(PREMIUM);
            var columns = new FundingRows.Columns(time, rate, interval, premium, isDailySum ? Optional.empty() : impact(header), header.find(ORACLE));
            FundingRows rows = new FundingRows(cursor, columns, problems).read();
            header.noteUnused(source.ticker(), notes);
            problems.throwIfAny();
            FundingSeries series = isDailySum ? dailySums(source, rows, notes) : points(source, rows, notes);
            if (premium.isPresent()) {
                notes.add(source.ticker() + ": column '" + cursor.header().get(premium.getAsInt()) + "' of " + source.file().getFileName()
                        + " kept as the mean premium over the oracle, a fraction");
            }
            if (series.ignoredCount() > 0) {
                notes.add(source.ticker() + ": " + series.ignoredCount() + " funding points ignored, their time was taken by an earlier row");
            }
            return series;
        }
    }

    /** The two impact prices, if the file has both. */
    private static Optional<FundingRows.ImpactColumns> impact(ForeignHeader header) {
        if (IMPACT_BID.stream().noneMatch(header::has) || IMPACT_ASK.stream().noneMatch(header::has)) {
            return Optional.empty();
        }
        return Optional.of(new FundingRows.ImpactColumns(header.need("impact bid", IMPACT_BID), header.need("impact ask", IMPACT_ASK)));
    }

    private static FundingSeries dailySums(ImportRequest.Source source, FundingRows rows, List<String> notes) {
        notes.add(source.ticker() + ": " + source.file().getFileName() + " holds daily sums of funding; each is one point at the end of its day, "
                + "interval 1d");
        return rows.series(DAY_MS, DAY_MS);
    }

    private static FundingSeries points(ImportRequest.Source source, FundingRows rows, List<String> notes) {
        long[] timesMs = Arrays.stream(rows.toStamps()).map(FundingSeries::settleTimeMs).toArray();
        long intervalMs = Gaps.mostFrequentMs(timesMs).orElse(HOUR_MS);
        if (intervalMs != HOUR_MS) {
            notes.add(source.ticker() + ": funding interval " + DurationText.format(intervalMs) + ", the most frequent gap of its points");
        }
        return rows.series(0, intervalMs);
    }
}
