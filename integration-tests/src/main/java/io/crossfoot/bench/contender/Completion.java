package io.crossfoot.bench.contender;

import java.util.Map;

/**
 * How long a job took.
 *
 * @param seconds from when the file was handed in until all results were there to be read
 * @param marks when other things had happened, in seconds from the same start
 */
public record Completion(double seconds, Map<String, Double> marks) {

    /** The last record was sent to Kafka. */
    public static final String LAST_RECORD = "last-record";

    /** The verdict on the batch was there to be read. */
    public static final String VERDICT = "verdict";

    /** The last row was there to be read, whether or not anybody had said so. */
    public static final String LAST_ROW = "last-row";

    /** An app was killed. */
    public static final String KILLED = "killed";

    public Completion {
        marks = Map.copyOf(marks);
    }
}
