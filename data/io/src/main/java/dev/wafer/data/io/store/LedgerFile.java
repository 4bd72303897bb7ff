package dev.wafer.data.io.store;

import dev.wafer.data.io.BadInputException;
import dev.wafer.data.io.store.TrialLedger.Book;
import dev.wafer.data.io.store.TrialLedger.Holdout;
import dev.wafer.data.io.store.TrialLedger.Opening;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The ledger of one data set: frames ({@link Frames}) that are only ever added behind the last whole one. Who adds holds the file's lock from reading
 * to the end of writing, so that of two processes one sees what the other wrote. Who only reads needs no lock.
 *
 * <p>What a death tore, a last frame that was never finished, is cut off by the next who adds. Anything else that is not as it was written is refused: to
 * go on without it would forget trials, or that data is reserved.
 */
final class LedgerFile {
    /** A lock is one of the process: its own threads wait here. */
    private static final Object ONE_WRITER = new Object();
    private static final int CONFIGURATIONS_A_FRAME = 1 << 20;
    private static final int MOST_HEAD_BYTES = 1 << 12;
    private static final int FRAME_HEAD_BYTES = 8;
    private static final String WHAT_TO_DO = "nothing was changed: restore the file from a copy, or move it away, "
            + "after which its trials and what it reserves are unknown";

    private final Path file;
    private final KeySet seen = new KeySet();
    /** Those of them that came without a Sharpe ratio, and of these the ones that got one later. */
    private final KeySet unmeasured = new KeySet();
    private final KeySet measuredLater = new KeySet();
    private final List<Opening> openings = new ArrayList<>();
    private final Trials.Tally tally = new Trials.Tally();
    private Optional<LedgerRecord.Head> head = Optional.empty();
    private Optional<Holdout> holdout = Optional.empty();

    private LedgerFile(Path file) {
        this.file = file;
    }

    /** What is in a file; none if it is not there. */
    static Optional<Book> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            LedgerFile ledger = new LedgerFile(file);
            ledger.read(channel);
            return ledger.head.map(_ -> ledger.book());
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    /** Adds what follows from what is there, and says what is there then; the file is made if need be. */
    static Book update(Path file, LedgerRecord.Head head, Function<LedgerFile, List<byte[]>> added) {
        synchronized (ONE_WRITER) {
            try {
                Files.createDirectories(Optional.ofNullable(file.getParent()).orElse(Path.of("")));
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                        FileLock lock = channel.lock()) {
                    LedgerFile ledger = new LedgerFile(file);
                    ledger.append(channel, lock.isValid() ? ledger.read(channel) : 0, head, added);
                    return ledger.book();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(file.toString(), e);
            }
        }
    }

    private void append(FileChannel channel, long end, LedgerRecord.Head newHead, Function<LedgerFile, List<byte[]>> added) throws IOException {
        List<byte[]> records = new ArrayList<>();
        if (head.isEmpty()) {
            records.add(LedgerRecord.bytes(newHead));
            add(newHead);
        }
        records.addAll(added.apply(this));
        if (records.isEmpty()) {
            return;
        }
        channel.truncate(end);
        long place = end;
        for (byte[] record : records) {
            for (ByteBuffer frame = Frames.frame(record); frame.hasRemaining();) {
                place += channel.write(frame, place);
            }
        }
        channel.force(true);
    }

    /** Where the last whole frame ends. */
    private long read(FileChannel channel) {
        Frames frames = new Frames(channel);
        for (Optional<ByteBuffer> next = frames.next(); next.isPresent(); next = frames.next()) {
            LedgerRecord.read(next.get(), this::add);
            if (head.filter(found -> found.title().equals(LedgerRecord.TITLE)).isEmpty()) {
                throw noLedger();
            }
        }
        if (head.isEmpty() && !isBegunHead(frames.rest(MOST_HEAD_BYTES))) {
            throw noLedger();
        }
        if (!frames.isRestTorn()) {
            throw BadInputException.file(file, "a damaged record at byte " + frames.place(), "what wafer wrote; " + WHAT_TO_DO);
        }
        return frames.place();
    }

    /** A death while a file is made leaves nothing, or the begin of a head: no record was kept in it yet. Anything else is somebody's. */
    private static boolean isBegunHead(ByteBuffer bytes) {
        ByteBuffer padded = ByteBuffer.allocate(bytes.remaining() + FRAME_HEAD_BYTES).put(bytes.duplicate()).clear();
        int length = padded.getInt();
        byte[] begin = LedgerRecord.bytes(new LedgerRecord.Head(LedgerRecord.TITLE, "", ""));
        int known = Math.min(begin.length - 2 * Short.BYTES, bytes.remaining() - FRAME_HEAD_BYTES);       // without the lengths of the two names
        return length >= 0 && length <= MOST_HEAD_BYTES && (known <= 0
                || ByteBuffer.wrap(begin, 0, known).equals(bytes.slice(FRAME_HEAD_BYTES, known)));
    }

    private BadInputException noLedger() {
        return BadInputException.file(file, "no head of a trial ledger", "what wafer wrote, or no file; " + WHAT_TO_DO);
    }

    private boolean add(LedgerRecord record) {
        switch (record) {
            case LedgerRecord.Head first -> head = head.or(() -> Optional.of(first));
            case LedgerRecord.Configuration one -> {
                return add(one);
            }
            case LedgerRecord.Together many -> {
                if (!seen.add(many.key())) {
                    return false;
                }
                tally.add(many.counts());
            }
            case LedgerRecord.Reserved(Holdout reserved) -> holdout = Optional.of(reserved);
            case LedgerRecord.Opened(Opening opening) -> openings.add(opening);
        }
        return true;
    }

    /** A configuration counts once; a Sharpe ratio that it comes to have later counts too. */
    private boolean add(LedgerRecord.Configuration one) {
        long key = one.key();
        boolean isMeasured = Double.isFinite(one.sharpePerDay());
        if (seen.add(key)) {
            tally.add(one.sharpePerDay(), one.days());
            return isMeasured || unmeasured.add(key);
        }
        boolean isNews = isMeasured && unmeasured.contains(key) && measuredLater.add(key);
        if (isNews) {
            tally.addSharpe(one.sharpePerDay(), one.days());
        }
        return isNews;
    }

    /** Takes in trials; the bytes of those that were not there. */
    List<byte[]> add(Trials trials) {
        List<byte[]> records = new ArrayList<>();
        if (trials.isSummed()) {
            LedgerRecord together = new LedgerRecord.Together(trials.wholeKey(), trials.counts());
            return add(together) ? List.of(LedgerRecord.bytes(together)) : List.of();
        }
        List<LedgerRecord.Configuration> fresh = new ArrayList<>();
        for (int place = 0; place < trials.kept(); place++) {
            LedgerRecord.Configuration one = new LedgerRecord.Configuration(trials.key(place), trials.sharpe(place), trials.days());
            if (add(one)) {
                fresh.add(one);
            }
        }
        for (int from = 0; from < fresh.size(); from += CONFIGURATIONS_A_FRAME) {
            List<LedgerRecord.Configuration> some = fresh.subList(from, Math.min(from + CONFIGURATIONS_A_FRAME, fresh.size()));
            records.add(LedgerRecord.configurations(trials.days(), some.size(), some::get));
        }
        return records;
    }

    /** Takes in something else, and says its bytes. */
    List<byte[]> with(LedgerRecord record) {
        add(record);
        return List.of(LedgerRecord.bytes(record));
    }

    Book book() {
        LedgerRecord.Head first = head.orElseThrow(() -> new IllegalStateException("Invariant: a ledger that was read has a head"));
        return new Book(first.dataSet(), first.fingerprint(), tally.counts(), holdout, List.copyOf(openings));
    }
}
