package dev.wafer.junit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Checks baselines before a test, or before each test of a class: the test fails with the cause if a run differs from its pins. A value is the file of a
 * baseline, {@code oi-momentum-mu.yaml}: in {@code src/test/baselines}, else relative to the module, or absolute.
 *
 * <p>{@code -Dwafer.baseline.update=REASON} records those that have no pins yet, and pins those anew that moved, with the reason.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(BaselineExtension.class)
public @interface Baseline {
    /** Files of baselines. */
    String[] value();
}
