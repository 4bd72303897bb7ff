package dev.wafer.research.baseline;

/**
 * What made a run differ from its pins, in the order in which causes are looked for: what went in comes before what was made of it. A span or symbols that
 * were asked for otherwise are looked for before all, as other data follow from them.
 */
public enum Cause {
    /** What the run could read. */
    DATA("the data differ from those that were pinned"),
    /** The venue's rules in force. */
    RULES("the venue's rules differ from those that were pinned"),
    /** A parameter of the strategy, or how it was run. */
    PARAMETERS("the strategy's parameters or the settings of the run differ from those that were pinned"),
    /** The strategy's code: it decides otherwise where nothing else differs. */
    STRATEGY("the strategy decides otherwise on the same data, rules, parameters and equity"),
    /** The engine: something else happens to the same decisions. */
    ENGINE("the engine makes something else of the same data, rules, parameters and decisions");

    private final String sentence;

    Cause(String sentence) {
        this.sentence = sentence;
    }

    /** The cause in one sentence. */
    public String sentence() {
        return sentence;
    }
}
