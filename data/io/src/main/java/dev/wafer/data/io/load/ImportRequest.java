package dev.wafer.data.io.load;

import dev.wafer.data.series.OpenInterestFacts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What to make a data set from.
 *
 * @param name of the data set
 * @param venue name of the rule book it belongs to
 * @param resolution length of every bar; without it, the most frequent gap between bars
 * @param provenance where the files came from, in one line
 * @param isSynthetic whether they are simulated
 * @param bars one file for each symbol, in the data set's order
 * @param funding files of funding points or daily sums, at most one for a symbol of {@code bars}
 * @param openInterest files of open interest, at most one for a symbol of {@code bars}
 */
public record ImportRequest(String name, String venue, Optional<Duration> resolution, String provenance, boolean isSynthetic,
        List<Source> bars, List<Source> funding, List<OpenInterestSource> openInterest) {
    /** Checks names against each other. */
    public ImportRequest {
        bars = List.copyOf(bars);
        funding = List.copyOf(funding);
        openInterest = List.copyOf(openInterest);
        List<String> tickers = bars.stream().map(Source::ticker).toList();
        if (tickers.isEmpty()) {
            throw new IllegalArgumentException("import: found no bar files, expected at least one");
        }
        if (resolution.isPresent() && !(resolution.get().toMillis() > 0)) {
            throw new IllegalArgumentException("import: found resolution " + resolution.get() + ", expected more than 0");
        }
        checkTickers("bars", tickers, tickers);
        checkTickers("funding", funding.stream().map(Source::ticker).toList(), tickers);
        checkTickers("open interest", openInterest.stream().map(OpenInterestSource::ticker).toList(), tickers);
    }

    private static void checkTickers(String what, List<String> found, List<String> known) {
        for (String ticker : found) {
            if (!known.contains(ticker)) {
                throw new IllegalArgumentException("import: found " + what + " of '" + ticker + "', expected one of " + String.join(", ", known));
            }
        }
        if (found.stream().distinct().count() != found.size()) {
            throw new IllegalArgumentException("import: found " + what + " of " + String.join(", ", found) + ", expected one file for each symbol");
        }
    }

    /** One file of one symbol. */
    public record Source(String ticker, Path file) {}

    /**
     * A file of open interest.
     *
     * @param column its column in the file; without it, one with a usual name
     * @param kind a level at the close, or a mean over the interval
     * @param sourceVenue the venue it was measured on
     * @param lag from the end of the interval until it was published, 0 or more
     * @param source where the figures were read
     */
    public record OpenInterestSource(String ticker, Path file, Optional<String> column, OpenInterestFacts.Kind kind, String sourceVenue,
            Duration lag, String source) {
        /** Checks the lag. */
        public OpenInterestSource {
            if (lag.isNegative()) {
                throw new IllegalArgumentException("open interest of " + ticker + ": found lag " + lag + ", expected 0 or more");
            }
        }
    }
}
