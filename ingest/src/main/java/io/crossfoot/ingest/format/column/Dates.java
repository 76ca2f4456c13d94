package io.crossfoot.ingest.format.column;

import io.crossfoot.common.feed.Column;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the dates and timestamps of one column. A batch has few dates, so those that were read are remembered. A timestamp
 * without a zone is taken as UTC, one without a time as midnight.
 */
final class Dates {

    private static final int MOST_KNOWN = 1_000;

    private final DateTimeFormatter formatter;
    private final String form;
    private final boolean withTime;
    private final boolean isIsoTime;
    private final IsoTimestamps isoTimes = new IsoTimestamps();
    private final Map<String, Object> known = new HashMap<>();

    Dates(Column column) {
        this.formatter = column.formatter();
        this.withTime = column.type() == Column.Type.TIMESTAMP;
        this.isIsoTime = withTime && column.format().isEmpty();
        this.form = column.format().orElse(withTime ? "yyyy-MM-dd'T'HH:mm:ss" : "yyyy-MM-dd");
    }

    /** Days since 1970-01-01, or milliseconds for a timestamp. */
    Object read(String text, int from, int to) throws FieldProblem {
        String written = text.substring(from, to);
        if (isIsoTime) {
            byte[] latin = written.getBytes(StandardCharsets.ISO_8859_1);
            long millis = isoTimes.read(latin, 0, latin.length);
            if (millis != IsoTimestamps.UNUSUAL) {
                return millis;
            }
        }
        Object before = known.get(written);
        return before == null ? parse(written) : before;
    }

    private Object parse(String written) throws FieldProblem {
        try {
            TemporalAccessor parsed = formatter.parse(written);
            Object value = withTime ? (Object) EpochTime.milliseconds(parsed) : (Object) EpochTime.days(parsed);
            if (known.size() < MOST_KNOWN) {
                known.put(written, value);
            }
            return value;
        } catch (DateTimeException | ArithmeticException e) {
            throw new FieldProblem("must be of the form " + form);
        }
    }
}
