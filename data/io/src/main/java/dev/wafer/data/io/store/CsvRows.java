package dev.wafer.data.io.store;

import dev.wafer.data.io.DurationText;
import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.CorporateEvent;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.FundingPoint;
import dev.wafer.data.series.FundingSeries;
import dev.wafer.data.series.SymbolHistory;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** The rows of a data set's files: optional columns only where a row has them, an empty cell for what is not known. */
final class CsvRows {
    private CsvRows() {}

    static void ofBars(BarSeries bars, Writer out) throws IOException {
        List<Field> fields = Arrays.stream(Field.values())
                .filter(field -> field.isRequired() || field == Field.VOLUME || bars.knownCount(field) > 0).toList();
        out.write("open_time");
        for (Field field : fields) {
            out.write("," + field.columnName());
        }
        out.write('\n');
        for (int row = 0; row < bars.count(); row++) {
            out.write(Instant.ofEpochMilli(bars.openTimeMs(row)).toString());
            for (Field field : fields) {
                out.write(',');
                if (bars.isKnown(field, row)) {
                    out.write(NumberText.of(bars.value(field, row)));
                }
            }
            out.write('\n');
        }
    }

    static void ofFunding(FundingSeries funding, Writer out) throws IOException {
        boolean hasPremium = IntStream.range(0, funding.count()).anyMatch(funding::isPremiumKnown);
        boolean hasImpact = IntStream.range(0, funding.count()).anyMatch(funding::isImpactKnown);
        boolean hasOracle = IntStream.range(0, funding.count()).anyMatch(funding::isOracleKnown);
        out.write("time,rate,interval" + (hasPremium ? ",premium" : "") + (hasImpact ? ",impact_bid,impact_ask" : "") + (hasOracle ? ",oracle" : "")
                + "\n");
        for (int place = 0; place < funding.count(); place++) {
            FundingPoint point = funding.point(place);
            out.write(Instant.ofEpochMilli(point.stampMs()) + "," + cell(point.ratePerInterval()) + "," + DurationText.format(point.intervalMs()));
            out.write(hasPremium ? "," + cell(point.premium()) : "");
            out.write(hasImpact ? point.impact().map(impact -> "," + NumberText.of(impact.bidUsd()) + "," + NumberText.of(impact.askUsd())).orElse(",,") : "");
            out.write(hasOracle ? "," + cell(point.oracleUsd()) : "");
            out.write('\n');
        }
    }

    static void ofEvents(List<SymbolHistory> histories, Writer out) throws IOException {
        out.write("time,symbol,event,value\n");
        for (SymbolHistory history : histories) {
            for (CorporateEvent event : history.events()) {
                String value = event.kind() == CorporateEvent.Kind.SPLIT ? NumberText.of(event.newSharesPerOld()) : "";
                out.write(Instant.ofEpochMilli(event.timeMs()) + "," + history.ticker() + "," + event.kind().name().toLowerCase(Locale.ROOT) + ","
                        + value + "\n");
            }
        }
    }

    private static String cell(OptionalDouble value) {
        return value.isPresent() ? NumberText.of(value.getAsDouble()) : "";
    }
}
