package io.crossfoot.ingest.format.iso20022;

import io.crossfoot.common.feed.Iso20022.Message;
import io.crossfoot.schema.RejectCategory;
import java.io.IOException;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;

/**
 * Walks through the XML of a source, finds the messages in whatever envelope they come, and brings the elements that are
 * wanted of them. Within a message, elements of another namespace than its own are passed over, and all that is in them.
 */
final class MessageWalk {

    /** The element that every message stands in. */
    static final String DOCUMENT = "Document";

    private static final int LONGEST_NAME = 40;

    private final XmlEvents xml;
    private final Message message;
    private final MessageContent content;
    private final Findings findings;
    private final Element[] path = new Element[16];
    private final Value value = new Value();
    private String namespace = "";
    private int depth = -1;
    private boolean collecting;
    private int envelopes;
    private int document;
    private long messages;
    private long others;

    MessageWalk(XmlEvents xml, Message message, MessageContent content, Findings findings) {
        this.xml = xml;
        this.message = message;
        this.content = content;
        this.findings = findings;
    }

    /** Takes one step; says whether there was one to take. */
    boolean step() throws IOException {
        switch (xml.next()) {
            case XMLStreamConstants.START_ELEMENT -> begin();
            case XMLStreamConstants.END_ELEMENT -> end();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                if (collecting) {
                    xml.appendTo(value);
                }
            }
            case XMLStreamConstants.ENTITY_REFERENCE -> value.damage();
            case XmlEvents.END -> {
                return false;
            }
            default -> {}
        }
        return true;
    }

    /** Whether the walk is within a message. */
    boolean isInMessage() {
        return depth >= 0;
    }

    /** How many messages it has found, of the kind that is read. */
    long messages() {
        return messages;
    }

    /** How many messages it has found that are not read. */
    long others() {
        return others;
    }

    private void begin() throws IOException {
        if (isInMessage()) {
            beginElement();
        } else {
            beginOutside();
        }
    }

    private void beginElement() throws IOException {
        Element element = path[depth].child(xml.name());
        if (element == null || !xml.namespace().equals(namespace)) {
            xml.skip();
            return;
        }
        path[++depth] = element;
        collecting = element.hasValue();
        if (collecting) {
            value.begin(xml.attribute("Ccy"));
        }
        element.begin();
    }

    private void beginOutside() throws IOException {
        String name = xml.name();
        Optional<Message> held = Message.of(name);
        if (held.filter(message::equals).isPresent()) {
            messages++;
            namespace = xml.namespace();
            depth = 0;
            path[0] = content.root();
            content.begin();
        } else if (held.isPresent() || (document > 0 && envelopes == document)) {
            others++;
            findings.problem(held.map(this::misplaced).orElseGet(this::unknown));
            xml.skip();
        } else {
            envelopes++;
            document = name.equals(DOCUMENT) ? envelopes : document;
        }
    }

    private String misplaced(Message held) {
        return "the file holds %s where the feed takes %s".formatted(held.code(), message.code());
    }

    /** Messages that are not read have short names; whatever else stands there may have a long one. */
    private String unknown() {
        String element = xml.name();
        String shown = element.length() > LONGEST_NAME ? element.substring(0, LONGEST_NAME) + '…' : element;
        return "the file holds %s, which is not read; the messages that can be read are %s"
                .formatted((MessageName.of(xml.namespace()) + ' ' + shown).strip(), Message.codes());
    }

    private void end() {
        if (!isInMessage()) {
            document = envelopes == document ? 0 : document;
            envelopes--;
            return;
        }
        if (depth == 0) {
            content.end();
        } else {
            endElement(path[depth]);
        }
        depth--;
    }

    private void endElement(Element element) {
        if (collecting && !value.isBlank()) {
            checkValue();
            element.take(value);
        }
        collecting = false;
        element.end();
    }

    private void checkValue() {
        if (value.isTooLong()) {
            content.flaw(
                    RejectCategory.LENGTH,
                    "element %s has more than %,d characters".formatted(xml.name(), Value.LONGEST));
        }
        if (value.isDamaged()) {
            content.flaw(RejectCategory.ENCODING, "element %s has characters that are no text".formatted(xml.name()));
        }
    }
}
