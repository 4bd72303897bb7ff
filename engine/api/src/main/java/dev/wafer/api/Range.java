package dev.wafer.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Values a parameter may take, both ends included. Checked for -p and for sweeps; also for int and long components. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Range {
    /** Lowest value. */
    double min() default -Double.MAX_VALUE;

    /** Highest value. */
    double max() default Double.MAX_VALUE;
}
