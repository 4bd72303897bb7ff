package dev.wafer.data.series;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;

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
        flush();
        digest.update(bytes);
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
        BarSeries bars = history.bars();
        add(history.ticker()).add(bars.count());
        for (int row = 0; row < bars.count(); row++) {
            add(bars.openTimeMs(row));
        }
        for (Field field : Field.values()) {
            addColumn(bars, field);
        }
        FundingSeries funding = history.funding();
        add("funding").add(funding.count());
        for (int point = 0; point < funding.count(); point++) {
            add(funding.timeMs(point)).add(funding.intervalMs(point)).add(funding.ratePerInterval(point));
            add(funding.isOracleKnown(point) ? funding.oracleUsd(point) : 0.0);
        }
        history.openInterest().ifPresent(facts -> add(facts.kind().name()).add(facts.intervalMs()).add(facts.publicationLagMs()));
    }

    private void addColumn(BarSeries bars, Field field) {
        if (bars.knownCount(field) == 0) {
            return;
        }
        add(field.columnName());
        for (int row = 0; row < bars.count(); row++) {
            boolean isKnown = bars.isKnown(field, row);
            add(isKnown ? 1 : 0).add(isKnown ? bars.value(field, row) : 0.0);
        }
    }
}
