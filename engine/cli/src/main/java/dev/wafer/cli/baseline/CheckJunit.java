package dev.wafer.cli.baseline;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A check as JUnit XML of the form that Surefire writes: one test case for each baseline, a failure of its own for drift and for each guardrail, an error where it
 * could not be looked at. Times are zero, so that the same check writes the same bytes.
 */
public final class CheckJunit {
    private static final String SUITE = "wafer baseline";
    private static final int REPLACEMENT = 0xfffd;

    private CheckJunit() {}

    /** The whole document. */
    public static String of(CheckResult result) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            line(xml, "\n");
            xml.writeStartElement("testsuite");
            attribute(xml, "name", SUITE);
            attribute(xml, "time", "0");
            attribute(xml, "tests", Integer.toString(result.verdicts().size()));
            attribute(xml, "errors", Integer.toString(result.failed().size()));
            attribute(xml, "skipped", "0");
            attribute(xml, "failures", Long.toString(result.verdicts().stream().filter(verdict -> !verdict.isGood() && verdict.failure().isEmpty()).count()));
            for (Verdict verdict : result.verdicts()) {
                write(xml, verdict);
            }
            line(xml, "\n");
            xml.writeEndElement();
            line(xml, "\n");
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Invariant: XML is written to a text", e);
        }
        return text.toString();
    }

    private static void write(XMLStreamWriter xml, Verdict verdict) throws XMLStreamException {
        line(xml, "\n  ");
        xml.writeStartElement("testcase");
        attribute(xml, "name", verdict.name());
        attribute(xml, "classname", SUITE);
        attribute(xml, "time", "0");
        if (verdict.drift().isPresent()) {
            String cause = Told.cause(verdict.drift().get().cause());
            fault(xml, "failure", cause, "cause: " + cause + ": " + verdict.drift().get().cause().sentence(), CheckText.of(verdict));
        }
        for (String broken : verdict.broken()) {
            fault(xml, "failure", "guardrail", broken, List.of(broken));
        }
        if (verdict.failure().isPresent()) {
            String message = verdict.failure().get().message();
            fault(xml, "error", verdict.failure().get().isInput() ? "input" : "request", message, message.lines().toList());
        }
        if (!verdict.isGood()) {
            line(xml, "\n  ");
        }
        xml.writeEndElement();
    }

    private static void fault(XMLStreamWriter xml, String element, String type, String message, List<String> lines) throws XMLStreamException {
        line(xml, "\n    ");
        xml.writeStartElement(element);
        attribute(xml, "message", Told.cut(message));
        attribute(xml, "type", type);
        xml.writeCharacters(valid(String.join("\n", lines)));
        xml.writeEndElement();
    }

    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, valid(value));
    }

    private static void line(XMLStreamWriter xml, String text) throws XMLStreamException {
        xml.writeCharacters(text);
    }

    /** XML 1.0, 2.2: what is no character of XML is replaced. */
    static String valid(String text) {
        StringBuilder valid = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean isValid = c == '\t' || c == '\n' || c == '\r' || (c >= ' ' && c <= 0xd7ff) || (c >= 0xe000 && c <= REPLACEMENT) || c >= 0x10000;
            valid.appendCodePoint(isValid ? c : REPLACEMENT);
        });
        return valid.toString();
    }
}
