package dev.wafer.data.io.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the rows of a log are.
 *
 * @param request everything that results depend on, in words, by what it is
 * @param measures names of the measures of each row, in their order
 */
public record ResultHeader(Map<String, String> request, List<String> measures) {
    /** Refuses more measures than a record can hold. */
    public ResultHeader {
        request = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(request));
        measures = List.copyOf(measures);
        if (!(measures.size() >= 1 && measures.size() <= ResultRecord.MOST_MEASURES)) {
            throw new IllegalArgumentException("log: found " + measures.size() + " measures, expected from 1 to " + ResultRecord.MOST_MEASURES);
        }
    }

    /** What is not the same in another request, a line for each: {@code --capital: found 50000, expected 100000}. */
    public List<String> differences(Map<String, String> wanted) {
        List<String> lines = new ArrayList<>();
        wanted.forEach((what, value) -> {
            String found = request.getOrDefault(what, "nothing");
            if (!found.equals(value)) {
                lines.add(what + ": found " + found + ", expected " + value);
            }
        });
        request.forEach((what, value) -> {
            if (!wanted.containsKey(what)) {
                lines.add(what + ": found " + value + ", expected nothing");
            }
        });
        return lines;
    }

    byte[] bytes() {
        List<String> texts = new ArrayList<>();
        texts.add(String.join(",", measures));
        request.forEach((what, value) -> texts.addAll(List.of(what, value)));
        List<byte[]> encoded = texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
        ByteBuffer bytes = ByteBuffer.allocate(encoded.stream().mapToInt(text -> Integer.BYTES + text.length).sum());
        encoded.forEach(text -> bytes.putInt(text.length).put(text));
        return bytes.array();
    }

    static Optional<ResultHeader> read(ByteBuffer bytes) {
        List<String> texts = new ArrayList<>();
        while (bytes.hasRemaining()) {
            byte[] text = new byte[bytes.getInt()];
            bytes.get(text);
            texts.add(new String(text, StandardCharsets.UTF_8));
        }
        Map<String, String> request = new LinkedHashMap<>();
        for (int place = 1; place < texts.size(); place += 2) {
            request.put(texts.get(place), texts.get(place + 1));
        }
        return Optional.of(new ResultHeader(request, List.of(texts.getFirst().split(","))));
    }
}
