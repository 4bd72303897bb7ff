package dev.wafer.data.io.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wafer.data.io.BadInputException;
import dev.wafer.data.io.load.DataSetReader;
import dev.wafer.data.series.MarketData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cache changes how long a load takes and nothing else. */
class ColumnCacheTest {
    /** To a clock that is ahead, files written just now have settled long ago. */
    private static final InstantSource AHEAD = InstantSource.offset(InstantSource.system(), Duration.ofMinutes(10));

    @TempDir
    private Path temp;
    private Path dir = Path.of("");
    private Path folder = Path.of("");
    private ColumnCache cache = ColumnCache.none();

    @BeforeEach
    void start() {
        dir = temp.resolve("data");
        folder = temp.resolve("cache");
        cache = ColumnCache.in(folder, ColumnCache.MOST_BYTES, AHEAD);
    }

    private static List<Object> text(Path dir) {
        return FullDataSet.content(DataSetReader.read(dir));
    }

    private List<Path> kept(String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }

    /** Loads once more with a reader that has read nothing yet. */
    private FullDataSet load() {
        FullDataSet again = FullDataSet.at(dir);
        assertThat(FullDataSet.content(cache.read(dir, again))).isEqualTo(text(dir));
        return again;
    }

    private void assertReadAnew() {
        assertThat(load().timesRead).isEqualTo(1);
        assertThat(load().timesRead).isZero();
    }

    @Test
    void the_second_load_is_the_same_and_reads_no_text() {
        FullDataSet source = FullDataSet.write(dir);

        MarketData first = cache.read(dir, source);
        MarketData second = cache.read(dir, source);

        assertThat(source.timesRead).isEqualTo(1);
        assertThat(FullDataSet.content(first)).isEqualTo(text(dir));
        assertThat(FullDataSet.content(second)).isEqualTo(text(dir));
    }

    @Test
    void while_no_file_changed_not_even_the_description_is_read() {
        cache.read(dir, FullDataSet.write(dir));

        assertThat(load().timesAskedForFiles).isZero();
    }

    @Test
    void files_that_changed_just_now_are_compared_by_content() throws IOException {
        cache = ColumnCache.in(folder);
        cache.read(dir, FullDataSet.write(dir));

        assertThat(kept(".stamp")).isEmpty();
        assertThat(load().timesAskedForFiles).isEqualTo(1);
        assertThat(load().timesRead).isZero();
    }

    @Test
    void a_changed_cell_is_seen_although_size_and_time_are_as_before() throws IOException {
        assertChangedCellIsSeen();
    }

    @Test
    void a_changed_cell_is_seen_just_after_the_first_load_too() throws IOException {
        cache = ColumnCache.in(folder);
        assertChangedCellIsSeen();
    }

    private void assertChangedCellIsSeen() throws IOException {
        cache.read(dir, FullDataSet.write(dir));
        Path bars = dir.resolve("bars/MU.csv");
        FileTime time = Files.getLastModifiedTime(bars);
        long bytes = Files.size(bars);

        waitForAnotherTick(bars);
        Files.writeString(bars, FullDataSet.MU_BARS.replace("103.3", "103.4"));
        Files.setLastModifiedTime(bars, time);

        assertThat(Files.size(bars)).isEqualTo(bytes);
        assertReadAnew();
    }

    /** Until a change would bear another time than the last one: a tick of the file system is a few milliseconds. */
    private void waitForAnotherTick(Path since) throws IOException {
        Path probe = temp.resolve("probe");
        do {
            Files.writeString(probe, "");
        } while (!Files.getLastModifiedTime(probe).toInstant().isAfter(Files.getLastModifiedTime(since).toInstant()));
    }

    @Test
    void files_that_come_and_go_are_seen() throws IOException {
        cache.read(dir, FullDataSet.write(dir));
        Files.delete(dir.resolve("events.csv"));
        assertReadAnew();

        FullDataSet.text(dir, "sub-bars/SNDK.csv", "open_time,open,high,low,close,volume\n2026-01-05T01:30:00Z,50,52,49,51,7\n");
        assertReadAnew();
    }

    @Test
    void a_second_file_of_one_name_is_the_same_error_as_without_a_cache() {
        cache.read(dir, FullDataSet.write(dir));

        FullDataSet.packed(dir, "bars/MU.csv.gz", FullDataSet.MU_BARS);

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(this::load).isInstanceOf(BadInputException.class).hasMessageContaining("MU.csv: found a file of that name and one with .gz");
        }
    }

    @Test
    void errors_are_found_each_time_and_gone_when_mended() {
        cache.read(dir, FullDataSet.write(dir));
        FullDataSet.text(dir, "bars/MU.csv", FullDataSet.MU_BARS.replace("103.3", "x"));

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> cache.read(dir, FullDataSet.at(dir))).isInstanceOf(BadInputException.class)
                    .hasMessageContaining("MU.csv:4: column 'high': found 'x', expected a finite number > 0");
        }

        FullDataSet.text(dir, "bars/MU.csv", FullDataSet.MU_BARS);
        assertThat(load().timesRead).isZero();
    }

    @Test
    void a_directory_that_is_none_is_the_same_error_as_without_a_cache() {
        assertThatThrownBy(() -> DataSetReader.read(dir, cache)).isInstanceOf(BadInputException.class).hasMessageContaining("no such directory");
    }

    @Test
    void files_that_were_touched_or_copied_are_known_by_their_content() throws IOException {
        cache.read(dir, FullDataSet.write(dir));
        Files.setLastModifiedTime(dir.resolve("bars/MU.csv"), FileTime.from(Instant.EPOCH));
        assertThat(load().timesRead).isZero();

        Path copy = temp.resolve("copy");
        try (Stream<Path> all = Files.walk(dir)) {
            for (Path path : all.toList()) {
                Files.copy(path, copy.resolve(dir.relativize(path).toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        dir = copy;
        assertThat(load().timesRead).isZero();
    }

    @Test
    void texts_that_mean_something_else_now_are_read_anew() {
        FullDataSet source = FullDataSet.write(dir);
        cache.read(dir, source);

        source.meaning++;
        cache.read(dir, source);

        assertThat(source.timesRead).isEqualTo(2);
    }

    @Test
    void damaged_columns_are_made_anew() throws IOException {
        cache.read(dir, FullDataSet.write(dir));
        Path columns = kept(".columns").getFirst();
        byte[] bytes = Files.readAllBytes(columns);
        for (int place = 3; place < bytes.length; place += bytes.length / 20) {
            byte[] damaged = bytes.clone();
            damaged[place]++;
            Files.write(columns, damaged);

            assertReadAnew();
            assertThat(columns).hasBinaryContent(bytes);
        }
    }

    @Test
    void a_damaged_stamp_never_gives_other_data() throws IOException {
        cache.read(dir, FullDataSet.write(dir));
        Path stamp = kept(".stamp").getFirst();
        byte[] bytes = Files.readAllBytes(stamp);
        for (int place = 0; place < bytes.length - 1; place += 7) {                     // without the end of the last line
            byte[] damaged = bytes.clone();
            damaged[place]++;
            Files.write(stamp, damaged);

            assertThat(load().timesAskedForFiles).as("byte " + place).isEqualTo(1);
        }
    }

    @Test
    void a_folder_that_cannot_be_made_costs_nothing_but_time() throws IOException {
        Files.writeString(folder, "a file where the folder should be");

        cache.read(dir, FullDataSet.write(dir));

        assertThat(load().timesRead).isEqualTo(1);
        assertThat(folder).hasContent("a file where the folder should be");
    }

    @Test
    void without_a_cache_every_load_reads_text() {
        FullDataSet source = FullDataSet.write(dir);

        ColumnCache.none().read(dir, source);
        ColumnCache.none().read(dir, source);

        assertThat(source.timesRead).isEqualTo(2);
    }

    @Test
    void several_at_once_get_the_same_and_leave_whole_files() throws IOException {
        FullDataSet.write(dir);
        List<Object> expected = text(dir);

        List<List<Object>> found = IntStream.range(0, 64).parallel().mapToObj(_ -> FullDataSet.content(DataSetReader.read(dir, cache))).toList();

        assertThat(found).allSatisfy(content -> assertThat(content).isEqualTo(expected));
        assertThat(kept(".partial")).isEmpty();
        assertThat(kept("")).hasSize(2);
        assertThat(load().timesRead).isZero();
    }

    @Test
    void a_user_says_where_it_lies_or_that_there_is_none() throws IOException {
        FullDataSet.write(dir);
        Path home = temp.resolve("home");

        DataSetReader.read(dir, ColumnCache.ofUser(Map.of("WAFER_CACHE", "off"), home.toString()));
        assertThat(home).doesNotExist();

        DataSetReader.read(dir, ColumnCache.ofUser(Map.of("WAFER_CACHE", folder.toString(), "XDG_CACHE_HOME", home.toString()), home.toString()));
        assertThat(kept(".columns")).hasSize(1);
        assertThat(home).doesNotExist();

        DataSetReader.read(dir, ColumnCache.ofUser(Map.of("XDG_CACHE_HOME", temp.resolve("xdg").toString()), home.toString()));
        assertThat(temp.resolve("xdg/wafer")).isNotEmptyDirectory();
        DataSetReader.read(dir, ColumnCache.ofUser(Map.of("XDG_CACHE_HOME", "relative"), home.toString()));
        assertThat(home.resolve(".cache/wafer")).isNotEmptyDirectory();
    }
}
