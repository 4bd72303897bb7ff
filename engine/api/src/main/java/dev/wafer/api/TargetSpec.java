package dev.wafer.api;

/** A strategy that is a function of columns alone: each symbol gets leverage / number of symbols in the wished direction. */
public interface TargetSpec extends StrategySpec {
    /** The wish for one symbol; columns are declared here and read later. */
    Wish wish(Setup run, Symbol symbol);

    /** The plain meaning; the engine and sweeps may compute the same wish ahead. */
    @Override
    default Strategy start(Setup run) {
        double exposure = run.exposurePerSymbol();
        return run.perSymbol(symbol -> {
            Wish wish = wish(run, symbol);
            Condition longs = wish.longs(), shorts = wish.shorts(), flats = wish.flats();
            String whyLong = longs.toString(), whyShort = shorts.toString(), whyFlat = flats.toString();
            return (market, account, desk) -> {
                if (longs.isTrue()) {
                    desk.target(symbol, exposure, whyLong);
                } else if (shorts.isTrue()) {
                    desk.target(symbol, -exposure, whyShort);
                } else if (flats.isTrue()) {
                    desk.target(symbol, 0, whyFlat);
                }
            };
        });
    }
}
