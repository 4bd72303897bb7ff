package dev.wafer.engine.price;

import dev.wafer.data.rule.DiscoveryBand;
import dev.wafer.data.rule.RuleTimeline;
import java.util.Optional;

/**
 * The discovery band along a symbol's bars: in an internal session the mark stays within {@code R * (1 - b)} and {@code R * (1 + b)}, R the last
 * external price. After a bar whose oracle has gone far enough towards a bound, R becomes that bound and a band of the same width opens, as often
 * as the resets of that direction allow; an external bar starts the count again. trade.xyz documentation, "Discovery bounds", read 2026; that the
 * clamped mark stands in for an oracle that was not recorded is inferred. Example, b = 0.1, one reset, R = 800: 720 to 880; at 872 792 to 968.
 */
final class BandWalk {
    private static final long LONGEST_BAR_MS = 3_600_000;
    private static final double NO_REFERENCE = 0;

    private final RuleTimeline rules;
    private final boolean isFineEnough;
    private double referenceUsd = NO_REFERENCE;
    private int upResets;
    private int downResets;
    private double lowestUsd;
    private double highestUsd;
    private boolean isInForce;
    private boolean isWanted;

    BandWalk(RuleTimeline rules, long resolutionMs) {
        this.rules = rules;
        isFineEnough = resolutionMs <= LONGEST_BAR_MS;
    }

    /** Begins a bar; whether a band is in force and applied. */
    boolean open(long openTimeMs, boolean isInternal) {
        Optional<DiscoveryBand> band = isInternal ? rules.at(openTimeMs).band() : Optional.empty();
        isWanted = band.isPresent();
        isInForce = isWanted && isFineEnough && referenceUsd != NO_REFERENCE;
        if (isInForce) {
            lowestUsd = referenceUsd * (1 - band.orElseThrow().widthFraction());
            highestUsd = referenceUsd * (1 + band.orElseThrow().widthFraction());
        }
        return isInForce;
    }

    /** Whether a band ought to hold, but cannot be applied. */
    boolean isMissed() {
        return isWanted && !isInForce;
    }

    double clamped(double priceUsd) {
        return isInForce ? Math.clamp(priceUsd, lowestUsd, highestUsd) : priceUsd;
    }

    /** Ends a bar at its oracle, or its mark where none was recorded. */
    void close(long openTimeMs, boolean isInternal, double oracleUsd) {
        if (!isInternal) {
            referenceUsd = oracleUsd;
            upResets = 0;
            downResets = 0;
        } else if (isInForce) {
            DiscoveryBand band = rules.at(openTimeMs).band().orElseThrow();
            double reachUsd = band.triggerFraction() * band.widthFraction() * referenceUsd;
            if (upResets < band.resets() && oracleUsd >= referenceUsd + reachUsd) {
                referenceUsd = highestUsd;
                upResets++;
            } else if (downResets < band.resets() && oracleUsd <= referenceUsd - reachUsd) {
                referenceUsd = lowestUsd;
                downResets++;
            }
        }
    }
}
