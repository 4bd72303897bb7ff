package dev.wafer.engine.run;

/** A strategy cannot start in this run: it refused its parameters or capital, or needs data that the run does not have. The run did not begin. */
public final class StrategyRefusal extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    StrategyRefusal(IllegalArgumentException cause) {
        super(cause.getMessage(), cause);
    }
}
