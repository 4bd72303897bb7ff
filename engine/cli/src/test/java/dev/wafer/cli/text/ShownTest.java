package dev.wafer.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What users named stays text on its line. */
class ShownTest {
    @Test
    void nothing_moves_the_cursor_or_turns_the_writing() {
        assertThat(Shown.text("a\r\nb\u001b[31m\u202ec\u2028d<b>Ω🦊")).isEqualTo("a\\nb?[31m?c\\nd<b>Ω🦊");
    }

    @Test
    void long_texts_are_cut_between_characters() {
        assertThat(Shown.text("abcdef", 6)).isEqualTo("abcdef");
        assertThat(Shown.text("abcdefg", 6)).isEqualTo("abcd..");
        assertThat(Shown.text("abc🦊efgh", 6)).isEqualTo("abc..");
    }
}
