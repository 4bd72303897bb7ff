package dev.wafer.data.io.cache;

import dev.wafer.data.series.FundingPoint;
import dev.wafer.data.series.FundingSeries;
import java.io.IOException;
import java.nio.DoubleBuffer;
import java.nio.LongBuffer;

/** Funding points as blocks. They are few beside the bars, so they are made one by one, with all checks of a point. */
final class FundingBlocks {
    private static final int RATE = 1;
    private static final int PREMIUM = 2;
    private static final int IMPACT = 4;
    private static final int ORACLE = 8;
    private static final int VALUES = 5;

    private FundingBlocks() {}

    /** How many were ignored, then times, intervals, what is known, and the values: rate, premium, impact bid and ask, oracle. */
    static void write(FundingSeries funding, BlockWriter out) throws IOException {
        int count = funding.count();
        long[] timesMs = new long[count], intervalsMs = new long[count], known = new long[count];
        double[] values = new double[count * VALUES];
        for (int point = 0; point < count; point++) {
            timesMs[point] = funding.timeMs(point);
            intervalsMs[point] = funding.intervalMs(point);
            known[point] = known(funding, point);
            int at = point * VALUES;
            values[at] = funding.isRateKnown(point) ? funding.ratePerInterval(point) : 0;
            values[at + 1] = funding.isPremiumKnown(point) ? funding.premium(point) : 0;
            values[at + 2] = funding.isImpactKnown(point) ? funding.impactBidUsd(point) : 0;
            values[at + 3] = funding.isImpactKnown(point) ? funding.impactAskUsd(point) : 0;
            values[at + 4] = funding.isOracleKnown(point) ? funding.oracleUsd(point) : 0;
        }
        out.longs(funding.ignoredCount()).longs(timesMs).longs(intervalsMs).longs(known).doubles(values);
    }

    private static long known(FundingSeries funding, int point) {
        return (funding.isRateKnown(point) ? RATE : 0) | (funding.isPremiumKnown(point) ? PREMIUM : 0)
                | (funding.isImpactKnown(point) ? IMPACT : 0) | (funding.isOracleKnown(point) ? ORACLE : 0);
    }

    static FundingSeries read(BlockReader in) throws IOException {
        int ignored = Math.toIntExact(in.longs(1)[0]);
        LongBuffer timesMs = in.longs();
        int count = timesMs.remaining();
        long[] intervalsMs = in.longs(count), known = in.longs(count);
        DoubleBuffer values = in.doubles();
        FundingSeries.Builder builder = FundingSeries.builder(count).withIgnored(ignored);
        for (int point = 0; point < count; point++) {
            FundingPoint made = point(FundingPoint.at(timesMs.get(point), intervalsMs[point]), known[point], values, point * VALUES);
            if (!builder.add(made)) {
                throw new IOException("found two funding points at " + made.stampMs());
            }
        }
        return builder.build();
    }

    private static FundingPoint point(FundingPoint bare, long known, DoubleBuffer values, int at) {
        FundingPoint point = (known & RATE) == 0 ? bare : bare.withRate(values.get(at));
        point = (known & PREMIUM) == 0 ? point : point.withPremium(values.get(at + 1));
        point = (known & IMPACT) == 0 ? point : point.withImpact(values.get(at + 2), values.get(at + 3));
        return (known & ORACLE) == 0 ? point : point.withOracle(values.get(at + 4));
    }
}
