package dev.wafer.cli.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wafer.cli.request.BacktestOptions;
import dev.wafer.data.io.runs.RunInput;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Kept words ask for the same run from any folder, and can be typed again. */
class KeptWordsTest {
    private static RunInput typed(String folder, String... words) {
        return new RunInput(List.of(words), folder, new RunInput.Strategy("s", Map.of(), Optional.empty()), new RunInput.Market("d", false, List.of(), 0, 1),
                new RunInput.Build("0", 1));
    }

    @Test
    void files_are_sought_from_the_folder_in_which_they_were_named() {
        BacktestOptions options = KeptWords.options(typed("/home/there", "--strategy", "./My.java", "--data", "../data", "--venue", "mine.yaml", "-p", "a=-1"));

        assertThat(options.strategy).contains("/home/there/./My.java");
        assertThat(options.data).isEqualTo("/home/there/../data");
        assertThat(options.venue).contains("/home/there/mine.yaml");
        assertThat(options.parameters).containsExactly("a=-1");
    }

    @Test
    void names_and_absolute_files_stay_as_they_were_typed() {
        BacktestOptions options = KeptWords.options(typed("/home/there", "--strategy", "sma-cross", "--venue", "xyz", "--data", "/a/b"));

        assertThat(options.strategy).contains("sma-cross");
        assertThat(options.venue).contains("xyz");
        assertThat(options.data).isEqualTo("/a/b");
        assertThat(KeptWords.options(typed("/home/there", "--strategy", "whale")).data).isEqualTo("sample");
        assertThat(KeptWords.options(typed(Path.of("").toAbsolutePath().toString(), "--strategy", "My.java")).strategy).contains("My.java");
    }

    @Test
    void words_are_quoted_for_a_shell_where_they_must_be() {
        assertThat(KeptWords.line(typed("/", "--strategy", "a b.java", "--parameter", "x=it's", "--with", "n:a=1", "--data", "two\nlines")))
                .isEqualTo("wafer backtest --strategy 'a b.java' --parameter 'x=it'\\''s' --with n:a=1 --data $'two\\nlines'");
    }
}
