package io.crossfoot.aggregate.partial;

import io.crossfoot.common.batch.AvroCursor;
import io.crossfoot.common.feed.Aggregate;
import io.crossfoot.common.field.DecimalConsumer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What has been counted of one group: its records and its measures. For one thread. */
public final class Accumulator {

    private final MeasuredValue[] values;
    private long records;

    public Accumulator(List<Aggregate.Measure> measures) {
        values = measures.stream().map(MeasuredValue::of).toArray(MeasuredValue[]::new);
    }

    public void addRecord() {
        records++;
    }

    /** Takes in the values of one measure. */
    public DecimalConsumer measure(int index) {
        return values[index];
    }

    public long records() {
        return records;
    }

    /** The measure; empty if no record of the group had a value. */
    public Optional<BigDecimal> value(int index) {
        return values[index].isPresent() ? Optional.of(values[index].value()) : Optional.empty();
    }

    /** Adds another accumulator of the same measures from its encoding, and moves the cursor behind it. */
    public void add(AvroCursor encoded, byte[] bytes) {
        records += encoded.readLong();
        checkMeasures(encoded, values.length);
        for (MeasuredValue value : values) {
            addDecimal(value, encoded, bytes);
        }
    }

    /** Moves the cursor behind the encoding of an accumulator of so many measures. */
    static void skip(AvroCursor encoded, int measures) {
        encoded.readLong();
        checkMeasures(encoded, measures);
        for (int i = 0; i < measures; i++) {
            skipDecimal(encoded);
        }
    }

    static void checkMeasures(AvroCursor encoded, int described) {
        long measures = encoded.readLong();
        if (measures != described) {
            throw new IllegalStateException(("A partial result has %d measures where the feed now describes %d. Give a"
                            + " changed aggregate a new name, or describe it as it was until its batches are released.")
                    .formatted(measures, described));
        }
    }

    /** Hands a measure on; nothing if no record of the group had a value. */
    void addTo(DecimalConsumer consumer, int index) {
        if (values[index].isPresent()) {
            values[index].addTo(consumer);
        }
    }

    public void writeTo(EntryBuffer buffer) {
        buffer.writeLong(records);
        buffer.writeLong(values.length);
        for (MeasuredValue value : values) {
            if (value.isPresent()) {
                value.addTo(buffer);
            } else {
                buffer.addAbsent();
            }
        }
    }

    static void addDecimal(DecimalConsumer value, AvroCursor encoded, byte[] bytes) {
        int head = Math.toIntExact(encoded.readLong());
        switch (head & 3) {
            case EntryBuffer.ABSENT -> {}
            case EntryBuffer.SMALL -> value.add(encoded.readLong(), head >> 2);
            case EntryBuffer.LARGE -> {
                int length = encoded.readCount();
                int start = encoded.skip(length);
                BigInteger unscaled = new BigInteger(Arrays.copyOfRange(bytes, start, start + length));
                value.add(new BigDecimal(unscaled, head >> 2));
            }
            default -> throw brokenForm(head);
        }
    }

    private static void skipDecimal(AvroCursor encoded) {
        int head = Math.toIntExact(encoded.readLong());
        switch (head & 3) {
            case EntryBuffer.ABSENT -> {}
            case EntryBuffer.SMALL -> encoded.readLong();
            case EntryBuffer.LARGE -> encoded.skip(encoded.readCount());
            default -> throw brokenForm(head);
        }
    }

    private static IllegalArgumentException brokenForm(int head) {
        return new IllegalArgumentException("Broken partial result: a decimal of form " + (head & 3));
    }
}
