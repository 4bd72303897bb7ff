package dev.wafer.data.io.store;

import dev.wafer.data.io.store.TrialLedger.Holdout;
import dev.wafer.data.io.store.TrialLedger.Opening;
import dev.wafer.data.io.store.Trials.Counts;
import dev.wafer.data.io.store.Trials.Spread;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** One thing that was written into a ledger, and its bytes: a kind, then what belongs to it. */
sealed interface LedgerRecord {
    /** The first of a file. */
    String TITLE = "wafer trial ledger 1";

    /** Whose trials: a data set's name and fingerprint. */
    record Head(String title, String dataSet, String fingerprint) implements LedgerRecord {}

    /** One configuration, with a NaN where it has no Sharpe ratio, and the daily returns behind that. */
    record Configuration(long key, double sharpePerDay, int days) implements LedgerRecord {}

    /** Very many configurations that were run together. */
    record Together(long key, Counts counts) implements LedgerRecord {}

    /** Data that is not to be read. */
    record Reserved(Holdout holdout) implements LedgerRecord {}

    /** Reserved data that was read. */
    record Opened(Opening opening) implements LedgerRecord {}

    /** Writes to memory, which never fails. */
    @FunctionalInterface
    interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    static byte[] bytes(LedgerRecord record) {
        return switch (record) {
            case Head(String title, String dataSet, String fingerprint) -> bytes(out -> {
                out.writeByte('H');
                out.writeUTF(title);
                out.writeUTF(dataSet);
                out.writeUTF(fingerprint);
            });
            case Configuration one -> configurations(one.days(), 1, _ -> one);
            case Together(long key, Counts counts) -> bytes(out -> {
                out.writeByte('S');
                out.writeLong(key);
                out.writeLong(counts.configurations());
                for (Map.Entry<Integer, Spread> group : counts.byDays().entrySet()) {
                    out.writeInt(group.getKey());
                    write(out, group.getValue());
                }
            });
            case Reserved(Holdout holdout) -> bytes(out -> {
                out.writeByte('R');
                out.writeLong(holdout.setMs());
                out.writeLong(holdout.fromMs());
            });
            case Opened(Opening opening) -> bytes(out -> {
                out.writeByte('O');
                out.writeLong(opening.timeMs());
                out.writeUTF(opening.strategy());
                out.writeUTF(opening.reason());
            });
        };
    }

    private static void write(DataOutputStream out, Spread spread) throws IOException {
        out.writeLong(spread.measured());
        out.writeDouble(spread.sum());
        out.writeDouble(spread.squares());
    }

    private static Spread spread(DataInputStream in) throws IOException {
        return new Spread(in.readLong(), in.readDouble(), in.readDouble());
    }

    /** Several configurations over as many days as one piece of bytes. */
    static byte[] configurations(int days, int count, IntFunction<Configuration> at) {
        return bytes(out -> {
            out.writeByte('D');
            out.writeInt(days);
            for (int i = 0; i < count; i++) {
                out.writeLong(at.apply(i).key());
                out.writeDouble(at.apply(i).sharpePerDay());
            }
        });
    }

    private static void readConfigurations(DataInputStream in, int days, Consumer<LedgerRecord> reader) throws IOException {
        while (in.available() > 0) {
            reader.accept(new Configuration(in.readLong(), in.readDouble(), days));
        }
    }

    private static SortedMap<Integer, Spread> spreads(DataInputStream in) throws IOException {
        SortedMap<Integer, Spread> spreads = new TreeMap<>();
        while (in.available() > 0) {
            spreads.put(in.readInt(), spread(in));
        }
        return spreads;
    }

    private static byte[] bytes(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * What these bytes say, told one by one; a kind that is not known is left out: a later wafer wrote it. The kinds C and T are D and S as they were
     * written before days were kept.
     */
    static void read(ByteBuffer content, Consumer<LedgerRecord> reader) {
        byte[] copied = new byte[content.remaining()];
        content.get(copied);
        InputStream bytes = new ByteArrayInputStream(copied);
        try (DataInputStream in = new DataInputStream(bytes)) {
            switch (in.readByte()) {
                case 'H' -> reader.accept(new Head(in.readUTF(), in.readUTF(), in.readUTF()));
                case 'D' -> readConfigurations(in, in.readInt(), reader);
                case 'S' -> reader.accept(new Together(in.readLong(), new Counts(in.readLong(), spreads(in))));
                case 'C' -> readConfigurations(in, Trials.UNKNOWN_DAYS, reader);
                case 'T' -> reader.accept(new Together(in.readLong(), new Counts(in.readLong(), new TreeMap<>(Map.of(Trials.UNKNOWN_DAYS, spread(in))))));
                case 'R' -> reader.accept(new Reserved(new Holdout(in.readLong(), in.readLong())));
                case 'O' -> reader.accept(new Opened(new Opening(in.readLong(), in.readUTF(), in.readUTF())));
                default -> { }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
