package dev.wafer.research.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankingTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void the_best_come_first_and_of_equals_the_lower_number_in_whatever_order_they_came(long seed) {
        List<Integer> points = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6, 7));
        double[] scores = {1, 5, 3, 5, -2, -0.0, 0.0, 3};
        Collections.shuffle(points, new Random(seed));
        Ranking<Integer> highest = new Ranking<>(4, true), lowest = new Ranking<>(4, false);

        points.forEach(point -> highest.offer(point, scores[point], point));
        points.forEach(point -> lowest.offer(point, scores[point], point));

        assertThat(highest.best()).containsExactly(1, 3, 2, 7);
        assertThat(lowest.best()).containsExactly(4, 5, 6, 0);
    }

    @Test
    void a_million_points_leave_no_more_than_were_asked_for() {
        Ranking<Long> ranking = new Ranking<>(3, true);
        for (long point = 0; point < 1_000_000; point++) {
            ranking.offer(point, (double) (point % 1_000), point);
            assertThat(ranking.count() <= 3).isTrue();
        }

        assertThat(ranking.best()).containsExactly(999L, 1_999L, 2_999L);
    }

    @Test
    void what_is_no_number_has_no_rank() {
        Ranking<Long> ranking = new Ranking<>(3, true);

        assertThatThrownBy(() -> ranking.offer(7, Double.NaN, 7L)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Ranking<Long>(0, true)).isInstanceOf(IllegalArgumentException.class);
    }
}
