package dev.wafer.research.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wafer.research.sweep.Axis.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointsTest {
    private static final Axis FAST = Axis.parse("fast", Kind.WHOLE, "5..15:5");
    private static final Axis SLOW = Axis.parse("slow", Kind.WHOLE, "60,120");

    private static List<Map<String, String>> all(Points points) {
        return LongStream.range(0, points.count()).mapToObj(points::values).toList();
    }

    @Test
    void a_grid_has_every_combination_and_the_last_axis_changes_fastest() {
        assertThat(all(Points.all(new Grid(List.of(FAST, SLOW))))).containsExactly(
                Map.of("fast", "5", "slow", "60"), Map.of("fast", "5", "slow", "120"), Map.of("fast", "10", "slow", "60"),
                Map.of("fast", "10", "slow", "120"), Map.of("fast", "15", "slow", "60"), Map.of("fast", "15", "slow", "120"));
    }

    @Test
    void values_come_in_the_order_of_the_axes() {
        assertThat(Points.all(new Grid(List.of(SLOW, FAST))).values(0).keySet()).containsExactly("slow", "fast");
    }

    @Test
    void ten_billion_points_are_refused_with_their_count() {
        Grid grid = new Grid(List.of(Axis.parse("a", Kind.WHOLE, "1..100000"), Axis.parse("b", Kind.WHOLE, "1..100000")));

        assertThatThrownBy(() -> Points.all(grid)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("found 10,000,000,000 points, expected at most 100,000,000: fewer values, or a random search of them");
        assertThat(Points.random(grid, 5, 0).count()).isEqualTo(5);
    }

    @Test
    void more_combinations_than_a_long_counts_are_refused_with_their_count() {
        List<Axis> axes = new ArrayList<>();
        List.of("a", "b", "c", "d").forEach(name -> axes.add(Axis.parse(name, Kind.WHOLE, "1..1000000")));

        assertThatThrownBy(() -> Points.all(new Grid(axes))).hasMessageContaining("found 1,000,000,000,000,000,000,000,000 points");
        assertThatThrownBy(() -> Points.random(new Grid(axes), 5, 0)).hasMessageContaining("expected at most 2^62");
    }

    @Test
    void every_number_between_two_ends_is_no_grid() {
        Grid grid = new Grid(List.of(Axis.parse("risk", Kind.DECIMAL, "0.1..5")));

        assertThatThrownBy(() -> Points.all(grid))
                .hasMessage("risk: found no step in '0.1..5', expected one, such as 0.1..5:0.1; only a random search does without");
    }

    @Test
    void a_parameter_has_one_axis() {
        assertThatThrownBy(() -> new Grid(List.of(FAST, FAST))).hasMessage("grid: parameter 'fast' is given twice, expected once");
        assertThatThrownBy(() -> new Grid(List.of())).hasMessage("grid: found no axis, expected at least one");
    }

    @Test
    void a_random_search_draws_no_point_twice_and_all_of_them_are_all() {
        Grid grid = new Grid(List.of(FAST, SLOW));

        assertThat(all(Points.random(grid, 6, 3))).containsExactlyInAnyOrderElementsOf(all(Points.all(grid)));
        assertThatThrownBy(() -> Points.random(grid, 7, 3)).hasMessage("found a budget of 7 points, the grid has 6: expected at most as many");
        assertThatThrownBy(() -> Points.random(grid, 0, 3)).hasMessage("found a budget of 0 points, expected from 1 to 100,000,000");
    }

    @Test
    void a_seed_says_which_points_and_a_larger_budget_only_adds_to_them() {
        Grid grid = new Grid(List.of(Axis.parse("a", Kind.WHOLE, "1..100"), Axis.parse("b", Kind.WHOLE, "1..100")));

        List<Map<String, String>> few = all(Points.random(grid, 50, 7));

        assertThat(all(Points.random(grid, 80, 7)).subList(0, 50)).isEqualTo(few);
        assertThat(all(Points.random(grid, 50, 8))).isNotEqualTo(few);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 16, 17, 1_000, 4_097})
    void a_permutation_has_every_number_once_in_another_order_for_another_seed(long count) {
        Set<List<Long>> orders = new HashSet<>();
        for (long seed = 0; seed < 5; seed++) {
            Permutation permutation = new Permutation(count, seed);
            List<Long> order = LongStream.range(0, count).mapToObj(permutation::at).toList();

            assertThat(order).hasSize((int) count).doesNotHaveDuplicates().allSatisfy(number -> assertThat(number).isBetween(0L, count - 1));
            orders.add(order);
        }
        assertThat(orders.size()).isGreaterThan(count < 5 ? 0 : 1);
    }

    @Test
    void draws_are_spread_evenly() {
        Permutation permutation = new Permutation(1_000_000, 11);

        Map<Long, Long> perTenth = LongStream.range(0, 10_000).boxed()
                .collect(Collectors.groupingBy(place -> permutation.at(place) / 100_000, Collectors.counting()));

        assertThat(perTenth.values()).hasSize(10).allSatisfy(count -> assertThat(count).isBetween(850L, 1_150L));        // 1,000 each, five standard deviations
    }

    @Test
    void numbers_up_to_the_largest_count_are_drawn() {
        Permutation permutation = new Permutation(1L << 62, 1);

        assertThat(LongStream.range(0, 1_000).map(permutation::at).distinct().count()).isEqualTo(1_000);
        assertThat(LongStream.range(0, 1_000).map(permutation::at).max().orElseThrow()).isGreaterThan(1L << 61);
    }

    @Test
    void parts_of_a_range_are_the_whole_and_differ_by_one_point_at_most() {
        PointRange whole = new PointRange(0, 23);
        List<Long> points = new ArrayList<>();
        for (int number = 1; number <= 5; number++) {
            PointRange part = whole.part(number, 5);
            assertThat(part.count()).isBetween(4L, 5L);
            LongStream.range(part.from(), part.to()).forEach(points::add);
        }

        assertThat(points).containsExactlyElementsOf(LongStream.range(0, 23).boxed().toList());
        assertThatThrownBy(() -> whole.part(1, 24)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> whole.part(0, 5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_range_without_others_is_what_they_leave() {
        PointRange whole = new PointRange(10, 30);

        assertThat(whole.without(List.of())).containsExactly(whole);
        assertThat(whole.without(List.of(new PointRange(0, 12), new PointRange(15, 20), new PointRange(28, 40))))
                .containsExactly(new PointRange(12, 15), new PointRange(20, 28));
        assertThat(whole.without(List.of(new PointRange(10, 30)))).isEmpty();
        assertThat(whole.without(List.of(new PointRange(30, 40)))).containsExactly(whole);
    }

    @Test
    void pieces_of_a_range_are_in_order_and_the_last_one_may_be_short() {
        assertThat(new PointRange(3, 10).pieces(3)).containsExactly(new PointRange(3, 6), new PointRange(6, 9), new PointRange(9, 10));
        assertThat(new PointRange(3, 3).pieces(3)).isEmpty();
    }
}
