package dev.wafer.cli.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wafer.cli.sweep.SweepMap.Cell;
import dev.wafer.research.sweep.Axis;
import dev.wafer.research.sweep.Axis.Kind;
import dev.wafer.research.sweep.Grid;
import dev.wafer.research.sweep.Points;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SweepMapTest {
    private static SweepMap map(boolean isHighestFirst, String... axes) {
        return new SweepMap(Points.all(grid(axes)), 1, isHighestFirst);
    }

    private static Grid grid(String... axes) {
        return new Grid(IntStream.range(0, axes.length).mapToObj(i -> Axis.parse("p" + i, Kind.WHOLE, axes[i])).toList());
    }

    private static List<OptionalDouble> measures(double value) {
        return List.of(OptionalDouble.of(-value), OptionalDouble.of(value));
    }

    @Test
    void points_of_a_small_sweep_each_have_a_cell_of_their_own() {
        SweepMap map = map(true, "5..7", "60,120");
        LongStream.range(0, 6).forEach(point -> map.add(point, Optional.empty(), measures((double) point)));

        assertThat(map.cells()).hasSize(6).allSatisfy(cell -> assertThat(cell.points()).isEqualTo(1));
        assertThat(map.cells().get(3).stretches()).containsExactly(1, 1);
        assertThat(map.ends(0, 1)).containsExactly("6");
        assertThat(map.values(3)).containsExactly("6", "120");
    }

    @Test
    void long_axes_are_cut_to_at_most_ten_thousand_cells_and_short_ones_stay_whole() {
        SweepMap map = map(true, "1..500", "1..4000", "1,2");

        assertThat(map.stretches(2)).isEqualTo(2);
        assertThat((long) map.stretches(0) * map.stretches(1) * 2).isBetween((long) SweepMap.MOST_CELLS * 3 / 4, (long) SweepMap.MOST_CELLS);
        assertThat(map.ends(1, map.stretches(1) - 1)).last().isEqualTo("4000");
    }

    @Test
    void ten_thousand_points_are_not_cut() {
        SweepMap map = map(true, "1..100", "1..100");

        assertThat(map.width(0)).isEqualTo(1);
        assertThat(map.width(1)).isEqualTo(1);
    }

    @Test
    void a_cell_has_its_best_point_whatever_the_order_they_come_in() {
        List<Long> up = LongStream.range(0, 30_000).boxed().toList();
        for (boolean isHighestFirst : new boolean[] {true, false}) {
            SweepMap forwards = map(isHighestFirst, "1..30000"), backwards = map(isHighestFirst, "1..30000");
            up.forEach(point -> add(forwards, point));
            up.reversed().forEach(point -> add(backwards, point));

            Cell first = forwards.cells().getFirst();
            assertThat(first.points()).isEqualTo(3);
            assertThat(first.best().orElseThrow().point()).isEqualTo(isHighestFirst ? 2 : 0);
            assertThat(contents(forwards)).isEqualTo(contents(backwards));
        }
    }

    private static List<String> contents(SweepMap map) {
        return map.cells().stream().map(cell -> cell.stretches() + " " + cell.points() + " " + cell.refused() + cell.best() + cell.firstRefusal()).toList();
    }

    /** Of seven points one is refused, one has no value, and values repeat. */
    private static void add(SweepMap map, long point) {
        if (point % 7 == 4) {
            map.add(point, Optional.of("no " + point), List.of());
        } else {
            map.add(point, Optional.empty(), point % 7 == 5 ? List.of(OptionalDouble.of(0), OptionalDouble.empty()) : measures((double) (point % 7 % 3)));
        }
    }

    @Test
    void a_point_without_a_value_gives_way_to_any_that_has_one_and_a_refused_one_is_counted() {
        SweepMap map = map(true, "1..30000");
        map.add(0, Optional.empty(), List.of(OptionalDouble.of(9), OptionalDouble.empty()));
        map.add(1, Optional.of("because"), List.of());
        map.add(2, Optional.empty(), measures(-1_000));

        Cell cell = map.cells().getFirst();
        assertThat(cell.best().orElseThrow().point()).isEqualTo(2);
        assertThat(cell.refused()).isEqualTo(1);
        assertThat(cell.firstRefusal()).contains(new SweepMap.Refusal(1, "because"));
    }

    @Test
    void drawn_points_get_about_as_many_cells_as_they_are() {
        SweepMap map = new SweepMap(Points.random(grid("1..2000", "1..1000000"), 400, 3), 1, true);

        assertThat(map.stretches(0) * map.stretches(1)).isBetween(300, 400);
    }
}
