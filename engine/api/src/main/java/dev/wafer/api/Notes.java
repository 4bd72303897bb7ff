package dev.wafer.api;

/**
 * What a person should know before using a strategy or a wrapper, a sentence or two each; empty where there is nothing to say.
 *
 * @param idea why it should earn or protect anything
 * @param source the paper or book, or {@code own rule}
 * @param dataNeeds what must be recorded, and what it does where that is not known
 * @param weakness where it loses
 */
public record Notes(String idea, String source, String dataNeeds, String weakness) {
    /** Nothing said. */
    public static final Notes NONE = new Notes("", "", "", "");

    /** Whether nothing is said. */
    public boolean isEmpty() {
        return equals(NONE);
    }
}
