package io.crossfoot.ingest.format.iso20022;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.exc.WstxLazyException;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;

/**
 * The events of an XML source, one document after the other, in bounded memory: text comes in pieces, however long it is. A
 * document type is refused, so that there are no entities to be expanded or fetched. What is not well-formed ends the
 * events; {@link #fault()} says why.
 */
final class XmlEvents implements Closeable {

    /** There are no more events. */
    static final int END = -1;

    private static final int DEEPEST = 128;
    private static final int MOST_ATTRIBUTES = 64;
    private static final int LONGEST_ATTRIBUTE = 1 << 16;
    private static final int BUFFER = 1 << 13;
    private static final int LONGEST_MESSAGE = 160;

    private final XmlSource source;
    private final Vocabulary vocabulary = new Vocabulary();
    private @Nullable XMLStreamReader2 reader;
    private Optional<String> fault = Optional.empty();

    XmlEvents(XmlSource source) {
        this.source = source;
    }

    /** Opens the source, which reads its XML declaration; says so itself where that cannot be done. */
    void open() throws IOException {
        try {
            reader = (XMLStreamReader2) factory().createXMLStreamReader(source);
        } catch (XMLStreamException e) {
            fail(e);
        }
    }

    /** Moves to the next event, one of {@link XMLStreamConstants}, or {@link #END}. */
    int next() throws IOException {
        try {
            if (fault.isPresent() || !reader().hasNext()) {
                return END;
            }
            int event = reader().next();
            check(event);
            return fault.isPresent() ? END : event;
        } catch (XMLStreamException e) {
            fail(e);
            return END;
        }
    }

    /** Moves to the end of the element that has just begun, or to the end of all. */
    void skip() throws IOException {
        int depth = 1;
        while (depth > 0) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case END -> depth = 0;
                default -> {}
            }
        }
    }

    /** Local name of the element that begins or ends. */
    String name() {
        return reader().getLocalName();
    }

    /** Its namespace; empty where there is none. */
    String namespace() {
        String namespace = reader().getNamespaceURI();
        return namespace == null ? "" : namespace;
    }

    /** The attribute of the element that has begun; empty where there is none. */
    String attribute(String name) {
        XMLStreamReader2 element = reader();
        String attribute = element.getAttributeCount() == 0 ? null : element.getAttributeValue(null, name);
        return attribute == null ? "" : attribute;
    }

    /** Takes the current text over. */
    void appendTo(Value value) throws IOException {
        try {
            XMLStreamReader2 text = reader();
            value.append(text.getTextCharacters(), text.getTextStart(), text.getTextLength());
        } catch (WstxLazyException e) {
            fail(e);
        }
    }

    /** Number of the line that the parser is at, from 1. */
    long line() {
        return reader == null
                ? 1
                : reader.getLocationInfo().getCurrentLocation().getLineNumber();
    }

    /** Number of the character that the current event begins at, from 0. */
    long start() {
        return reader().getLocationInfo().getStartingCharOffset();
    }

    /** Number of the character behind the current event, from 0; behind all that was taken in once there is a fault. */
    long end() {
        if (fault.isPresent()) {
            return source.end();
        }
        try {
            return reader().getLocationInfo().getEndingCharOffset();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Where a tag ends is known once it is read", e);
        }
    }

    /** What ended the events before the source's end. */
    Optional<String> fault() {
        return fault;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    private XMLStreamReader2 reader() {
        if (reader == null) {
            throw new IllegalStateException("No event yet");
        }
        return reader;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(WstxInputProperties.P_INPUT_PARSING_MODE, WstxInputProperties.PARSING_MODE_DOCUMENTS);
        factory.setProperty(WstxInputProperties.P_INPUT_BUFFER_LENGTH, BUFFER);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEEPEST);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MOST_ATTRIBUTES);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, LONGEST_ATTRIBUTE);
        return factory;
    }

    private void check(int event) {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> vocabulary.addElement(reader());
            case XMLStreamConstants.PROCESSING_INSTRUCTION -> vocabulary.add(reader().getPITarget());
            case XMLStreamConstants.ENTITY_REFERENCE -> vocabulary.add(reader().getLocalName());
            case XMLStreamConstants.DTD ->
                fault = Optional.of("it has a document type (DOCTYPE), which ISO 20022 messages never have");
            default -> {}
        }
        if (vocabulary.isExceeded()) {
            fault = Optional.of("it has more than %,d different names".formatted(Vocabulary.MOST));
        }
    }

    private void fail(Exception parserError) throws IOException {
        source.throwIfFailed();
        String message = String.valueOf(parserError.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .strip();
        String shown = message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) + '…' : message;
        fault = source.fault().or(() -> Optional.of("it is not well-formed XML: " + shown));
    }
}
