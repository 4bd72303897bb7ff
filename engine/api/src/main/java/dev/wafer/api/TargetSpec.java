package dev.wafer.api;

/** A strategy that is a function of columns alone: each symbol gets leverage / number of symbols in the wished direction. */
public interface TargetSpec extends StrategySpec {
    /** The wish for one symbol; columns are declared here and read later. */
    Wish wish(Setup run, Symbol symbol);

    /** The plain meaning; the engine and sweeps may compute the same wish ahead. */
    @Override
    default Strategy start(Setup run) {
        double exposure = run.exposurePerSymbol();
        return run.perSymbol(symbol -> new Target(symbol, exposure, wish(run, symbol)));
    }
}
