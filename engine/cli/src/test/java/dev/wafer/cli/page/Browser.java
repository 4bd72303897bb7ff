package dev.wafer.cli.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Assumptions;

/** A real browser without a window, with one page, driven by the DevTools protocol. It keeps what the page complained of and what it asked the network for. */
@NullMarked
final class Browser implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final List<String> OPTIONS = List.of("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--remote-debugging-port=0", "--hide-scrollbars");
    private static final long WAIT_SECONDS = 60;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path profile;
    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger lastId = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> complaints = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> requests = new ConcurrentLinkedQueue<>();
    private final String session;

    /** The browser of this machine, if there is one. */
    private static Optional<Path> find() {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name))).filter(Files::isExecutable).findFirst();
    }

    /** A new one. Without a browser on this machine the test is skipped, but fails where {@code CI} is set. */
    static Browser start() throws IOException {
        Optional<Path> program = find();
        if (program.isEmpty() && System.getenv("CI") == null) {
            Assumptions.abort("no browser: install chromium to run these tests");
        }
        return new Browser(program.orElseThrow(() -> new IllegalStateException("CI is set, and there is no browser: install chromium")));
    }

    private Browser(Path program) throws IOException {
        profile = Files.createTempDirectory("wafer-browser");
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(OPTIONS);
        command.addAll(List.of("--user-data-dir=" + profile, "about:blank"));
        process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(profile.resolve("output.txt").toFile()).start();
        socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address(), new Receiver()).join();
        JsonNode target = send("", "Target.createTarget", Map.of("url", "about:blank"));
        session = send("", "Target.attachToTarget", Map.of("targetId", target.get("targetId").asText(), "flatten", true)).get("sessionId").asText();
        Stream.of("Runtime", "Page", "Network", "Log").forEach(domain -> send(domain + ".enable", Map.of()));
    }

    /** The browser writes where it listens once it does. */
    private URI address() throws IOException {
        Path file = profile.resolve("DevToolsActivePort");
        Instant end = Instant.now().plusSeconds(WAIT_SECONDS);
        while (Instant.now().isBefore(end)) {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            if (lines.size() > 1) {
                return URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
            }
            pause();
        }
        throw new IllegalStateException("the browser did not start:\n" + Files.readString(profile.resolve("output.txt")));
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the socket brings: answers to what was sent, and events. */
    private final class Receiver implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
            text.append(part);
            if (isLast) {
                receive(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedStage(isLast);
        }
    }

    private void receive(String text) {
        JsonNode message;
        try {
            message = JSON.readTree(text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        if (message.has("id")) {
            Optional.ofNullable(answers.remove(message.get("id").asInt())).ifPresent(answer -> answer.complete(message));
        } else {
            note(message.path("method").asText(), message.path("params"));
        }
    }

    private void note(String event, JsonNode said) {
        switch (event) {
            case "Runtime.exceptionThrown" -> complaints.add(said.path("exceptionDetails").toString());
            case "Runtime.consoleAPICalled" -> complaints.add("console." + said.path("type").asText() + " " + said.path("args"));
            case "Log.entryAdded" -> complaints.add(said.path("entry").toString());
            case "Page.javascriptDialogOpening" -> complaints.add("dialog " + said.path("message").asText());
            case "Network.requestWillBeSent" -> requests.add(said.path("request").path("url").asText());
            default -> {
                // nothing that a test asks for
            }
        }
    }

    private JsonNode send(String method, Map<String, Object> parameters) {
        return send(session, method, parameters);
    }

    private JsonNode send(String to, String method, Map<String, Object> parameters) {
        int id = lastId.incrementAndGet();
        ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", JSON.valueToTree(parameters));
        if (!to.isEmpty()) {
            message.put("sessionId", to);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        socket.sendText(message.toString(), true).join();
        JsonNode answered = answer.orTimeout(WAIT_SECONDS, TimeUnit.SECONDS).join();
        if (answered.has("error")) {
            throw new IllegalStateException(method + ": " + answered.get("error"));
        }
        return answered.get("result");
    }

    /** Opens a file in a window of a size, and waits until its scripts say that it is ready. */
    void open(Path file, int width, int height) {
        complaints.clear();
        requests.clear();
        size(width, height);
        send("Page.navigate", Map.of("url", file.toUri().toString()));
        Instant end = Instant.now().plusSeconds(WAIT_SECONDS);
        while (!value("document.documentElement?.dataset.ready === 'yes'").asBoolean() && complaints.isEmpty() && Instant.now().isBefore(end)) {
            pause();
        }
        settle();
    }

    /** Changes the size of the window. */
    void size(int width, int height) {
        send("Emulation.setDeviceMetricsOverride", Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** {@code screen} or {@code print}, {@code light} or {@code dark}. */
    void media(String media, String scheme) {
        send("Emulation.setEmulatedMedia", Map.of("media", media, "features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        settle();
    }

    /** Two frames later, everything that was asked for is drawn. */
    void settle() {
        value("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(true), 50))))");
    }

    /** What an expression is in the page, promises awaited. */
    JsonNode value(String expression) {
        JsonNode answer = send("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + answer.get("exceptionDetails"));
        }
        return answer.get("result").path("value");
    }

    /** Clicks in the middle of the first element of a selector, scrolled into view. */
    void click(String selector) {
        JsonNode middle = value("(() => { const found = document.querySelector(" + JSON.getNodeFactory().textNode(selector) + "); found.scrollIntoView({block: 'center', inline: found.offsetWidth > innerWidth ? 'start' : 'center'});"
                + " const box = found.getBoundingClientRect(); return {x: box.left + Math.min(box.width, 200) / 2, y: box.top + box.height / 2}; })()");
        for (String type : List.of("mousePressed", "mouseReleased")) {
            send("Input.dispatchMouseEvent", Map.of("type", type, "x", middle.get("x").asDouble(), "y", middle.get("y").asDouble(), "button", "left", "clickCount", 1));
        }
        settle();
    }

    /** Presses a key where the focus is. */
    void press(String key, int code) {
        String text = key.equals("Enter") ? "\r" : key.length() == 1 ? key : "";
        send("Input.dispatchKeyEvent", Map.of("type", "keyDown", "key", key, "code", key, "windowsVirtualKeyCode", code, "text", text));
        send("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key, "code", key, "windowsVirtualKeyCode", code));
        settle();
    }

    /** The whole page as a picture, so high at most. */
    void screenshot(Path file, int width, int mostHeight) throws IOException {
        int height = Math.min(mostHeight, value("document.documentElement.scrollHeight").asInt());
        JsonNode picture = send("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true,
                "clip", Map.of("x", 0, "y", 0, "width", width, "height", height, "scale", 1)));
        Files.write(file, Base64.getDecoder().decode(picture.get("data").asText()));
    }

    /** Errors, exceptions, dialogs, refused policies, and whatever the page wrote to the console. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Every address that was asked for. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() throws IOException {
        try {
            send("", "Browser.close", Map.of());
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            socket.abort();
            delete(profile);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | java.io.UncheckedIOException _) {
            // what the browser still holds stays in the folder for temporary files
        }
    }
}
