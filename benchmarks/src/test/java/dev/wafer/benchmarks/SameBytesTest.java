package dev.wafer.benchmarks;

import static dev.wafer.benchmarks.Classes.DATA_MODEL;
import static dev.wafer.benchmarks.Classes.calls;
import static dev.wafer.benchmarks.Classes.in;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Same input, same bytes, on every machine: what may not be called where. */
class SameBytesTest {
    private static final Predicate<JavaClass> REPLAYED = in(DATA_MODEL).or(in("dev.wafer.api", "dev.wafer.engine", "dev.wafer.research", "dev.wafer.strategies"));

    @Test
    void results_do_not_depend_on_how_a_machine_rounds_functions() {
        assertThat(calls(REPLAYED, method -> method.matches(
                "java\\.lang\\.Math\\.(exp|expm1|log|log10|log1p|pow|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|cbrt|hypot|fma)\\(.*"))).isEmpty();
    }

    @Test
    void nothing_replayed_asks_what_time_it_is() {
        assertThat(calls(REPLAYED, method -> method.matches("java\\.lang\\.System\\.(currentTimeMillis|nanoTime)\\(.*")
                || method.matches("java\\.time\\.\\w+\\.now\\(.*") || method.matches("java\\.time\\.Clock\\.system.*")
                || method.matches("java\\.util\\.(Date|GregorianCalendar)\\.<init>\\(\\)"))).isEmpty();
    }

    @Test
    void nothing_replayed_asks_where_it_runs() {
        assertThat(calls(REPLAYED, method -> method.matches("java\\.util\\.(Locale|TimeZone)\\.getDefault\\(.*")
                || method.matches("java\\.time\\.ZoneId\\.systemDefault\\(.*") || method.matches("java\\.lang\\.String\\.formatted\\(.*")
                || method.matches("java\\.lang\\.String\\.format\\(String, .*") || method.matches("java\\.lang\\.String\\.to(Lower|Upper)Case\\(\\)")
                || method.matches("java\\.lang\\.String\\.getBytes\\(\\)") || method.matches("java\\.nio\\.charset\\.Charset\\.defaultCharset\\(.*")))
                .isEmpty();
    }

    @Test
    void randomness_has_a_seed() {
        assertThat(calls(REPLAYED, method -> method.matches("java\\.lang\\.Math\\.random\\(.*")
                || method.matches("java\\.util\\.(Random|SplittableRandom)\\.<init>\\(\\)") || method.matches(".*ThreadLocalRandom\\.current\\(.*")
                || method.matches("java\\.util\\.UUID\\.randomUUID\\(.*") || method.matches("java\\.security\\.SecureRandom\\..*"))).isEmpty();
    }

    @Test
    void money_moves_through_one_door() {
        assertThat(calls(type -> !type.getName().equals("dev.wafer.engine.account.Account"),
                method -> method.matches("dev\\.wafer\\.engine\\.account\\.Ledger\\.(post|transfer)\\(.*"))).isEmpty();
    }

    @Test
    void the_search_for_calls_finds_calls() {
        assertThat(calls(in("dev.wafer.engine.account"), method -> method.matches("dev\\.wafer\\.engine\\.account\\.Ledger\\.post\\(.*"))).isNotEmpty();
    }
}
