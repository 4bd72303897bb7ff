package dev.wafer.data.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {
    private static final List<String> KNOWN = List.of("resolution", "symbols", "synthetic");

    @Test
    void the_nearest_name_is_suggested_whatever_the_case() {
        assertThat(Suggestion.nearest("Resoluton", KNOWN)).hasValue("resolution");
        assertThat(Suggestion.didYouMean("symbol", KNOWN)).isEqualTo("; did you mean 'symbols'?");
    }

    @Test
    void a_name_like_none_gets_no_suggestion() {
        assertThat(Suggestion.nearest("colour", KNOWN)).isEmpty();
        assertThat(Suggestion.didYouMean("colour", KNOWN)).isEmpty();
    }

    @Test
    void the_distance_counts_single_letters() {
        assertThat(Suggestion.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Suggestion.distance("", "abc")).isEqualTo(3);
    }
}
