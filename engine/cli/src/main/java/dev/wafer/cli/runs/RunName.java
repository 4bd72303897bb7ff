package dev.wafer.cli.runs;

import dev.wafer.cli.source.RequestException;
import dev.wafer.cli.text.Shown;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names a kept run: by its id or the beginning of it, or by its place from the newest: {@code last}, {@code last~1}. */
public final class RunName {
    private static final Pattern LAST = Pattern.compile("last(?:~([0-9]{1,6}))?");
    private static final int MOST_LISTED = 5;

    private RunName() {}

    /**
     * The id a name stands for.
     *
     * @param ids of all runs, newest first
     * @throws RequestException if it stands for none, or for several
     */
    public static String id(String name, List<String> ids) {
        if (ids.isEmpty()) {
            throw new RequestException("run '" + Shown.text(name, 40) + "': no run is kept yet, expected a wafer backtest before");
        }
        Matcher last = LAST.matcher(name);
        if (last.matches()) {
            int place = last.group(1) == null ? 0 : Integer.parseInt(last.group(1));
            if (place >= ids.size()) {
                throw new RequestException("run '" + name + "': " + ids.size() + (ids.size() == 1 ? " run is" : " runs are") + " kept, expected last~"
                        + (ids.size() - 1) + " at most");
            }
            return ids.get(place);
        }
        List<String> found = ids.stream().filter(id -> !name.isEmpty() && id.startsWith(name)).toList();
        if (found.size() == 1 || found.contains(name)) {
            return found.contains(name) ? name : found.getFirst();
        }
        throw new RequestException("run '" + Shown.text(name, 40) + "': " + (found.isEmpty()
                ? "found none, expected an id of wafer runs ls, its beginning, last or last~1"
                : "begins the ids of " + found.size() + " runs, expected one: " + String.join(", ", found.subList(0, Math.min(MOST_LISTED, found.size())))
                        + (found.size() > MOST_LISTED ? ", .." : "")));
    }
}
