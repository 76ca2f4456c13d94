package io.crossfoot.ingest.source;

import io.crossfoot.common.field.FieldText;
import io.crossfoot.common.field.Fields;
import io.crossfoot.common.field.Projection;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.kafka.common.utils.Utils;

/** The key of a feed's events: the text of its key fields joined by {@code |}, in UTF-8; a field that is null is empty. */
public final class EventKey {

    private static final byte SEPARATOR = '|';

    private final FieldText[] texts;

    /** @param schema the type of the fields that keys are made of */
    public EventKey(Schema schema, List<String> fields) {
        this.texts = fields.stream()
                .map(field -> FieldText.of(Projection.field(schema, field)))
                .toArray(FieldText[]::new);
    }

    /** The event's key, in an array of its own. */
    public byte[] of(Fields event) {
        int length = texts.length - 1;
        for (FieldText text : texts) {
            text.read(event);
            length += text.length();
        }
        byte[] key = new byte[length];
        int end = 0;
        for (FieldText text : texts) {
            System.arraycopy(text.bytes(), text.start(), key, end, text.length());
            end += text.length();
            if (end < length) {
                key[end++] = SEPARATOR;
            }
        }
        return key;
    }

    /** The partition that Kafka's own partitioner gives the key, whatever the language of the producer. */
    public static int partition(byte[] key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }
}
