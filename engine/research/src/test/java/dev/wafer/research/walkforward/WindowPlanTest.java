package dev.wafer.research.walkforward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wafer.data.series.TimeSpan;
import dev.wafer.research.walkforward.WindowPlan.Gaps;
import dev.wafer.research.walkforward.WindowPlan.Window;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Windows of a history of 100 units from 0. */
class WindowPlanTest {
    private static final TimeSpan HISTORY = new TimeSpan(0, 100);

    private static Window window(long trainFrom, long trainTo, long testFrom, long testTo) {
        return new Window(new TimeSpan(trainFrom, trainTo), new TimeSpan(testFrom, testTo));
    }

    @Test
    void rolling_windows_move_on_by_a_test_and_leave_out_what_is_shorter_at_the_end() {
        List<Window> windows = new WindowPlan(40, 25, false, 0, 0).windows(HISTORY);

        assertThat(windows).containsExactly(window(0, 40, 40, 65), window(25, 65, 65, 90));
    }

    @Test
    void anchored_training_begins_with_the_history_each_time() {
        List<Window> windows = new WindowPlan(40, 20, true, 0, 0).windows(HISTORY);

        assertThat(windows).containsExactly(window(0, 40, 40, 60), window(0, 60, 60, 80), window(0, 80, 80, 100));
    }

    @Test
    void a_purge_lies_between_training_and_its_test() {
        List<Window> windows = new WindowPlan(40, 25, false, 5, 0).windows(HISTORY);

        assertThat(windows).containsExactly(window(0, 40, 45, 70), window(25, 65, 70, 95));
        assertThat(windows).allSatisfy(window -> assertThat(window.test().fromMs() - window.train().toMs()).isEqualTo(5));
    }

    /** Training of the fifth window would begin at 20 + 2 * 10 = 40, where the second test ends: with an embargo of 3 it begins at 43. */
    @Test
    void training_that_would_begin_right_after_a_test_waits_for_the_embargo() {
        List<Window> windows = new WindowPlan(20, 10, false, 0, 3).windows(HISTORY);

        assertThat(windows.get(2)).isEqualTo(window(20, 40, 40, 50));
        assertThat(windows.get(3)).isEqualTo(window(33, 50, 50, 60));
        assertThat(windows.get(4)).isEqualTo(window(43, 60, 60, 70));
    }

    /** With a purge of 4 training begins 4 before the end of a test, which is 6 after the end of the one before: an embargo of 3 has passed. */
    @Test
    void training_that_begins_later_than_the_embargo_stays_where_it_is() {
        List<Window> windows = new WindowPlan(20, 10, false, 4, 3).windows(HISTORY);

        assertThat(windows).allSatisfy(window -> assertThat(window.train().toMs() - window.train().fromMs()).isEqualTo(20));
    }

    /** (100 - 4) / (3 + 3) = 16 to a test, 48 to training. */
    @Test
    void a_number_of_windows_takes_all_of_the_history_with_training_three_times_as_long() {
        WindowPlan plan = WindowPlan.ofCount(HISTORY, 3, new Gaps(false, 4, 0), 1);

        assertThat(plan).isEqualTo(new WindowPlan(48, 16, false, 4, 0));
        assertThat(plan.windows(HISTORY)).hasSize(3).last().isEqualTo(window(32, 80, 84, 100));
    }

    @Test
    void a_plan_that_fits_no_window_is_refused() {
        assertThatThrownBy(() -> new WindowPlan(90, 20, false, 0, 0).windows(HISTORY)).hasMessageContaining("found none");
        assertThatThrownBy(() -> new WindowPlan(0, 20, false, 0, 0)).hasMessageContaining("expected both above 0");
        assertThatThrownBy(() -> new WindowPlan(40, 20, false, -1, 0)).hasMessageContaining("expected neither below 0");
        assertThatThrownBy(() -> new WindowPlan(40, 20, false, 0, 20)).hasMessageContaining("expected less than a test");
        assertThatThrownBy(() -> WindowPlan.ofCount(HISTORY, 200, new Gaps(false, 0, 0), 1)).hasMessageContaining("fewer windows");
    }
}
