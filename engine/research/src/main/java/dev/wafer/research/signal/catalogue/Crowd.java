package dev.wafer.research.signal.catalogue;

import dev.wafer.api.Column;
import dev.wafer.api.Feature;

/**
 * What {@link dev.wafer.api.signal.Crowding#score} makes of open interest and funding, made of price and funding:
 * {@code sign(zF) * sqrt(max(zP, 0) * |zF|)}.
 *
 * @param priceScore z-score of price
 * @param fundingScore z-score of funding
 */
record Crowd(Column priceScore, Column fundingScore) implements Feature {
    @Override
    public State start() {
        return out -> out.set(Math.signum(fundingScore.now()) * Math.sqrt(Math.max(priceScore.now(), 0) * Math.abs(fundingScore.now())));
    }
}
