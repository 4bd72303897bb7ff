package dev.wafer.benchmarks.harness;

import dev.wafer.benchmarks.Allocation;
import dev.wafer.benchmarks.MemoryLimit;
import dev.wafer.benchmarks.Question;
import dev.wafer.benchmarks.Scale;
import dev.wafer.benchmarks.Stage;
import dev.wafer.benchmarks.Subject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Questions that are asked in one process: beside each other, because their ratio is wanted, and away from others, whose code would disturb. */
public enum Group {
    /** The ratio that matters. */
    RUN,
    /** With the equity of every close, with many trades. */
    VARIANTS,
    /** After other strategies. */
    MEGA,
    /** Without a declared wish. */
    INTERFACE,
    /** With orders pending. */
    ORDERS,
    /** With spread, impact and limits. */
    REALISTIC,
    /** Three symbols. */
    THREE_SYMBOLS,
    /** From bars in memory. */
    FROM_BARS,
    /** The first run of a process. */
    FIRST_RUN,
    /** 64 points. */
    SWEEP_64,
    /** 1,000 points. */
    SWEEP,
    /** The peer. */
    PEER,
    /** Files. */
    LOAD,
    /** The limit of all loops. */
    MEMORY,
    /** Bytes. */
    ALLOCATION;

    private static final double NS_PER_MS = 1e6;

    /** What is timed. */
    List<Question> questions() {
        return switch (this) {
            case RUN -> List.of(Question.HAND, Question.ENGINE);
            case VARIANTS -> List.of(Question.HAND_EVERY_CLOSE, Question.ENGINE_EVERY_CLOSE, Question.HAND_BUSY, Question.ENGINE_BUSY);
            case MEGA -> List.of(Question.ENGINE_MEGA);
            case INTERFACE -> List.of(Question.ENGINE_INTERFACE);
            case ORDERS -> List.of(Question.ENGINE_ORDERS);
            case REALISTIC -> List.of(Question.ENGINE_REALISTIC);
            case THREE_SYMBOLS -> List.of(Question.THREE_SYMBOLS);
            case FROM_BARS -> List.of(Question.ENGINE_FROM_BARS);
            case SWEEP_64 -> List.of(Question.SWEEP_64, Question.SWEEP_64_TWO_THREADS);
            case SWEEP -> List.of(Question.SWEEP, Question.SWEEP_TWO_THREADS);
            case PEER -> List.of(Question.TA4J, Question.TA4J_EXECUTOR, Question.ENGINE_LONG_ONLY_FROM_BARS, Question.TA4J_MEANS_KNOWN,
                    Question.ENGINE_LONG_ONLY);
            case LOAD -> List.of(Question.LOAD, Question.LOAD_TEXT);
            case MEMORY -> List.of(Question.MEMORY);
            case FIRST_RUN, ALLOCATION -> List.of();
        };
    }

    /** How many processes answer it: what can be measured once in a process needs several. */
    int processes() {
        return this == FIRST_RUN ? 3 : 1;
    }

    /** {@code every-close}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Asks in this process; results are compared after the clock ran, when the code is compiled. */
    Answers ask(Scale scale) {
        return switch (this) {
            case FIRST_RUN -> new Answers(List.of(firstRun(scale)), List.of());
            case ALLOCATION -> new Answers(allocation(scale), List.of());
            case RUN, VARIANTS, MEGA, INTERFACE, ORDERS, REALISTIC, THREE_SYMBOLS, FROM_BARS, SWEEP_64, SWEEP, PEER, LOAD, MEMORY ->
                timed(scale);
        };
    }

    private Answers timed(Scale scale) {
        Stage stage = new Stage(scale);
        List<Subject> subjects = questions().stream().map(question -> question.subject(stage)).toList();
        List<double[]> timesNs = Rounds.timesNs(subjects);
        List<String> differences = subjects.stream().flatMap(subject -> subject.differences().stream()).distinct().toList();
        List<Figure> figures = new ArrayList<>();
        for (int i = 0; i < subjects.size(); i++) {
            figures.addAll(figures(questions().get(i), timesNs.get(i), subjects.get(i).units()));
        }
        return new Answers(figures, differences);
    }

    /** The answer, and what else it says. */
    static List<Figure> figures(Question question, double[] runsNs, long units) {
        Figure answer = Figure.of(question, runsNs, units);
        return switch (question) {
            case MEMORY -> List.of(answer, bandwidth(runsNs, units));
            case ENGINE_FROM_BARS -> List.of(answer, warmRun(runsNs));
            default -> List.of(answer);
        };
    }

    private static Figure bandwidth(double[] runsNs, long bars) {
        double[] gbPerS = Arrays.stream(runsNs).map(runNs -> bars * MemoryLimit.bytesPerBar() / runNs).toArray();
        return Figure.of("memory_gb_per_s", "reading all seven columns once", "GB/s", gbPerS);
    }

    private static Figure warmRun(double[] runsNs) {
        return Figure.of("warm_run_ms", "the same run, warm", "ms", Arrays.stream(runsNs).map(runNs -> runNs / NS_PER_MS).toArray());
    }

    private static Figure firstRun(Scale scale) {
        Subject subject = Question.ENGINE_FROM_BARS.subject(new Stage(scale));
        return firstRun(new double[] {Rounds.wallNs(subject) / NS_PER_MS});
    }

    static Figure firstRun(double[] runsMs) {
        return Figure.of("first_run_ms", "first run of a process, from bars", "ms", runsMs);
    }

    private static List<Figure> allocation(Scale scale) {
        Allocation allocation = new Allocation(scale);
        List<Figure> figures = new ArrayList<>();
        for (Allocation.Kind kind : Allocation.Kind.values()) {
            figures.add(Figure.exact(kind.key(), kind.text(), "B/bar", allocation.perBar(kind)));
        }
        figures.add(Figure.exact("bytes_per_trade", "journal, trades and reasons", "B/trade", allocation.perTrade()));
        return figures;
    }
}
