package io.crossfoot.ingest.format.fixed;

import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.common.feed.Column;
import io.crossfoot.ingest.format.column.EpochTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates and timestamps, which stand in records as digits or as text. A batch has few dates, so those that were read are
 * remembered, each in one of a few places that its bytes choose. A timestamp without a zone is taken as UTC, one without a
 * time as midnight.
 */
final class TemporalCodec implements FieldCodec {

    private static final int KNOWN = 256;

    private final FieldCodec written;
    private final int length;
    private final DateTimeFormatter formatter;
    private final String form;
    private final boolean withTime;
    private final byte[][] knownBytes = new byte[KNOWN][];
    private final long[] knownValues = new long[KNOWN];

    /**
     * Reads values of this form.
     *
     * @param written reads the digits or the text
     * @param length bytes that they take
     */
    TemporalCodec(FieldCodec written, int length, Column form) {
        this.written = written;
        this.length = length;
        this.formatter = form.formatter();
        this.form = form.format().orElseThrow();
        this.withTime = form.type() == Column.Type.TIMESTAMP;
    }

    @Override
    public boolean encode(RecordBytes record, int at, AvroBuffer out) {
        int place = place(record.bytes(), at);
        if (!isKnown(place, record, at)) {
            Long value = parse(record, at);
            if (value == null) {
                return false;
            }
            knownBytes[place] = Arrays.copyOfRange(record.bytes(), at, at + length);
            knownValues[place] = value;
        }
        out.writeLong(knownValues[place]);
        return true;
    }

    /** In ISO 8601. */
    @Override
    public @Nullable String text(RecordBytes record, int at) {
        Long value = parse(record, at);
        if (value == null) {
            return null;
        }
        return withTime
                ? Instant.ofEpochMilli(value).toString()
                : LocalDate.ofEpochDay(value).toString();
    }

    @Override
    public String problem(RecordBytes record, int at) {
        String problem = written.problem(record, at);
        String got = problem.substring(problem.lastIndexOf(", got ") + 2);
        return "must be a %s of the form %s, %s".formatted(withTime ? "timestamp" : "date", form, got);
    }

    /** Whether nothing but zeros stands there, which is how programs write that there is no date. */
    boolean isZero(RecordBytes record, int at) {
        String text = written.text(record, at);
        return text != null && !text.isEmpty() && text.chars().allMatch(digit -> digit == '0');
    }

    /** Bytes of a line with characters beyond ASCII do not tell these apart. */
    private boolean isKnown(int place, RecordBytes record, int at) {
        byte[] known = knownBytes[place];
        return known != null
                && record.wide() == null
                && Arrays.equals(known, 0, length, record.bytes(), at, at + length);
    }

    /** Days since 1970-01-01, or milliseconds for a timestamp; null if it is neither. */
    private @Nullable Long parse(RecordBytes record, int at) {
        String text = written.text(record, at);
        if (text == null) {
            return null;
        }
        try {
            TemporalAccessor parsed = formatter.parse(digitsOf(text));
            return withTime ? EpochTime.milliseconds(parsed) : EpochTime.days(parsed);
        } catch (DateTimeException | ArithmeticException noDate) {
            return null;
        }
    }

    /** A number has lost the zeros before it. */
    private String digitsOf(String text) {
        int missing = written instanceof NumberCodec ? form.length() - text.length() : 0;
        return missing > 0 ? "0".repeat(missing) + text : text;
    }

    private int place(byte[] bytes, int at) {
        int hash = 0;
        for (int i = at; i < at + length; i++) {
            hash = hash * 31 + bytes[i];
        }
        return (hash ^ (hash >>> 8)) & (KNOWN - 1);
    }
}
