package dev.wafer.research.signal.catalogue;

import dev.wafer.engine.feature.Readings.Declaration;
import java.util.Optional;

/**
 * One signal: a column of each symbol.
 *
 * @param name in kebab case
 * @param description one line for people
 * @param priorSign which way its source reads it: +1 if a high value should go before a rise, -1 if before a fall; said before any data was looked at
 * @param column the signal
 * @param placebo how it is made for open interest of another time
 * @param twin the same shape made of price and volume in place of open interest; a signal without one is a yardstick
 */
public record CatalogueSignal(String name, String description, int priorSign, Declaration column, Placebo placebo, Optional<Declaration> twin) {
    /** How a signal is made for open interest of another time. */
    public enum Placebo {
        /** Read again from open interest that was rotated. */
        READ_AGAIN,
        /**
         * Its own values are rotated. For what is made of open interest alone that is the same, but for the bars after the seam of the ends. Prices in
         * it are rotated too: so only for what takes too long to be read two hundred times.
         */
        VALUES_ROTATED
    }

    /** Refuses a signal without a name or a sign. */
    public CatalogueSignal {
        if (name.isBlank() || Math.abs(priorSign) != 1) {
            throw new IllegalArgumentException("signal '" + name + "': expected a name and a sign of +1 or -1, found " + priorSign);
        }
    }

    /** Whether it is made of open interest. */
    public boolean isOfOpenInterest() {
        return twin.isPresent();
    }
}
