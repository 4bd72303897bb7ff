package dev.wafer.strategies.wrap;

import dev.wafer.api.Account;
import dev.wafer.api.Desk;
import dev.wafer.api.Market;
import dev.wafer.api.Notes;
import dev.wafer.api.Range;
import dev.wafer.api.Setup;
import dev.wafer.api.Strategy;
import dev.wafer.api.StrategySpec;
import dev.wafer.api.Symbol;
import dev.wafer.api.Wrapper;
import java.time.Duration;
import java.util.Arrays;

/**
 * Holds nothing of a symbol around its company's earnings; others are left alone.
 *
 * @param hoursBefore how long before the announcement the position must be gone
 * @param hoursAfter how long after it nothing is held
 */
public record FlatThroughEarnings(@Range(min = 0, max = 720) int hoursBefore, @Range(min = 0, max = 720) int hoursAfter) implements Wrapper {
    private static final long HOUR_MS = Duration.ofHours(1).toMillis();

    /** A day before, a day after. */
    public FlatThroughEarnings() {
        this(24, 24);
    }

    /** Refuses negative times. */
    public FlatThroughEarnings {
        if (!(hoursBefore >= 0 && hoursAfter >= 0)) {
            throw new IllegalArgumentException("found hoursBefore " + hoursBefore + " and hoursAfter " + hoursAfter + ", expected 0 or more");
        }
    }

    @Override
    public String description() {
        return "Holds nothing of a symbol around its company's earnings.";
    }

    @Override
    public Notes notes() {
        return new Notes("Earnings jump a stock by more than a leveraged position can bear, in either direction, at a time that is known ahead.",
                "Own rule; Beaver, \"The information content of annual earnings announcements\", Journal of Accounting Research 6 (1968), measured the jump.",
                "Earnings dates of the data set (events.csv); a run in which no symbol has any is refused. An announcement before the first bar is not seen.",
                "The drift after the announcement is missed for hoursAfter. A date that moved and was not corrected in the calendar protects nothing.");
    }

    @Override
    public Strategy start(StrategySpec inner, Setup run) {
        if (run.symbols().stream().noneMatch(run::hasEarnings)) {
            throw new IllegalArgumentException("flat-through-earnings: found no earnings date of " + run.symbols() + ", expected one in events.csv");
        }
        return Overlay.of(inner, run, new AroundEarnings(run), Overlay.NO_BAND);
    }

    private final class AroundEarnings implements Share {
        private static final long LONG_AGO_MS = Long.MIN_VALUE / 2;

        private final long barMs;
        private final long[] passedMs;
        private final long[] nextMs;

        AroundEarnings(Setup run) {
            barMs = run.resolution().toMillis();
            passedMs = new long[run.symbols().size()];
            nextMs = new long[passedMs.length];
            Arrays.fill(nextMs, LONG_AGO_MS);
        }

        @Override
        public double at(Symbol symbol, boolean isWanted, Market market, Account account, Desk desk) {
            int s = symbol.index();
            long nowMs = market.timeMs();
            if (nowMs >= nextMs[s]) {
                passedMs[s] = nextMs[s];
                nextMs[s] = market.nextEarningsMs(symbol).orElse(Long.MAX_VALUE);
            }
            boolean isAfter = nowMs < passedMs[s] + hoursAfter * HOUR_MS;
            boolean isBefore = nextMs[s] <= nowMs + hoursBefore * HOUR_MS + barMs;
            return isAfter || isBefore ? 0 : 1;
        }

        @Override
        public String whyFlat() {
            return "flat through earnings";
        }
    }
}
