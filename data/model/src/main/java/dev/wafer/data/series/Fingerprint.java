package dev.wafer.data.series;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * SHA-256 over content, not file bytes: schema version, symbols sorted by ticker, column names, little-endian bits (minus zero as zero,
 * presence as bits). Names, provenance and the order of symbols do not count. Also used for what a run did.
 */
public final class Fingerprint {
    private static final int SCHEMA_VERSION = 1;
    private static final int BUFFER_BYTES = 8_192;

    private final MessageDigest digest;
    private final ByteBuffer waiting = ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);

    /** An empty one. */
    public Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Invariant: every Java platform has SHA-256", e);
        }
    }

    /** The fingerprint of market data. */
    static String of(MarketData data) {
        Fingerprint print = new Fingerprint().add(SCHEMA_VERSION).add(data.resolutionMs());
        if (data.histories().stream().anyMatch(history -> history.subBars().isPresent())) {
            data.subResolutionMs().ifPresent(finerMs -> print.add("sub_resolution").add(finerMs));
        }
        data.histories().stream().sorted(Comparator.comparing(SymbolHistory::ticker)).forEach(print::add);
        return print.text();
    }

    /** Adds a whole number. */
    public Fingerprint add(long value) {
        if (waiting.remaining() < Long.BYTES) {
            flush();
        }
        waiting.putLong(value);
        return this;
    }

    /** Adds a number by its bits, minus zero as zero. */
    public Fingerprint add(double value) {
        return add(Double.doubleToLongBits(value + 0.0));
    }

    /** Adds a text with its length. */
    public Fingerprint add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        if (bytes.length > waiting.remaining()) {
            flush();
        }
        if (bytes.length > waiting.remaining()) {
            digest.update(bytes);
        } else {
            waiting.put(bytes);
        }
        return this;
    }

    /** {@code sha256:} and 64 hex digits. The object may not be used after it. */
    public String text() {
        flush();
        return "sha256:" + HexFormat.of().formatHex(digest.digest());
    }

    private void flush() {
        digest.update(waiting.flip());
        waiting.clear();
    }

    private void add(SymbolHistory history) {
        add(history.ticker());
        addBars(history.bars());
        addFunding(history.funding());
        history.openInterest().ifPresent(facts -> add(facts.kind().name()).add(facts.intervalMs()).add(facts.publicationLagMs()));
        if (!history.events().isEmpty()) {
            add("events").add(history.events().size());
            history.events().forEach(event -> add(event.timeMs()).add(event.kind().name()).add(event.newSharesPerOld()));
        }
        history.subBars().ifPresent(finer -> add("sub_bars").addBars(finer));
    }

    private void addBars(BarSeries bars) {
        add(bars.count());
        for (int row = 0; row < bars.count(); row++) {
            add(bars.openTimeMs(row));
        }
        for (Field field : Field.values()) {
            addColumn(bars, field);
        }
    }

    private void addColumn(BarSeries bars, Field field) {
        if (bars.knownCount(field) == 0) {
            return;
        }
        add(field.columnName());
        double[] values = bars.toArray(field);
        long[] knownBits = bars.toKnownBits(field);
        for (int row = 0; row < values.length; row++) {
            add(knownBits[row >>> 6] >>> row & 1).add(values[row]);
        }
    }

    /** Points that have a rate and no more than an oracle beside it add what they always did: the rest comes after them under its own names. */
    private void addFunding(FundingSeries funding) {
        add("funding").add(funding.count());
        for (int point = 0; point < funding.count(); point++) {
            add(funding.timeMs(point)).add(funding.intervalMs(point)).add(funding.isRateKnown(point) ? funding.ratePerInterval(point) : 0.0);
            add(funding.isOracleKnown(point) ? funding.oracleUsd(point) : 0.0);
        }
        if (!IntStream.range(0, funding.count()).allMatch(funding::isRateKnown)) {
            add("rate_known");
            IntStream.range(0, funding.count()).forEach(point -> add(funding.isRateKnown(point) ? 1 : 0));
        }
        addOptional("premium", funding, funding::isPremiumKnown, funding::premium);
        addOptional("impact_bid", funding, funding::isImpactKnown, funding::impactBidUsd);
        addOptional("impact_ask", funding, funding::isImpactKnown, funding::impactAskUsd);
    }

    private void addOptional(String name, FundingSeries funding, IntPredicate isKnown, IntToDoubleFunction value) {
        if (IntStream.range(0, funding.count()).noneMatch(isKnown)) {
            return;
        }
        add(name);
        for (int point = 0; point < funding.count(); point++) {
            add(isKnown.test(point) ? 1 : 0).add(isKnown.test(point) ? value.applyAsDouble(point) : 0.0);
        }
    }
}
