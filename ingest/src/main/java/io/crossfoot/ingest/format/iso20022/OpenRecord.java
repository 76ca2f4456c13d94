package io.crossfoot.ingest.format.iso20022;

import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.common.registry.AvroWriter;
import io.crossfoot.ingest.format.Masked;
import io.crossfoot.ingest.format.RejectedRecord;
import io.crossfoot.ingest.format.SourceItem;
import io.crossfoot.ingest.format.SourceRecord;
import io.crossfoot.schema.RejectCategory;
import java.io.IOException;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Where the record stands that is being read, and what keeps it from being sent on. Records are numbered from 1. */
final class OpenRecord {

    private static final int RAW = 1_001;

    private final XmlSource source;
    private final XmlEvents xml;
    private final AvroWriter writer = new AvroWriter();
    private final AvroBuffer encoded = new AvroBuffer();
    private boolean open;
    private long number;
    private long firstCharacter;
    private long start;
    private @Nullable RejectCategory category;
    private String reason = "";

    OpenRecord(XmlSource source, XmlEvents xml) {
        this.source = source;
        this.xml = xml;
    }

    /** A record begins with the current element. */
    void begin() {
        open = true;
        number++;
        firstCharacter = xml.start();
        start = source.byteAt(firstCharacter);
        category = null;
        reason = "";
    }

    /** Whether one is being read. */
    boolean isOpen() {
        return open;
    }

    boolean isRejected() {
        return category != null;
    }

    /** Marks it as not to be sent on; the first category stays. */
    void reject(RejectCategory category, String reason) {
        if (this.category == null) {
            this.category = category;
            this.reason = reason;
        } else if (this.reason.length() < RAW) {
            this.reason += "; " + reason;
        }
    }

    /** The record ends with the current element. The event may be changed afterwards. */
    SourceItem end(String section, SpecificRecord event) {
        open = false;
        long end = xml.end();
        long position = source.byteAt(end);
        if (category == null) {
            encode(event);
            return new SourceRecord(number, position, section, encoded);
        }
        String raw = Masked.raw(source.text(firstCharacter, Math.min(end, firstCharacter + RAW)));
        SpecificRecord partial = SpecificData.getForClass(event.getClass()).deepCopy(event.getSchema(), event);
        return new RejectedRecord(number, start, position, section, category, reason, raw, partial);
    }

    private void encode(SpecificRecord event) {
        encoded.clear();
        try {
            writer.write(event, encoded);
        } catch (IOException e) {
            throw new IllegalStateException("Memory cannot fail", e);
        }
    }
}
