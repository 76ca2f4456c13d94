package io.crossfoot.ingest.format.iso20022;

import io.crossfoot.common.feed.Iso20022;
import io.crossfoot.common.feed.Iso20022.Message;
import io.crossfoot.ingest.format.ContentLook;
import io.crossfoot.ingest.format.Masked;
import io.crossfoot.ingest.format.SourceEnded;
import io.crossfoot.ingest.format.SteppingReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads ISO 20022 messages of one kind. Records are numbered in the order of the file, as XML need not have lines.
 *
 * <p>What is not well-formed XML ends the reading where it is: nothing behind it has a sure meaning. The record that is
 * open there is rejected, so that it counts.
 */
public final class Iso20022Reader extends SteppingReader {

    private final XmlSource source;
    private final XmlEvents xml;
    private final Message message;
    private final Findings findings;
    private final MessageContent content;
    private final MessageWalk walk;

    public Iso20022Reader(Iso20022 format, InputStream in) throws IOException {
        this.message = format.kind();
        this.source = new XmlSource(in);
        this.xml = new XmlEvents(source);
        this.findings = new Findings(xml, this::add);
        OpenRecord record = new OpenRecord(source, xml);
        this.content = message.holdsPayments()
                ? new Payments(message, findings, record)
                : new Entries(message, findings, record);
        this.walk = new MessageWalk(xml, message, content, findings);
    }

    @Override
    protected void step() throws IOException {
        if (!walk.step()) {
            end();
        }
    }

    @Override
    public void close() throws IOException {
        xml.close();
    }

    @Override
    protected void begin() throws IOException {
        if (source.beginsWithTag()) {
            source.encoding()
                    .unknown()
                    .ifPresent(name -> findings.problem(
                            "the encoding %s is not known; the file is read as UTF-8".formatted(Masked.value(name))));
            xml.open();
            return;
        }
        findings.problems()
                .ofFile(source.fault()
                        .orElseGet(() -> "is no ISO 20022 file: it is %s; such a file is XML".formatted(look())));
        tellEnd();
    }

    private String look() {
        byte[] head = source.head();
        return head.length == 0 ? "empty" : ContentLook.other(head).orElse("text that does not begin with a tag");
    }

    private void end() throws IOException {
        Optional<String> fault = xml.fault().or(source::fault);
        fault.ifPresent(reason -> findings.problem(reason + "; nothing behind this can be read"));
        if (walk.isInMessage()) {
            content.breakOff();
        }
        if (walk.messages() + walk.others() == 0 && fault.isEmpty()) {
            findings.problems()
                    .ofFile("holds no message %s, which stands in an element %s"
                            .formatted(message.code(), message.element()));
        }
        tellEnd();
    }

    private void tellEnd() throws IOException {
        source.drain();
        endWith(new SourceEnded(
                content.stated(), content.counted(), findings.problems().all(), source.bytesRead()));
    }
}
