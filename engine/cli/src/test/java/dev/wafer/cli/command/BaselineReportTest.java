package dev.wafer.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.SAXException;

/** However many baselines are red, and whatever they are called, a reader finds one cause. */
class BaselineReportTest {
    private static final String HOSTILE = "<script>alert(1)</script>\"'`` | @all \u202e [x](y)\n## end &amp; \u0000 \ud83d\ude00";
    private static final int MOST_LINES = 60;

    @TempDir
    private Path temp = Path.of("");
    private BaselineFixture fixture;

    @BeforeEach
    void prepare() throws IOException {
        fixture = new BaselineFixture(temp);
    }

    private CommandRun check() {
        return fixture.baseline("check", "--junit", temp.resolve("out.xml").toString(), "--markdown", temp.resolve("out.md").toString());
    }

    private static void validate(String xml) throws SAXException {
        Schema schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Objects.requireNonNull(BaselineReportTest.class.getResource("surefire-test-report.xsd")));
        assertThatCode(() -> schema.newValidator().validate(new StreamSource(new StringReader(xml)))).doesNotThrowAnyException();
    }

    @Test
    void fifty_baselines_red_for_one_reason_print_one_cause() throws IOException, SAXException {
        for (int i = 10; i < 60; i++) {
            fixture.config("follow-" + i, "parameters: {lag: " + (i % 7 + 1) + "}");
        }
        fixture.recorded();
        fixture.write("baselines/Follow.java", BaselineFixture.STRATEGY.replace("? 1 : -1", "? 0.9 : -1"));

        CommandRun check = check();

        assertThat(check.code()).isEqualTo(1);
        assertThat(check.out()).containsOnlyOnce("Cause: ").containsOnlyOnce("    pinned  ").contains("Cause: strategy (50 baselines)", "follow-10, ", "follow-59");
        assertThat(fixture.read("out.md").lines().count()).isLessThan(MOST_LINES);
        assertThat(fixture.read("out.md")).startsWith("### Baselines: 50 of 50 not as pinned\n").containsOnlyOnce("**Cause: strategy**").contains(" and 30 more");
        assertThat(fixture.read("out.xml")).contains("tests=\"50\"", "failures=\"50\"", "type=\"strategy\"");
        validate(fixture.read("out.xml"));
    }

    @Test
    void a_check_that_is_green_is_short_and_valid() throws IOException, SAXException {
        fixture.config("follow");
        fixture.recorded();

        assertThat(check().code()).isZero();

        assertThat(fixture.read("out.md")).isEqualTo("### Baselines: all 1 as pinned\n");
        validate(fixture.read("out.xml"));
    }

    @Test
    void hostile_words_are_text_everywhere_and_read_back_exactly() throws IOException, SAXException {
        String reason = HOSTILE.replace("\n", "\\n").replace("\"", "\\\"").replace("\u0000", "\\u0000") + "x".repeat(10_000);
        fixture.write("baselines/Follow.java", BaselineFixture.STRATEGY.replace("because, it \\\"moved\\\"", reason));
        String name = "a <b>&`|'\" @me \ud83d\ude00";
        fixture.config(name, "parameters: {mood: \"<script>\\\"'`|\\n" + "y".repeat(10_000) + "\"}", "expect: {liquidations: 7}");
        assertThat(fixture.baseline("record").code()).isEqualTo(1);
        assertThat(check().out()).doesNotContain("Cause");
        fixture.write("baselines/Follow.java", BaselineFixture.STRATEGY.replace("because, it \\\"moved\\\"", reason + "!"));
        fixture.config(name, "parameters: {mood: \"</testsuite>]]>\"}", "expect: {liquidations: 7}");

        CommandRun check = check();

        assertThat(check.code()).isEqualTo(1);
        assertThat(check.out()).startsWith("Cause: parameters").contains("-p mood\n      <script>\"'`|\\ny").doesNotContain("\u202e", "\u0000");
        validate(fixture.read("out.xml"));
        assertThat(fixture.read("out.xml")).doesNotContain("<script>", "\u0000");
        assertThat(fixture.read("out.md")).contains("`` a <b>&`|'\" @me \ud83d\ude00 ``").doesNotContain("\n## end", "\u202e");
        assertThat(fixture.read("out.md").lines().count()).isLessThan(MOST_LINES);
        assertThat(fixture.baseline("update", "--reason", HOSTILE.replace("\u0000", "") + "z".repeat(10_000)).code()).isEqualTo(1);
        assertThat(check().out()).doesNotContain("Cause");
    }
}
