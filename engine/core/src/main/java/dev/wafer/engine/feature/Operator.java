package dev.wafer.engine.feature;

/** An operator on one column with its arguments; equal ones make the same column. */
sealed interface Operator {
    /** A new state, before the first row. */
    Step start();

    /** The formula of the result. */
    String formula(String input);

    /** An operator over so many rows. */
    record Counted(Kind kind, int rows) implements Operator {
        public Counted {
            check(kind.word, rows, kind.leastRows);
        }

        /** Refuses fewer rows than make sense. */
        static void check(String word, int rows, int leastRows) {
            if (!(rows >= leastRows)) {
                throw new IllegalArgumentException(word + ": found " + rows + " rows, expected at least " + leastRows);
            }
        }

        @Override
        public Step start() {
            return switch (kind) {
                case SMA -> new RollingMean(rows);
                case EMA -> new Smoothing(rows);
                case RSI -> new RelativeStrength(rows);
                case HIGHEST -> new RollingExtreme(rows, 1);
                case LOWEST -> new RollingExtreme(rows, -1);
                case STDEV -> new RollingSpread(rows, RollingSpread.Result.STDEV);
                case ZSCORE -> new RollingSpread(rows, RollingSpread.Result.ZSCORE);
                case RANK -> new RollingRank(rows);
                case LAG -> (values, slot) -> values[Math.max(slot - rows, 0)];
                case CHANGE -> (values, slot) -> values[slot] / values[Math.max(slot - rows, 0)] - 1;
            };
        }

        @Override
        public String formula(String input) {
            return kind.word + "(" + input + ", " + rows + ")";
        }
    }

    /** What is computed over rows; lag and change ask only for the rows at both ends, the others for all between. */
    enum Kind {
        SMA("sma", 1),
        EMA("ema", 1),
        RSI("rsi", 1),
        HIGHEST("highest", 1),
        LOWEST("lowest", 1),
        STDEV("stdev", 2),
        ZSCORE("zscore", 2),
        RANK("rank", 1),
        LAG("lag", 0),
        CHANGE("change", 1);

        private final String word;
        private final int leastRows;

        Kind(String word, int leastRows) {
            this.word = word;
            this.leastRows = leastRows;
        }

        Operator over(int rows) {
            return new Counted(this, rows);
        }
    }

    /** Arithmetic with a constant. */
    record WithConstant(Pairing pairing, double constant) implements Operator {
        public WithConstant {
            if (!Double.isFinite(constant)) {
                throw new IllegalArgumentException(pairing.word() + ": found " + constant + ", expected a finite number");
            }
        }

        @Override
        public Step start() {
            return (values, slot) -> pairing.apply(values[slot], constant);
        }

        @Override
        public String formula(String input) {
            return pairing.formula(input, constant);
        }
    }

    /** Natural logarithm. */
    record Log() implements Operator {
        @Override
        public Step start() {
            return (values, slot) -> StrictMath.log(values[slot]);
        }

        @Override
        public String formula(String input) {
            return "log(" + input + ")";
        }
    }

    /** Square root. */
    record Root() implements Operator {
        @Override
        public Step start() {
            return (values, slot) -> Math.sqrt(values[slot]);
        }

        @Override
        public String formula(String input) {
            return "sqrt(" + input + ")";
        }
    }

    /** Distance from zero. */
    record Abs() implements Operator {
        @Override
        public Step start() {
            return (values, slot) -> Math.abs(values[slot]);
        }

        @Override
        public String formula(String input) {
            return "abs(" + input + ")";
        }
    }
}
