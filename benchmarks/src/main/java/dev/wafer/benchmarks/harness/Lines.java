package dev.wafer.benchmarks.harness;

import java.util.ArrayList;
import java.util.List;

/** Answers as lines of text, from one process to another: fields separated by tabs, the first says what the line is. */
final class Lines {
    private static final String TAB = "\t";
    private static final String FIGURE = "figure";
    private static final String DIFFERENCE = "difference";

    private Lines() {}

    static String text(Answers answers) {
        StringBuilder text = new StringBuilder();
        answers.figures().forEach(figure -> text.append(String.join(TAB, FIGURE, figure.key(), figure.text(), figure.unit(),
                Double.toString(figure.value()), Double.toString(figure.low()), Double.toString(figure.high()))).append('\n'));
        answers.differences().forEach(difference -> text.append(DIFFERENCE).append(TAB).append(difference.replaceAll("\\s", " ")).append('\n'));
        return text.toString();
    }

    static Answers parse(List<String> lines) {
        List<Figure> figures = new ArrayList<>();
        List<String> differences = new ArrayList<>();
        for (String line : lines) {
            String[] fields = line.split(TAB, -1);
            switch (fields[0]) {
                case FIGURE -> figures.add(new Figure(fields[1], fields[2], fields[3], Double.parseDouble(fields[4]), Double.parseDouble(fields[5]),
                        Double.parseDouble(fields[6])));
                case DIFFERENCE -> differences.add(fields[1]);
                default -> throw new IllegalStateException("a line of answers: found '" + line + "', expected a figure or a difference");
            }
        }
        return new Answers(figures, differences);
    }
}
