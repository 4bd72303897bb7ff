package dev.wafer.data.io.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wafer.data.io.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultLogTest {
    private static final ResultHeader HEADER = new ResultHeader(words("--strategy", "sma-cross", "--grid fast", "5..50:5"), List.of("sharpe", "trades"));

    @TempDir
    private Path folder = Path.of("");

    private static Map<String, String> words(String... words) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int place = 0; place < words.length; place += 2) {
            map.put(words[place], words[place + 1]);
        }
        return map;
    }

    private static ResultRow ran(long point) {
        OptionalDouble sharpe = point % 3 == 0 ? OptionalDouble.empty() : OptionalDouble.of(point / 7.0);
        return new ResultRow(point, Optional.empty(), List.of(sharpe, OptionalDouble.of((double) point)));
    }

    private static ResultRow refused(long point) {
        return new ResultRow(point, Optional.of("found fast " + point + ", größer als slow"), List.of());
    }

    private static List<ResultRow> rows(ResultLog log) {
        List<ResultRow> rows = new ArrayList<>();
        log.forEach(rows::add);
        return rows;
    }

    private Path file() {
        return folder.resolve("sweep.log");
    }

    /** Three records, out of order, with a hole at 2. */
    private Path written() {
        try (ResultLog log = ResultLog.create(file(), HEADER)) {
            log.append(List.of(ran(5), refused(6)));
            log.append(List.of(ran(0), ran(1)));
            log.append(List.of(ran(3), ran(4)));
        }
        return file();
    }

    @Test
    void what_was_added_is_read_again_in_the_order_of_the_points() {
        try (ResultLog log = ResultLog.read(written())) {
            assertThat(log.header()).isEqualTo(HEADER);
            assertThat(log.count()).isEqualTo(6);
            assertThat(log.stretches()).containsExactly(new long[] {0, 2}, new long[] {3, 7});
            assertThat(rows(log)).containsExactly(ran(0), ran(1), ran(3), ran(4), ran(5), refused(6));
        }
    }

    @Test
    void the_bits_of_a_double_stay_what_they_are() {
        List<OptionalDouble> values = List.of(OptionalDouble.of(0.1 + 0.2), OptionalDouble.of(-Double.MIN_VALUE));
        try (ResultLog log = ResultLog.create(file(), HEADER)) {
            log.append(List.of(new ResultRow(0, Optional.empty(), values)));

            assertThat(rows(log).getFirst().measures()).isEqualTo(values);
        }
    }

    @Test
    void a_log_cut_anywhere_behind_its_head_keeps_its_whole_records_and_goes_on() throws IOException {
        byte[] whole = Files.readAllBytes(written());
        Files.delete(file());
        ResultLog.create(file(), HEADER).close();
        int head = (int) Files.size(file()), third = (whole.length - head) / 3;
        for (int length = head; length < whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            try (ResultLog log = ResultLog.resume(file())) {
                assertThat(log.count()).isLessThan(6).isGreaterThanOrEqualTo((length - head) / (third + 40));
                assertThat(Files.size(file()) + log.droppedBytes()).isEqualTo(length);
                List<ResultRow> kept = rows(log);
                assertThat(List.of(ran(0), ran(1), ran(3), ran(4), ran(5), refused(6))).containsAll(kept);
                log.append(List.of(ran(10)));
                assertThat(rows(log)).hasSize(kept.size() + 1);
            }
            try (ResultLog log = ResultLog.resume(file())) {
                assertThat(log.droppedBytes()).isZero();
                assertThat(rows(log)).endsWith(ran(10));
            }
        }
    }

    @Test
    void a_record_with_one_wrong_bit_is_not_read() throws IOException {
        byte[] bytes = Files.readAllBytes(written());
        bytes[bytes.length - 3] ^= 4;
        Files.write(file(), bytes);

        try (ResultLog log = ResultLog.resume(file())) {
            assertThat(rows(log)).containsExactly(ran(0), ran(1), ran(5), refused(6));
            assertThat(log.droppedBytes()).isPositive();
        }
    }

    @Test
    void zeros_behind_the_last_record_are_torn_too() throws IOException {
        byte[] bytes = Files.readAllBytes(written());
        Files.write(file(), Arrays.copyOf(bytes, bytes.length + 4_096));

        try (ResultLog log = ResultLog.resume(file())) {
            assertThat(log.count()).isEqualTo(6);
            assertThat(log.droppedBytes()).isEqualTo(4_096);
        }
    }

    @Test
    void reading_changes_nothing_of_a_torn_log() throws IOException {
        byte[] whole = Files.readAllBytes(written());
        Files.write(file(), Arrays.copyOf(whole, whole.length - 1));

        try (ResultLog log = ResultLog.read(file())) {
            assertThat(log.count()).isEqualTo(4);
        }
        assertThat(Files.size(file())).isEqualTo(whole.length - 1);
    }

    @Test
    void a_point_is_never_there_twice() throws IOException {
        try (ResultLog log = ResultLog.resume(written())) {
            assertThatThrownBy(() -> log.append(List.of(ran(4)))).hasMessage("log: found point 4 a second time, expected each once");
            assertThatThrownBy(() -> log.append(List.of(ran(2), ran(3)))).hasMessage("log: found point 2 a second time, expected each once");
            log.append(List.of(ran(2)));
            assertThat(log.stretches()).containsExactly(new long[] {0, 7});
        }
        byte[] bytes = Files.readAllBytes(file());
        Files.write(file(), joined(bytes, lastRecord(bytes)));
        assertThatThrownBy(() -> ResultLog.read(file())).isInstanceOf(BadInputException.class)
                .hasMessage(file() + ": found points 2 to 2 twice, expected each point once");
    }

    /** The record of point 2 is the shortest and stands at the end. */
    private static byte[] lastRecord(byte[] log) {
        int size = 2 * Integer.BYTES + Long.BYTES + Integer.BYTES + 1 + Long.BYTES + 2 * Double.BYTES;
        return Arrays.copyOfRange(log, log.length - size, log.length);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @Test
    void a_file_that_is_no_log_is_refused_and_left_alone() throws IOException {
        for (String text : List.of("", "point,fast\n1,2\n", "wafer sweep log 1\n", "wafer sweep log 1\nand then something else entirely")) {
            Files.writeString(file(), text);
            assertThatThrownBy(() -> ResultLog.resume(file())).isInstanceOf(BadInputException.class)
                    .hasMessage(file() + ": found no head of a log, expected a log that wafer sweep wrote, or no file");
            assertThat(file()).hasContent(text);
        }
    }

    @Test
    void one_process_at_a_time_writes() {
        try (ResultLog log = ResultLog.resume(written())) {
            assertThatThrownBy(() -> ResultLog.resume(file())).isInstanceOf(BadInputException.class)
                    .hasMessage(file() + ": found another process that writes to it, expected one at a time");
            log.append(List.of(ran(2)));
        }
        ResultLog.resume(file()).close();
    }

    @Test
    void a_head_says_what_another_request_has_otherwise() {
        assertThat(HEADER.differences(HEADER.request())).isEmpty();
        assertThat(HEADER.differences(words("--strategy", "whale", "--grid slow", "60"))).containsExactly(
                "--strategy: found sma-cross, expected whale", "--grid slow: found nothing, expected 60", "--grid fast: found 5..50:5, expected nothing");
        assertThatThrownBy(() -> new ResultHeader(Map.of(), List.of())).hasMessage("log: found 0 measures, expected from 1 to 64");
    }

    @Test
    void a_row_ran_or_was_refused() {
        assertThatThrownBy(() -> new ResultRow(1, Optional.of("no"), List.of(OptionalDouble.empty()))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ResultRow(1, Optional.empty(), List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ResultRow(-1, Optional.of("no"), List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
