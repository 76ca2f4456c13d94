package io.crossfoot.ingest.format.edi;

import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.common.feed.Edi;
import io.crossfoot.common.registry.AvroWriter;
import io.crossfoot.ingest.format.ContentLook;
import io.crossfoot.ingest.format.Problems;
import io.crossfoot.ingest.format.SteppingReader;
import io.crossfoot.schema.RejectCategory;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads interchanges of X12 and EDIFACT, one behind another.
 *
 * <p>A segment in the wrong place makes the file malformed, or is rejected, and reading goes on behind it: the counts are
 * what an operator looks at. That is why segments are cut here, and not by StAEDI, the library at hand: its reader ends at the first
 * fault of syntax, tells positions in characters, and fails where an element is longer than its buffer of 4,096. It is the
 * witness of the tests instead: whatever it reads, this reader must read alike.
 */
public final class EdiReader extends SteppingReader {

    private final Segments segments;
    private final Envelope envelope;
    private final AvroWriter writer = new AvroWriter();
    private final AvroBuffer encoded = new AvroBuffer();
    private final Problems problems = new Problems();
    private long items;

    public EdiReader(Edi format, InputStream source) throws IOException {
        this.segments = new Segments(source, format.codePage());
        this.envelope = new Envelope(segments, problems, this::add);
    }

    @Override
    protected void step() throws IOException {
        if (segments.next()) {
            read();
        } else {
            end();
        }
    }

    @Override
    public void close() throws IOException {
        segments.close();
    }

    @Override
    protected void begin() throws IOException {
        byte[] head = segments.peek(ContentLook.BYTES);
        if (head.length > 0 && !EdiLook.fits(head)) {
            problems.ofFile("is no EDI file: it is %s; an EDI file begins with a header ISA, UNA or UNB"
                    .formatted(ContentLook.other(head).orElse("text without such a header")));
            endWith(envelope.source());
        }
    }

    private void read() throws IOException {
        switch (Role.of(segments)) {
            case INTERCHANGE_HEADER -> envelope.beginInterchange();
            case INTERCHANGE_TRAILER -> envelope.endInterchange();
            case GROUP_HEADER -> envelope.beginGroup();
            case GROUP_TRAILER -> envelope.endGroup();
            case SET_HEADER -> {
                envelope.beginSet();
                tell(newItem());
            }
            case SET_TRAILER -> {
                if (!envelope.set().isNone()) {
                    tell(newItem());
                }
                envelope.endSet();
            }
            case SERVICE -> tell(newItem());
            case DATA -> tell(inSet());
        }
    }

    private Item newItem() {
        return new Item(segments, envelope.set());
    }

    private Item inSet() {
        Item item = newItem();
        if (envelope.set().isNone()) {
            item.reject(RejectCategory.STRUCTURE, "the segment stands outside of any transaction set or message");
        }
        return item;
    }

    private void tell(Item item) throws IOException {
        item.read();
        add(item.toItem(++items, writer, encoded));
    }

    private void end() {
        envelope.end();
        segments.fault().ifPresent(problems::ofFile);
        endWith(envelope.source());
    }
}
