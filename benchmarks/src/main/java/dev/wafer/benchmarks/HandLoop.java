package dev.wafer.benchmarks;

import dev.wafer.data.series.BarSeries;
import dev.wafer.data.series.Field;
import dev.wafer.data.series.FundingSeries;
import dev.wafer.data.series.SymbolHistory;
import dev.wafer.engine.measure.EquityCurve;
import java.util.Arrays;

/**
 * What a careful person would write for one strategy and one symbol by hand: one method, arrays and local variables, nothing behind an interface.
 * It keeps the full account: nano-USDC cash and margin, funding as an index, the breach test at the open and at the adverse extreme, fees, both
 * drawdowns, equity of every day and, where wanted, of every close. It says the same as the engine to the bit; it refuses to go on where a position
 * would be liquidated.
 */
final class HandLoop {
    private static final long HOUR_MS = 3_600_000;
    private static final long DAY_MS = 86_400_000;
    private static final double NANO_PER_USD = 1e9;
    private static final double TIE = 1e-12;
    private static final double LEAST_CHANGE_USD = 10;
    private static final int ROWS_PER_FRESH_SUM = 1024;

    private final double[] opens;
    private final double[] highs;
    private final double[] lows;
    private final double[] closes;
    private final double[] fundingIndex;
    private final double[] fast;
    private final double[] slow;
    private final int firstReady;
    private final long startMs;
    private final double capitalUsd;
    private final int leverage;
    private final double feeFraction;
    private final Recorded recorded;

    /** Which equities a run keeps. */
    enum Recorded {
        /** At the start and at each 00:00 UTC: the yardstick. */
        DAILY,
        /** At every close as well. */
        EVERY_CLOSE
    }

    /**
     * What a run says.
     *
     * @param equity at the start and, where recorded, at every close
     * @param daily equity at the start and at each 00:00 UTC
     */
    record Result(double finalEquityUsd, int trades, double maxDrawdown, double maxDrawdownIntrabar, long feesNano, EquityCurve equity,
            EquityCurve daily) {}

    HandLoop(MadeMarket market, int fastBars, int slowBars, double capitalUsd, int leverage, double feeFraction,
            Recorded recorded) {
        SymbolHistory history = market.data().histories().getFirst();
        BarSeries bars = history.bars();
        opens = bars.toArray(Field.OPEN);
        highs = bars.toArray(Field.HIGH);
        lows = bars.toArray(Field.LOW);
        closes = bars.toArray(Field.CLOSE);
        startMs = bars.openTimeMs(0);
        fundingIndex = fundingIndex(history.funding());
        fast = means(closes, fastBars);
        slow = means(closes, slowBars);
        firstReady = slowBars - 1;
        this.capitalUsd = capitalUsd;
        this.leverage = leverage;
        this.feeFraction = feeFraction;
        this.recorded = recorded;
    }

    /** Running sum of price * rate: the recorded point, else the base rate at the last close. */
    private double[] fundingIndex(FundingSeries funding) {
        double[] index = new double[closes.length];
        double sum = 0;
        int next = 0;
        for (int i = 0; i < index.length; i++) {
            long openMs = startMs + i * MadeMarket.BAR_MS;
            if (next < funding.count() && funding.timeMs(next) == openMs) {
                sum += funding.oracleUsd(next) * funding.ratePerInterval(next);
                next++;
            } else if (i > 0 && openMs % HOUR_MS == 0) {
                sum += closes[i - 1] * MadeMarket.BASE_RATE_PER_HOUR;
            }
            index[i] = sum;
        }
        return index;
    }

    /** Means of the last rows, from a running sum that is made anew now and then so that its error stays below the tie. */
    private static double[] means(double[] values, int window) {
        double[] means = new double[values.length];
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i] - (i >= window ? values[i - window] : 0);
            if (i % ROWS_PER_FRESH_SUM == 0) {
                sum = Arrays.stream(values, Math.max(i - window + 1, 0), i + 1).sum();
            }
            means[i] = sum / window;
        }
        return means;
    }

    /** Replays all bars. Long on purpose: this is the loop that the engine's is measured against. */
    Result run() {
        double[] opens = this.opens;
        double[] highs = this.highs;
        double[] lows = this.lows;
        double[] closes = this.closes;
        double[] fundingIndex = this.fundingIndex;
        double[] fast = this.fast;
        double[] slow = this.slow;
        double lotsPerShare = Math.rint(Math.pow(10, MadeMarket.SIZE_DECIMALS));
        double[] daily = new double[(int) (closes.length * MadeMarket.BAR_MS / DAY_MS) + 2];
        long[] dailyMs = new long[daily.length];
        int days = 1;
        daily[0] = capitalUsd;
        dailyMs[0] = startMs;
        boolean recordsCloses = recorded == Recorded.EVERY_CLOSE;
        EquityCurve.Builder samples = new EquityCurve.Builder(recordsCloses ? closes.length + 1 : 1);
        samples.add(startMs, capitalUsd);
        long nextMidnightMs = Math.floorDiv(startMs, DAY_MS) * DAY_MS + DAY_MS;
        long cashNano = nano(capitalUsd);
        long marginNano = 0;
        long feesNano = 0;
        long lots = 0;
        double cashUsd = capitalUsd;
        double qtyShares = 0;
        double entryUsd = 0;
        double marginAtChangeUsd = 0;
        double indexAtChange = 0;
        long wantedLots = 0;
        boolean isWaiting = false;
        int wantedSide = 0;
        int trades = 0;
        double peakUsd = capitalUsd;
        double lowestCloseUsd = capitalUsd;
        double lowestUsd = capitalUsd;
        double worstClose = 0;
        double worst = 0;
        double equityUsd = capitalUsd;
        for (int i = 0; i < closes.length; i++) {
            double openUsd = opens[i];
            double index = fundingIndex[i];
            if (lots != 0 && isBreached(qtyShares, entryUsd, marginAtChangeUsd - qtyShares * (index - indexAtChange), openUsd)) {
                throw new IllegalStateException("the measured market liquidates nobody, found a breach at the open of bar " + i);
            }
            if (isWaiting) {
                isWaiting = false;
                if (lots != 0) {
                    marginNano += nano(-qtyShares * (index - indexAtChange));
                    long backNano = marginNano + nano(qtyShares * (openUsd - entryUsd));
                    if (backNano < 0) {
                        throw new IllegalStateException("the measured market makes no bad debt, found one in bar " + i);
                    }
                    cashNano += backNano;
                    long feeNano = Math.min(nano(Math.abs(qtyShares) * openUsd * feeFraction), cashNano);
                    cashNano -= feeNano;
                    feesNano += feeNano;
                    marginNano = 0;
                    lots = 0;
                }
                cashUsd = cashNano / NANO_PER_USD;
                long size = Math.abs(wantedLots);
                if (size != 0 && size / lotsPerShare * openUsd >= LEAST_CHANGE_USD) {
                    size = affordable(size, openUsd, lotsPerShare, cashNano);
                }
                if (size != 0) {
                    double sizeShares = size / lotsPerShare;
                    long feeNano = nano(sizeShares * openUsd * feeFraction);
                    marginNano = nano(sizeShares * openUsd / leverage);
                    cashNano -= marginNano + feeNano;
                    feesNano += feeNano;
                    lots = wantedLots > 0 ? size : -size;
                    qtyShares = lots / lotsPerShare;
                    entryUsd = openUsd;
                    marginAtChangeUsd = marginNano / NANO_PER_USD;
                    indexAtChange = index;
                    trades++;
                }
                cashUsd = cashNano / NANO_PER_USD;
                double afterOpenUsd = lots == 0 ? cashUsd : cashUsd + marginAtChangeUsd + qtyShares * (openUsd - entryUsd);
                lowestUsd = Math.min(lowestUsd, afterOpenUsd);
            }
            if (lots == 0) {
                equityUsd = cashUsd;
                lowestUsd = Math.min(lowestUsd, cashUsd);
            } else {
                double marginUsd = marginAtChangeUsd - qtyShares * (index - indexAtChange);
                double adverseUsd = lots > 0 ? lows[i] : highs[i];
                if (isBreached(qtyShares, entryUsd, marginUsd, adverseUsd)) {
                    throw new IllegalStateException("the measured market liquidates nobody, found a breach in bar " + i);
                }
                double heldUsd = cashUsd + marginUsd;
                lowestUsd = Math.min(lowestUsd, heldUsd + qtyShares * (adverseUsd - entryUsd));
                equityUsd = heldUsd + qtyShares * (closes[i] - entryUsd);
            }
            if (equityUsd > peakUsd) {
                worstClose = Math.max(worstClose, (peakUsd - lowestCloseUsd) / peakUsd);
                worst = Math.max(worst, (peakUsd - lowestUsd) / peakUsd);
                peakUsd = equityUsd;
                lowestCloseUsd = equityUsd;
                lowestUsd = equityUsd;
            } else if (equityUsd < lowestCloseUsd) {
                lowestCloseUsd = equityUsd;
                lowestUsd = Math.min(lowestUsd, equityUsd);
            }
            long closeMs = startMs + (i + 1) * MadeMarket.BAR_MS;
            if (recordsCloses) {
                samples.add(closeMs, equityUsd);
            }
            if (closeMs >= nextMidnightMs) {
                dailyMs[days] = nextMidnightMs;
                daily[days++] = equityUsd;
                nextMidnightMs += DAY_MS;
            }
            if (i >= firstReady) {
                double difference = fast[i] - slow[i];
                double tie = TIE * Math.max(Math.abs(fast[i]), Math.abs(slow[i]));
                int side = difference > tie ? 1 : -difference > tie ? -1 : wantedSide;
                if (side != wantedSide) {
                    wantedSide = side;
                    wantedLots = side * (long) Math.floor(leverage * Math.max(equityUsd, 0) / closes[i] * lotsPerShare + 1e-9);
                    isWaiting = true;
                }
            }
        }
        worstClose = Math.max(worstClose, (peakUsd - lowestCloseUsd) / peakUsd);
        worst = Math.max(worst, (peakUsd - lowestUsd) / peakUsd);
        if (lots != 0) {
            double lastIndex = fundingIndex[fundingIndex.length - 1];
            marginNano += nano(-qtyShares * (lastIndex - indexAtChange));
            equityUsd = cashUsd + marginNano / NANO_PER_USD + qtyShares * (closes[closes.length - 1] - entryUsd);
        }
        return new Result(equityUsd, trades, worstClose, worst, feesNano, samples.build(),
                new EquityCurve(Arrays.copyOf(dailyMs, days), Arrays.copyOf(daily, days)));
    }

    /** The most lots whose margin and fee cash can pay. */
    private long affordable(long wanted, double priceUsd, double lotsPerShare, long cashNano) {
        if (costNano(wanted, priceUsd, lotsPerShare) <= cashNano) {
            return wanted;
        }
        double usdPerLot = 1 / lotsPerShare * priceUsd * (1.0 / leverage + feeFraction);
        long most = Math.min(wanted, (long) Math.floor(cashNano / NANO_PER_USD / usdPerLot) + 1);
        while (most > 0 && costNano(most, priceUsd, lotsPerShare) > cashNano) {
            most--;
        }
        return most;
    }

    private long costNano(long lots, double priceUsd, double lotsPerShare) {
        return nano(lots / lotsPerShare * priceUsd / leverage) + nano(lots / lotsPerShare * priceUsd * feeFraction);
    }

    private static boolean isBreached(double qtyShares, double entryUsd, double marginUsd, double markUsd) {
        return marginUsd + qtyShares * (markUsd - entryUsd) < MadeMarket.MAINTENANCE_FRACTION * (Math.abs(qtyShares) * markUsd);
    }

    private static long nano(double usd) {
        return (long) Math.rint(usd * NANO_PER_USD);
    }
}
