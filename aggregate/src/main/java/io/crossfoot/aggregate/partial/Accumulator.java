package io.crossfoot.aggregate.partial;

import io.crossfoot.common.batch.AvroCursor;
import io.crossfoot.common.feed.Aggregate;
import io.crossfoot.common.tally.DecimalConsumer;
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
        long measures = encoded.readLong();
        if (measures != values.length) {
            throw new IllegalStateException(("A partial result has %d measures where the feed now describes %d. Give a"
                            + " changed aggregate a new name, or describe it as it was until its batches are released.")
                    .formatted(measures, values.length));
        }
        for (MeasuredValue value : values) {
            addDecimal(value, encoded, bytes);
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

    private static void addDecimal(DecimalConsumer value, AvroCursor encoded, byte[] bytes) {
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
            default -> throw new IllegalArgumentException("Broken partial result: a decimal of form " + (head & 3));
        }
    }
}
