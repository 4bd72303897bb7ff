package dev.wafer.engine.feature;

/** Arithmetic of two values; what is not finite is taken as not known by the caller. */
enum Pairing {
    PLUS("plus"),
    MINUS("minus"),
    TIMES("times"),
    DIVIDED_BY("divided by");

    private final String word;

    Pairing(String word) {
        this.word = word;
    }

    /** The name in formulas and messages. */
    String word() {
        return word;
    }

    double apply(double left, double right) {
        return switch (this) {
            case PLUS -> left + right;
            case MINUS -> left - right;
            case TIMES -> left * right;
            case DIVIDED_BY -> left / right;
        };
    }

    String formula(Object left, Object right) {
        return "(" + left + " " + word + " " + right + ")";
    }
}
