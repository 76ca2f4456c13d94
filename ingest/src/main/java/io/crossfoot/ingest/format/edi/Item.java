package io.crossfoot.ingest.format.edi;

import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.common.registry.AvroWriter;
import io.crossfoot.ingest.format.Masked;
import io.crossfoot.ingest.format.RejectedRecord;
import io.crossfoot.ingest.format.SourceItem;
import io.crossfoot.ingest.format.SourceRecord;
import io.crossfoot.schema.RejectCategory;
import io.crossfoot.schema.edi.EdiSegment;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A segment on its way to an event. What is wrong with it is gathered, and what could be read of it counts all the same. */
final class Item {

    private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(Amounts.SCALE);

    private final Segments segment;
    private final TransactionSet set;
    private final EdiSegment event;
    private @Nullable RejectCategory category;
    private String reason = "";

    /** Begins an item of the set at the current segment. */
    Item(Segments segment, TransactionSet set) {
        this.segment = segment;
        this.set = set;
        this.event = set.newEvent();
    }

    EdiSegment event() {
        return event;
    }

    /** Reads the segment's tag and its elements. */
    void read() {
        event.setTag(segment.tag());
        if (segment.isTooLong()) {
            reject(
                    RejectCategory.LENGTH,
                    "the segment has more than %d bytes and no terminator in them".formatted(SegmentBytes.LONGEST));
            return;
        }
        if (!isTag(segment.tag())) {
            reject(
                    RejectCategory.STRUCTURE,
                    "a segment begins with its tag, 2 or 3 capital letters and digits, got %s"
                            .formatted(Masked.value(segment.tag())));
        }
        event.setElements(segment.elements().subList(1, segment.elements().size()));
        readAmount();
        set.claims().read(segment, this);
    }

    /** An amount that something is added up from; zero where there is none. What is no amount rejects the segment. */
    BigDecimal amount(Segments segment, int element) {
        String text = segment.element(element);
        BigDecimal amount = text.isBlank() ? NOTHING : Amounts.of(text);
        if (amount == null) {
            reject(
                    RejectCategory.FIELD,
                    "%s%02d %s, got %s".formatted(segment.tag(), element, Amounts.RULE, Masked.value(text)));
        }
        return amount == null ? NOTHING : amount;
    }

    /** Marks it as not to be sent on; the first category and the first reason stay. */
    void reject(RejectCategory category, String reason) {
        if (this.category == null) {
            this.category = category;
            this.reason = "line %d: %s".formatted(segment.line(), reason);
        }
    }

    /**
     * @param sequence the segment's number in the source
     * @param writer writes the event, unless the segment is rejected
     */
    SourceItem toItem(long sequence, AvroWriter writer, AvroBuffer encoded) throws IOException {
        if (category != null) {
            return new RejectedRecord(
                    sequence,
                    segment.start(),
                    segment.position(),
                    set.section(),
                    category,
                    reason,
                    Masked.raw(segment.text()),
                    event);
        }
        encoded.clear();
        writer.write(event, encoded);
        return new SourceRecord(sequence, segment.position(), set.section(), encoded);
    }

    /** Other amounts mean different things in different messages; and an MOA of X12 holds none of this kind. */
    private void readAmount() {
        String tag = segment.tag();
        if (segment.isX12() && (tag.equals("AMT") || tag.equals("BPR"))) {
            takeAmount(segment.element(1), segment.element(2));
        } else if (!segment.isX12() && tag.equals("MOA")) {
            takeAmount(segment.component(1, 0), segment.component(1, 1));
        }
    }

    private void takeAmount(String qualifier, String amount) {
        event.setQualifier(qualifier);
        event.setAmount(Amounts.of(amount));
    }

    private static boolean isTag(String tag) {
        boolean right = tag.length() == 2 || tag.length() == 3;
        for (int i = 0; i < tag.length() && right; i++) {
            char next = tag.charAt(i);
            right = (next >= 'A' && next <= 'Z') || (i > 0 && next >= '0' && next <= '9');
        }
        return right;
    }
}
