package io.crossfoot.ingest.format.edi;

import io.crossfoot.ingest.format.LineText;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The segments of a source, one after the other, with their elements as text. */
final class Segments implements Closeable {

    private static final String SYNTAX_WITH_REPETITION = "4";

    private final SegmentBytes bytes;
    private final Charset codePage;
    private LineText texts;
    private List<String> elements = List.of();
    private String tag = "";
    private String text = "";
    private boolean x12;

    Segments(InputStream source, Charset codePage) throws IOException {
        this.codePage = codePage;
        this.texts = new LineText(codePage);
        this.bytes = new SegmentBytes(texts.open(source));
    }

    /** The first bytes of the source, at most as many as asked for. */
    byte[] peek(int length) throws IOException {
        return bytes.peek(length);
    }

    /** Moves to the next segment; says whether there is one. */
    boolean next() throws IOException {
        Delimiters delimiters = bytes.next();
        if (delimiters == null) {
            return false;
        }
        x12 = delimiters.isX12();
        readElements(delimiters);
        tag = Notation.component(elements.get(0), 0);
        if (tag.equals("ISA")) {
            texts = new LineText(codePage);
        } else if (!x12 && tag.equals("UNB")) {
            readSyntax(delimiters);
        }
        return true;
    }

    /** The tag, for example CLP; what stands in its place if it is none. */
    String tag() {
        return tag;
    }

    /** The elements, the tag the first of them, as {@link Notation} writes them. */
    List<String> elements() {
        return elements;
    }

    /** An element as plain text, the tag being 0; empty where the segment ends before it. */
    String element(int index) {
        return index < elements.size() ? Notation.plain(elements.get(index)) : "";
    }

    /** A component of an element as plain text; empty where there is none. */
    String component(int element, int index) {
        return element < elements.size() ? Notation.component(elements.get(element), index) : "";
    }

    /** The segment as it is written, without its terminator; its beginning, if it is too long. */
    String text() {
        return text;
    }

    /** Whether the segment exceeds {@link SegmentBytes#LONGEST}; only its beginning is there. */
    boolean isTooLong() {
        return bytes.isTooLong();
    }

    /** Whether the segment is of an interchange of X12; of EDIFACT otherwise. */
    boolean isX12() {
        return x12;
    }

    /** Number of the line that the segment begins on. */
    long line() {
        return bytes.line();
    }

    /** The first line that holds something else before the first interchange; 0 if none does. */
    long firstStray() {
        return bytes.firstStray();
    }

    /** Bytes of the source before the segment. */
    long start() {
        return bytes.offset();
    }

    /** Bytes of the source that are done once the segment is. */
    long position() {
        return bytes.position();
    }

    Optional<String> fault() {
        return bytes.fault();
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    /** Reads the elements; binary data is one of them, each of its bytes a character. */
    private void readElements(Delimiters delimiters) {
        boolean binary = bytes.binaryStart() < bytes.end();
        int end = binary ? bytes.binaryStart() - 1 : bytes.end();
        text = texts.of(bytes.bytes(), bytes.start(), end - bytes.start());
        if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            text = text.replace("\r", "").replace("\n", "");
        }
        elements = Notation.elements(text, delimiters);
        if (binary) {
            elements.add(Notation.data(new String(
                    bytes.bytes(),
                    bytes.binaryStart(),
                    bytes.end() - bytes.binaryStart(),
                    StandardCharsets.ISO_8859_1)));
        }
    }

    /** Takes what the syntax identifier of EDIFACT says: which characters there are, and whether elements are repeated. */
    private void readSyntax(Delimiters delimiters) {
        boolean repeats = component(1, 1).equals(SYNTAX_WITH_REPETITION);
        Delimiters repeating = bytes.isAdvised() ? delimiters : delimiters.withRepetition();
        bytes.goOnWith(repeats ? repeating : delimiters.withoutRepetition());
        texts = new LineText(SyntaxLevel.charset(component(1, 0)).orElse(codePage));
    }
}
