package io.crossfoot.aggregate.partial;

import io.crossfoot.common.batch.AvroCursor;
import io.crossfoot.common.field.DecimalConsumer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;

/** Reads what was counted of a group, as {@link GroupTable#writeTo} has encoded it: its records, the number of its measures, and each. */
final class EncodedMeasures {

    private EncodedMeasures() {}

    /** Moves the cursor behind what was counted of a group with so many measures. */
    static void skip(AvroCursor encoded, int measures) {
        encoded.readLong();
        checkMeasures(encoded, measures);
        for (int i = 0; i < measures; i++) {
            skipDecimal(encoded);
        }
    }

    /** Reads the number of measures, which must be that of the feed. */
    static void checkMeasures(AvroCursor encoded, int described) {
        long measures = encoded.readLong();
        if (measures != described) {
            throw new IllegalStateException(("A partial result has %d measures where the feed now describes %d. Give a"
                            + " changed aggregate a new name, or describe it as it was until its batches are released.")
                    .formatted(measures, described));
        }
    }

    /** Hands a measure on; nothing if no record had a value. */
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
