package dev.wafer.data.io.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wafer.data.series.MarketData;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file of columns gives back what went in, or nothing. */
class ColumnFileTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef";

    @TempDir
    private Path folder;
    private Path file = Path.of("");
    private byte[] whole = {};
    private Optional<MarketData> written = Optional.empty();

    @BeforeEach
    void write() throws IOException {
        MarketData data = FullDataSet.write(folder.resolve("data")).read();
        written = Optional.of(data);
        file = folder.resolve("some.columns");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ColumnFile.write(data, KEY, channel);
        }
        whole = Files.readAllBytes(file);
    }

    private void assertNothingIn(byte[] bytes, String what) throws IOException {
        Files.write(file, bytes);
        assertThat(ColumnFile.read(file, KEY)).as(what).isEmpty();
    }

    @Test
    void what_went_in_comes_back_to_the_bit() {
        assertThat(ColumnFile.read(file, KEY).map(FullDataSet::content)).isPresent().isEqualTo(written.map(FullDataSet::content));
    }

    @Test
    void a_byte_that_changed_anywhere_is_seen() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        for (int place = 0; place < whole.length; place++) {
            byte[] damaged = whole.clone();
            damaged[place] ^= (byte) (1 << random.nextInt(8));
            assertNothingIn(damaged, "one bit of byte " + place);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_stretch_of_other_bytes_is_seen(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = whole.clone();
            int from = random.nextInt(whole.length), to = random.nextInt(from, whole.length) + 1;
            byte[] noise = new byte[to - from];
            random.nextBytes(noise);
            System.arraycopy(noise, 0, damaged, from, noise.length);
            if (!Arrays.equals(damaged, whole)) {
                assertNothingIn(damaged, "bytes " + from + " to " + to + ", seed " + seed);
            }
        }
    }

    @Test
    void a_file_that_ends_early_or_goes_on_is_seen() throws IOException {
        for (int length = 0; length < whole.length; length++) {
            assertNothingIn(Arrays.copyOf(whole, length), "the first " + length + " bytes");
        }
        assertNothingIn(Arrays.copyOf(whole, whole.length + 1), "one byte more");
        assertNothingIn(Arrays.copyOf(whole, whole.length + 8), "eight bytes more");
    }

    @Test
    void the_file_of_another_key_is_no_data() {
        assertThat(ColumnFile.read(file, KEY.replace('0', 'f'))).isEmpty();
        assertThat(ColumnFile.read(folder.resolve("none.columns"), KEY)).isEmpty();
        assertThat(ColumnFile.read(folder, KEY)).isEmpty();
    }

    @Test
    void the_room_it_asks_for_is_not_less_than_it_takes() {
        assertThat(ColumnFile.mostBytes(written.orElseThrow())).isGreaterThanOrEqualTo(whole.length);
    }
}
