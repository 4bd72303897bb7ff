package dev.wafer.data.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

/** Normals and exponentials lie below every edge as often as their distributions say: near zero, at the edges of layers, and in the tails. */
class ZigguratTest {
    private static final int COUNT = 4_000_000;
    /** Of a share counted over so many numbers: rarer than once in 30,000. */
    private static final double STANDARD_ERRORS = 4.2;

    private static double shareBelow(double edge, DoubleSupplier numbers) {
        int below = 0;
        for (int i = 0; i < COUNT; i++) {
            below += numbers.getAsDouble() < edge ? 1 : 0;
        }
        return below / (double) COUNT;
    }

    private static void assertShare(double found, double expected) {
        assertThat(found).isCloseTo(expected, within(STANDARD_ERRORS * StrictMath.sqrt(expected * (1 - expected) / COUNT)));
    }

    @Test
    void normals_are_distributed_as_in_the_tables() {
        double[] edges = {-3.8, -3, -2, -1, -0.25, 0, 0.25, 1, 2, 3, 3.8};
        double[] shares = {7.2348e-5, 0.0013498980, 0.0227501319, 0.1586552539, 0.4012936743, 0.5, 0.5987063257, 0.8413447461, 0.9772498681, 0.9986501020,
            1 - 7.2348e-5};

        for (int i = 0; i < edges.length; i++) {
            assertShare(shareBelow(edges[i], Ziggurat.of(i, "normals")::normal), shares[i]);
        }
    }

    @Test
    void exponentials_are_distributed_as_their_formula_says() {
        for (double edge : new double[] {0.001, 0.1, 0.5, 1, 2, 5, 7.5, 8, 10}) {
            assertShare(shareBelow(edge, Ziggurat.of((long) (edge * 1000), "exponentials")::exponential), 1 - StrictMath.exp(-edge));
        }
    }

    @Test
    void moments_are_those_of_the_distributions_and_neighbours_do_not_know_of_each_other() {
        Ziggurat numbers = Ziggurat.of(1, "moments");
        double sum = 0, squares = 0, fourths = 0, products = 0, exponentials = 0, last = 0;
        for (int i = 0; i < COUNT; i++) {
            double normal = numbers.normal();
            sum += normal;
            squares += normal * normal;
            fourths += normal * normal * normal * normal;
            products += normal * last;
            last = normal;
            exponentials += numbers.exponential();
        }

        double unit = STANDARD_ERRORS / StrictMath.sqrt(COUNT);
        assertThat(sum / COUNT).isCloseTo(0, within(unit));
        assertThat(squares / COUNT).isCloseTo(1, within(unit * StrictMath.sqrt(2)));
        assertThat(fourths / COUNT).isCloseTo(3, within(unit * StrictMath.sqrt(96)));
        assertThat(products / COUNT).isCloseTo(0, within(unit));
        assertThat(exponentials / COUNT).isCloseTo(1, within(unit));
    }

    @Test
    void a_seed_and_a_name_are_a_stream() {
        assertThat(Ziggurat.of(7, "one").normal()).isEqualTo(Ziggurat.of(7, "one").normal()).isNotEqualTo(Ziggurat.of(8, "one").normal())
                .isNotEqualTo(Ziggurat.of(7, "other").normal());
    }
}
