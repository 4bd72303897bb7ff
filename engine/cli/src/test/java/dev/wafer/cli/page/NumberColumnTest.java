package dev.wafer.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wafer.cli.text.JsonText;
import org.junit.jupiter.api.Test;

class NumberColumnTest {
    private static String written(int figures, double... values) {
        JsonText json = JsonText.inMarkup();
        NumberColumn.write(json, "x", values, figures);
        return json.end();
    }

    @Test
    void numbers_are_whole_steps_of_the_fewest_decimals_that_say_the_same() {
        assertThat(written(6, 750.05, 750.5, 749)).isEqualTo("{\"x\":{\"s\":100.0,\"c\":[[0,75005,45,-150]]}}");
    }

    @Test
    void what_is_not_known_takes_no_room_and_stretches_begin_anew_behind_it() {
        assertThat(written(6, Double.NaN, 5, 6, Double.NaN, Double.NaN, 7)).isEqualTo("{\"x\":{\"s\":1.0,\"c\":[[1,5,1],[5,7]]}}");
        assertThat(written(6, Double.NaN)).isEqualTo("{\"x\":{\"s\":1.0,\"c\":[]}}");
    }

    @Test
    void numbers_that_need_more_keep_so_many_figures_of_the_largest() {
        assertThat(written(4, 1.0 / 3, 2.0 / 3)).isEqualTo("{\"x\":{\"s\":10000.0,\"c\":[[0,3333,3334]]}}");
    }
}
