package dev.wafer.data.io.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wafer.data.io.BadInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was kept is there, whole and once, whoever else keeps and reads, and whatever died. */
class RunStoreTest {
    private static final int RUNS = 50;

    @TempDir
    private Path temp = Path.of("");
    private final List<String> told = new ArrayList<>();

    private RunStore store() {
        return RunStore.in(temp.resolve("runs"));
    }

    private List<String> ids() {
        try (OpenRuns runs = store().open(told::add)) {
            return runs.ids();
        }
    }

    private static List<String> keep(RunStore store, int count) {
        return IntStream.range(0, count).mapToObj(_ -> SomeRun.named("x").keepIn(store)).toList();
    }

    private List<Path> incoming() throws IOException {
        try (Stream<Path> files = Files.list(temp.resolve("runs/incoming"))) {
            return files.toList();
        }
    }

    static Stream<String> hostileTexts() {
        return Stream.of("plain", "<script>alert('x')</script>", "\"'`;--\\ DROP TABLE runs", "zwei\nZeilen\r\n\t", "\u0000\u0001\u001b[31m", "Ωñ漢字🦊\u202e",
                "x".repeat(10_000), "");
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void what_is_kept_is_read_again_to_the_bit_whatever_the_texts(String text) {
        SomeRun run = SomeRun.named(text);

        String id = run.keepIn(store());

        try (OpenRuns runs = store().open(told::add)) {
            assertThat(told).isEmpty();
            KeptRun kept = runs.run(id);
            assertThat(kept.input()).isEqualTo(run.input());
            assertThat(List.copyOf(kept.input().strategy().parameters().keySet())).isEqualTo(List.copyOf(run.input().strategy().parameters().keySet()));
            assertThat(kept.outcome()).isEqualTo(run.outcome());
            assertThat(runs.detail(id)).isEqualTo(run.detail());
            assertThat(runs.newest(5, Optional.of(text))).containsExactly(kept);
            assertThat(runs.newest(5, Optional.of(text + "!"))).isEmpty();
        }
        assertThat(told).isEmpty();
    }

    @Test
    void ids_are_in_the_order_of_keeping_and_the_newest_comes_first() throws InterruptedException, IOException {
        List<String> kept = new ArrayList<>();
        for (int run = 0; run < 3; run++) {
            kept.addFirst(SomeRun.named("x").keepIn(store()));
            Thread.sleep(2);
        }

        assertThat(ids()).isEqualTo(kept).allMatch(id -> id.matches("[0-9]{8}-[0-9]{6}-[0-9a-z]{4}"));
        assertThat(incoming()).isEmpty();
    }

    @Test
    void two_that_keep_while_a_third_lists_lose_and_double_nothing() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<Future<List<String>>> keepers = List.of(threads.submit(() -> keep(store(), RUNS)), threads.submit(() -> keep(store(), RUNS)));
            int before = 0;
            while (keepers.stream().anyMatch(keeper -> !keeper.isDone())) {
                int now = ids().size();
                assertThat(now).isGreaterThanOrEqualTo(before);
                before = now;
            }
            List<String> all = new ArrayList<>();
            for (Future<List<String>> keeper : keepers) {
                all.addAll(keeper.get());
            }

            assertThat(all).hasSize(2 * RUNS).doesNotHaveDuplicates();
            assertThat(ids()).containsExactlyInAnyOrderElementsOf(all);
        }
    }

    @Test
    void two_processes_that_keep_and_list_lose_and_double_nothing() throws Exception {
        List<Process> processes = List.of(KeepingProcess.start(temp.resolve("runs"), RUNS), KeepingProcess.start(temp.resolve("runs"), RUNS));
        List<String> all = new ArrayList<>();
        for (Process process : processes) {
            all.addAll(process.inputReader().lines().toList());
            assertThat(process.waitFor()).isZero();
        }

        assertThat(all).hasSize(2 * RUNS);
        assertThat(ids()).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void a_process_that_is_killed_leaves_all_it_kept_and_nothing_in_half() throws Exception {
        Process process = KeepingProcess.start(temp.resolve("runs"), 1_000_000);
        List<String> kept = new ArrayList<>();
        var lines = process.inputReader();
        for (int line = 0; line < 35; line++) {
            kept.add(lines.readLine());
        }
        process.toHandle().destroyForcibly();                   // the stream stays open: what it said last counts
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        kept.addAll(lines.lines().toList());

        try (OpenRuns runs = store().open(told::add)) {
            assertThat(runs.ids()).doesNotHaveDuplicates().containsAll(kept);
            for (String id : runs.ids()) {
                assertThat(runs.detail(id).journal()).hasSize(SomeRun.EVENTS);
                assertThat(runs.run(id).outcome().measures()).hasSize(2);
            }
        }
        assertThat(told).isEmpty();
    }

    @Test
    void a_run_that_is_in_the_database_already_is_not_taken_in_again() throws IOException {
        String id = SomeRun.named("x").keepIn(store());
        Path file = incoming().getFirst();
        byte[] bytes = Files.readAllBytes(file);
        ids();
        Files.write(file, bytes);                               // as if it had died after the commit and before the deletion

        assertThat(ids()).containsExactly(id);
        try (OpenRuns runs = store().open(told::add)) {
            assertThat(runs.detail(id).journal()).hasSize(SomeRun.EVENTS);
        }
        assertThat(incoming()).isEmpty();
    }

    @Test
    void what_a_dead_writer_left_is_not_a_run_and_goes_after_a_day() throws IOException {
        String id = SomeRun.named("x").keepIn(store());
        Path fresh = temp.resolve("runs/incoming/.20260101-000000-aaaa.half"), old = temp.resolve("runs/incoming/.20260101-000000-bbbb.half");
        Files.write(fresh, new byte[] {1, 2});
        Files.write(old, new byte[] {1, 2});
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(90_000)));

        assertThat(ids()).containsExactly(id);
        assertThat(fresh).exists();
        assertThat(old).doesNotExist();
    }

    @Test
    void a_file_that_cannot_be_read_is_named_and_put_aside_and_the_others_go_on() throws IOException {
        String id = SomeRun.named("x").keepIn(store());
        byte[] whole = Files.readAllBytes(incoming().getFirst());
        Files.write(temp.resolve("runs/incoming/20260101-000000-aaaa.json.gz"), "no gzip".getBytes(StandardCharsets.UTF_8));
        Files.write(temp.resolve("runs/incoming/20260101-000000-bbbb.json.gz"), java.util.Arrays.copyOf(whole, whole.length / 2));
        Files.write(temp.resolve("runs/incoming/20260101-000000-cccc.json.gz"), whole);

        assertThat(ids()).containsExactly(id);
        assertThat(told).hasSize(3).allMatch(line -> line.contains("found no kept run") && line.contains("unreadable"));
        assertThat(temp.resolve("runs/unreadable/20260101-000000-bbbb.json.gz")).exists();
        assertThat(ids()).containsExactly(id);
        assertThat(told).hasSize(3);
    }

    @Test
    void a_removed_run_is_gone_with_its_lists_and_the_others_stay() {
        List<String> kept = keep(store(), 3);

        try (OpenRuns runs = store().open(told::add)) {
            runs.remove(kept.subList(0, 2));
        }

        assertThat(ids()).containsExactly(kept.get(2));
        try (OpenRuns runs = store().open(told::add)) {
            assertThat(runs.trades(kept.get(0))).isEmpty();
            assertThat(runs.detail(kept.get(2)).journal()).hasSize(SomeRun.EVENTS);
        }
    }

    @Test
    void a_folder_that_cannot_be_written_is_named_and_nothing_is_left() throws IOException {
        Files.createDirectories(temp.resolve("runs"));
        Files.writeString(temp.resolve("runs/incoming"), "a file in its place");

        assertThatThrownBy(() -> SomeRun.named("x").keepIn(store())).isInstanceOf(UncheckedIOException.class).hasMessageContaining("incoming");
        assertThat(temp.resolve("runs/incoming")).hasContent("a file in its place");
    }

    @Test
    void a_database_that_is_none_is_refused_and_left_as_it_is() throws IOException {
        Files.createDirectories(temp.resolve("runs"));
        Files.writeString(temp.resolve("runs/runs.duckdb"), "something else, long enough to be looked at".repeat(400));
        String id = SomeRun.named("x").keepIn(store());

        assertThatThrownBy(this::ids).isInstanceOf(BadInputException.class).hasMessageContaining("runs.duckdb: found no database");
        assertThat(temp.resolve("runs/incoming/" + id + ".json.gz")).exists();
    }

    @Test
    void the_folder_is_the_named_one_else_that_of_the_users_data() {
        assertThat(RunStore.ofUser(Map.of("WAFER_RUNS", "/a"), "/home/u").folder()).contains(Path.of("/a"));
        assertThat(RunStore.ofUser(Map.of("WAFER_RUNS", "off"), "/home/u").folder()).isEmpty();
        assertThat(RunStore.ofUser(Map.of("XDG_DATA_HOME", "/data"), "/home/u").folder()).contains(Path.of("/data/wafer/runs"));
        assertThat(RunStore.ofUser(Map.of("XDG_DATA_HOME", "relative"), "/home/u").folder()).contains(Path.of("/home/u/.local/share/wafer/runs"));
    }
}
