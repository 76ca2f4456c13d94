package io.crossfoot.common.batch;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a batch: {@code ach-debits/2026-11-22/1/r2} is the second revision of the first batch of feed
 * {@code ach-debits} for business date 22 November 2026.
 *
 * @param businessDate the date the batch is for, which need not be the date it is processed
 * @param sequence number of the batch within feed and business date, from 1
 * @param revision 1 at first; a corrected delivery of the same batch has the next one
 */
public record BatchId(String feed, LocalDate businessDate, int sequence, int revision) {

    private static final Pattern FEED = Pattern.compile("[a-z0-9][a-z0-9-]*");
    private static final Pattern WRITTEN = Pattern.compile("([^/]+)/([^/]+)/([1-9][0-9]{0,8})/r([1-9][0-9]{0,8})");

    public BatchId {
        if (!isFeedName(feed)) {
            throw new IllegalArgumentException(
                    "A feed's name has lower-case letters, digits and hyphens, got '%s'".formatted(feed));
        }
        if (sequence < 1 || revision < 1) {
            throw new IllegalArgumentException("Batch sequence and revision count from 1, got %d and %d of feed '%s'"
                    .formatted(sequence, revision, feed));
        }
    }

    /** Whether the name can stand in topics, folders and batch names alike. */
    public static boolean isFeedName(String name) {
        return FEED.matcher(name).matches();
    }

    /**
     * Reads a batch name as {@link #toString()} writes it.
     *
     * @throws IllegalArgumentException if it is no such name
     */
    public static BatchId parse(String written) {
        Matcher matcher = WRITTEN.matcher(written);
        if (!matcher.matches()) {
            throw unreadable(written);
        }
        try {
            return new BatchId(
                    matcher.group(1),
                    LocalDate.parse(matcher.group(2)),
                    Integer.parseInt(matcher.group(3)),
                    Integer.parseInt(matcher.group(4)));
        } catch (DateTimeException e) {
            throw unreadable(written);
        }
    }

    public BatchId nextRevision() {
        return new BatchId(feed, businessDate, sequence, revision + 1);
    }

    /** Whether both are revisions of one delivery. */
    public boolean isRevisionOf(BatchId other) {
        return feed.equals(other.feed) && businessDate.equals(other.businessDate) && sequence == other.sequence;
    }

    @Override
    public String toString() {
        return feed + '/' + businessDate + '/' + sequence + "/r" + revision;
    }

    private static IllegalArgumentException unreadable(String written) {
        return new IllegalArgumentException(
                "'%s' is not a batch: write feed/business date/sequence/revision, such as ach-debits/2026-11-22/1/r2"
                        .formatted(written));
    }
}
