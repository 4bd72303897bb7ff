package dev.wafer.engine.run;

/**
 * Bars that have closed and that the account has not gone over yet, because nothing can happen to it in them and nobody has asked about it. Who looks at
 * the account sees it at the last close; who orders makes it go over all of them first.
 */
final class Arrears {
    private final Carrier carrier;
    private boolean isOpen;
    private boolean isShown;
    private int fromTick;
    private int tick;

    Arrears(Carrier carrier) {
        this.carrier = carrier;
    }

    /** From this tick on bars are left for later; {@link Carrier#safeEnd} has been asked. */
    void begin(int firstTick) {
        isOpen = true;
        fromTick = firstTick;
        tick = firstTick - 1;
    }

    /** Another bar has closed. */
    void stand(int newTick) {
        tick = newTick;
        isShown = false;
    }

    boolean isOpen() {
        return isOpen;
    }

    /** Shows the account at the last close. */
    void show() {
        if (isOpen && !isShown) {
            carrier.show(tick);
            isShown = true;
        }
    }

    /** The account goes over the bars left. */
    void settle() {
        if (isOpen) {
            isOpen = false;
            if (carrier.pass(fromTick, tick + 1) != tick + 1) {
                throw new IllegalStateException("Invariant: nothing happens in bars left for later, found something before tick " + tick);
            }
        }
    }
}
