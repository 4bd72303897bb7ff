package dev.wafer.data.io.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Short lists and maps as JSON in a cell, in their order. */
final class Texts {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Texts() {}

    static String of(List<String> texts) {
        ArrayNode list = JSON.createArrayNode();
        texts.forEach(list::add);
        return list.toString();
    }

    static String of(Map<String, String> texts) {
        ObjectNode map = JSON.createObjectNode();
        texts.forEach(map::put);
        return map.toString();
    }

    static String ofSymbols(List<RunInput.Symbol> symbols) {
        ObjectNode map = JSON.createObjectNode();
        symbols.forEach(symbol -> map.put(symbol.ticker(), symbol.sizeDecimals()));
        return map.toString();
    }

    static List<String> list(String text) throws IOException {
        List<String> texts = new ArrayList<>();
        JSON.readTree(text).forEach(one -> texts.add(one.asText()));
        return texts;
    }

    static Map<String, String> map(String text) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        JSON.readTree(text).properties().forEach(one -> texts.put(one.getKey(), one.getValue().asText()));
        return texts;
    }

    static List<RunInput.Symbol> symbols(String text) throws IOException {
        JsonNode map = JSON.readTree(text);
        return map.properties().stream().map(one -> new RunInput.Symbol(one.getKey(), one.getValue().asInt())).toList();
    }
}
