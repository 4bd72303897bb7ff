package dev.wafer.data.series;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Puts what was recorded before splits on the basis after the last one. A bar is before a split if it opens before it. A funding point is
 * before a split also at its very time: funding settles first. An open interest is before a split if it was measured before it, that is if
 * its bar opened less than the publication lag after the split. Example: 100 USDC and 7 shares before a ten-for-one split are 10 USDC and 70 shares.
 */
final class LatestBasis {
    private static final List<Field> OPTIONAL = Arrays.stream(Field.values()).filter(field -> !field.isRequired()).toList();

    private final List<CorporateEvent> splits;

    LatestBasis(List<CorporateEvent> events) {
        splits = events.stream().filter(event -> event.kind() == CorporateEvent.Kind.SPLIT).toList();
    }

    SymbolHistory of(SymbolHistory history) {
        long lagMs = history.openInterest().map(OpenInterestFacts::publicationLagMs).orElse(0L);
        Optional<BarSeries> subBars = history.subBars().map(finer -> bars(finer, lagMs));
        return new SymbolHistory(history.ticker(), bars(history.bars(), lagMs), funding(history.funding()), history.openInterest(), history.events(),
                subBars);
    }

    /** What one share held at a time has become by all splits later than it. */
    private double newSharesPerOldAfter(long timeMs) {
        double ratio = 1;
        for (int i = splits.size() - 1; i >= 0 && splits.get(i).timeMs() > timeMs; i--) {
            ratio *= splits.get(i).newSharesPerOld();
        }
        return ratio;
    }

    private BarSeries bars(BarSeries source, long openInterestLagMs) {
        BarSeries.Builder builder = BarSeries.builder(source.count());
        for (int row = 0; row < source.count(); row++) {
            long openTimeMs = source.openTimeMs(row);
            double ratio = newSharesPerOldAfter(openTimeMs);
            builder.add(openTimeMs, source.value(Field.OPEN, row) / ratio, source.value(Field.HIGH, row) / ratio,
                    source.value(Field.LOW, row) / ratio, source.value(Field.CLOSE, row) / ratio);
            double openInterestRatio = newSharesPerOldAfter(openTimeMs - openInterestLagMs);
            for (Field field : OPTIONAL) {
                if (source.isKnown(field, row)) {
                    double value = source.value(field, row);
                    double quantity = value * (field == Field.OPEN_INTEREST ? openInterestRatio : ratio);
                    builder.with(field, field.isQuantity() ? quantity : value / ratio);
                }
            }
        }
        return builder.build();
    }

    private FundingSeries funding(FundingSeries source) {
        FundingSeries.Builder builder = FundingSeries.builder(source.count()).withIgnored(source.ignoredCount());
        for (int point = 0; point < source.count(); point++) {
            builder.add(source.point(point).dividedBy(newSharesPerOldAfter(source.timeMs(point) - 1)));
        }
        return builder.build();
    }
}
