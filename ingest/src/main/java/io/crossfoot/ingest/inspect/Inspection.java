package io.crossfoot.ingest.inspect;

import io.crossfoot.common.balance.SourceReport;
import io.crossfoot.common.balance.SourceRules;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.ingest.format.BatchReader;
import io.crossfoot.ingest.format.RejectedRecord;
import io.crossfoot.ingest.format.SectionEnded;
import io.crossfoot.ingest.format.SourceEnded;
import io.crossfoot.ingest.format.SourceItem;
import io.crossfoot.ingest.format.SourceRecord;
import io.crossfoot.ingest.format.rows.Databases;
import io.crossfoot.ingest.sidecar.SourceReaders;
import io.crossfoot.ingest.source.SourceCount;
import io.crossfoot.schema.Break;
import io.crossfoot.schema.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a file states, what it holds, and the verdict on it. It is read, counted and judged by the very classes the apps
 * use.
 *
 * @param bytes size of the file as it lies there, compressed or not
 * @param breaks what the verdict rests on
 * @param rejects the first records that could not be read
 */
public record Inspection(
        Path file,
        Feed feed,
        long bytes,
        SourceReport report,
        Outcome outcome,
        List<Break> breaks,
        List<RejectedRecord> rejects) {

    private static final int REJECTS_SHOWN = 1_000;

    public Inspection {
        breaks = List.copyOf(breaks);
        rejects = List.copyOf(rejects);
    }

    /**
     * Reads a file as the feed describes it.
     *
     * @throws UnusableFileException if there is no file that can be read
     * @throws IOException if reading fails midway
     */
    public static Inspection of(Path file, Feed feed) throws IOException {
        SourceCount count = new SourceCount(feed);
        List<RejectedRecord> rejects = new ArrayList<>();
        try (BatchReader reader =
                new SourceReaders(Databases.none(), false).open(feed, file, SourceFiles.open(file, feed))) {
            while (true) {
                SourceItem item = reader.next();
                if (item instanceof SourceRecord record) {
                    count.passed(record);
                } else if (item instanceof RejectedRecord record) {
                    count.rejected(record);
                    if (rejects.size() < REJECTS_SHOWN) {
                        rejects.add(record);
                    }
                } else if (item instanceof SectionEnded section) {
                    count.sectionEnded(section);
                } else if (item instanceof SourceEnded end) {
                    return judged(file, feed, count.ended(end), rejects);
                }
            }
        }
    }

    private static Inspection judged(Path file, Feed feed, SourceReport report, List<RejectedRecord> rejects)
            throws IOException {
        List<Break> breaks = SourceRules.breaks(report, feed.rejectsAllowed());
        return new Inspection(
                file, feed, Files.size(file), report, SourceRules.outcome(report, breaks), breaks, rejects);
    }

    /** One of {@code balanced}, {@code out-of-balance}, {@code unverified}, {@code empty} and {@code malformed}. */
    public String verdict() {
        return Lines.hyphenated(outcome);
    }

    /** 0 if the file may pass, 1 if it does not balance or is malformed. */
    public int exitCode() {
        return outcome == Outcome.OUT_OF_BALANCE || outcome == Outcome.MALFORMED ? 1 : 0;
    }

    /** One JSON object, indented. Counts are numbers, amounts are decimal strings. */
    public String toJson() {
        return new InspectionJson(this).write();
    }

    /** A page for people. */
    public String toText() {
        return new InspectionText(this).write();
    }
}
