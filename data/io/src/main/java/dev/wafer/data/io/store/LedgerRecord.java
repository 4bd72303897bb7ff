package dev.wafer.data.io.store;

import dev.wafer.data.io.store.TrialLedger.Holdout;
import dev.wafer.data.io.store.TrialLedger.Opening;
import dev.wafer.data.io.store.Trials.Counts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** One thing that was written into a ledger, and its bytes: a kind, then what belongs to it. */
sealed interface LedgerRecord {
    /** The first of a file. */
    String TITLE = "wafer trial ledger 1";

    /** Whose trials: a data set's name and fingerprint. */
    record Head(String title, String dataSet, String fingerprint) implements LedgerRecord {}

    /** One configuration, with a NaN where it has no Sharpe ratio. */
    record Configuration(long key, double sharpePerDay) implements LedgerRecord {}

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
            case Configuration one -> configurations(1, _ -> one);
            case Together(long key, Counts counts) -> bytes(out -> {
                out.writeByte('T');
                out.writeLong(key);
                out.writeLong(counts.configurations());
                out.writeLong(counts.measured());
                out.writeDouble(counts.sum());
                out.writeDouble(counts.squares());
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

    /** Several configurations as one piece of bytes. */
    static byte[] configurations(int count, IntFunction<Configuration> at) {
        return bytes(out -> {
            out.writeByte('C');
            for (int i = 0; i < count; i++) {
                out.writeLong(at.apply(i).key());
                out.writeDouble(at.apply(i).sharpePerDay());
            }
        });
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

    /** What these bytes say, told one by one; a kind that is not known is left out: a later wafer wrote it. */
    static void read(ByteBuffer content, Consumer<LedgerRecord> reader) {
        byte[] copied = new byte[content.remaining()];
        content.get(copied);
        InputStream bytes = new ByteArrayInputStream(copied);
        try (DataInputStream in = new DataInputStream(bytes)) {
            switch (in.readByte()) {
                case 'H' -> reader.accept(new Head(in.readUTF(), in.readUTF(), in.readUTF()));
                case 'C' -> {
                    while (in.available() > 0) {
                        reader.accept(new Configuration(in.readLong(), in.readDouble()));
                    }
                }
                case 'T' -> reader.accept(new Together(in.readLong(), new Counts(in.readLong(), in.readLong(), in.readDouble(), in.readDouble())));
                case 'R' -> reader.accept(new Reserved(new Holdout(in.readLong(), in.readLong())));
                case 'O' -> reader.accept(new Opened(new Opening(in.readLong(), in.readUTF(), in.readUTF())));
                default -> { }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
