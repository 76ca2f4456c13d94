package io.crossfoot.ingest.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.ingest.format.Reading;
import io.crossfoot.ingest.format.RejectedRecord;
import io.crossfoot.ingest.format.SectionEnded;
import io.crossfoot.ingest.format.SourceEnded;
import io.crossfoot.ingest.format.SourceItem;
import io.crossfoot.ingest.format.SourceRecord;
import io.crossfoot.ingest.format.SourceStream;
import io.crossfoot.ingest.source.EventFields;
import io.crossfoot.ingest.source.EventKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** What every reader promises, whatever its source holds. */
final class ReaderPromises {

    /** Buffers of readers, and the largest block that is unpacked. */
    private static final long FIXED_MEMORY = 128L << 20;

    /** Items, and what tests keep of them. What a source claims to hold must never be made room for. */
    private static final long MEMORY_PER_BYTE = 20_000;

    private ReaderPromises() {}

    /** Reads the source, and fails unless the reader keeps its promises and makes no room for what is only claimed. */
    static void checkInBounds(Feed feed, byte[] source, Random random) throws IOException {
        long before = allocated();
        Reading.of(feed, new ByteArrayInputStream(source));
        assertThat(allocated() - before)
                .as("bytes of memory made for %d bytes", source.length)
                .isLessThan(FIXED_MEMORY + MEMORY_PER_BYTE * source.length);
        check(feed, source, random);
    }

    /**
     * Reads the source, and fails unless the reader:
     *
     * <ul>
     *   <li>ends, with no exception, and with all bytes read or a word on why not;
     *   <li>moves on from record to record, so that a delivery that is broken off can find its place again;
     *   <li>makes events that any Avro decodes, and that have a key;
     *   <li>says of each reject and each problem what it is, in text that is fit for a console;
     *   <li>ends every section that it puts records into, once;
     *   <li>finds the same however the bytes come in.
     * </ul>
     */
    static void check(Feed feed, byte[] source, Random random) throws IOException {
        Reading reading = Reading.of(feed, new ByteArrayInputStream(source));
        assertMovesOn(reading.items());
        assertEndsSections(reading);
        assertExplains(reading);
        assertReadsAll(reading, source);
        assertThat(reading.outcome()).isNotNull();
        assertThat(reading.events()).hasSameSizeAs(reading.records());
        assertHasKeys(feed, reading.records());
        Reading pieces = Reading.of(feed, new Trickle(source, random));
        if (isPackedRightly(reading)) {
            assertThat(told(pieces)).isEqualTo(told(reading));
        }
    }

    /** How much is unpacked before damage shows depends on how much is asked for. */
    private static boolean isPackedRightly(Reading reading) {
        return reading.problems().stream().noneMatch(problem -> problem.matches("file: its \\w+ content .*"));
    }

    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private static void assertMovesOn(List<SourceItem> items) {
        long sequence = 0;
        long position = 0;
        for (SourceItem item : items) {
            if (item instanceof SourceRecord record) {
                assertThat(record.sequence()).isGreaterThan(sequence);
                assertThat(record.position()).isGreaterThanOrEqualTo(position);
                sequence = record.sequence();
                position = record.position();
            } else if (item instanceof RejectedRecord record) {
                assertThat(record.sequence()).isGreaterThan(sequence);
                assertThat(record.position()).isGreaterThanOrEqualTo(position);
                assertThat(record.start()).isBetween(0L, record.position());
                sequence = record.sequence();
                position = record.position();
            } else if (item instanceof SourceEnded end) {
                assertThat(end.bytes()).isGreaterThanOrEqualTo(position);
            }
        }
        assertThat(items).filteredOn(SourceEnded.class::isInstance).containsExactly(items.get(items.size() - 1));
    }

    private static void assertEndsSections(Reading reading) {
        assertThat(reading.sections())
                .extracting(SectionEnded::id)
                .doesNotHaveDuplicates()
                .doesNotContain("");
        Set<String> ended = new HashSet<>();
        reading.sections().forEach(section -> ended.add(section.id()));
        ended.add("");
        reading.records().forEach(record -> assertThat(ended).contains(record.section()));
        reading.rejects().forEach(record -> assertThat(ended).contains(record.section()));
    }

    private static void assertExplains(Reading reading) {
        for (RejectedRecord record : reading.rejects()) {
            assertThat(record.category()).isNotNull();
            assertThat(record.reason()).isNotBlank();
            assertThat(record.raw()).hasSizeLessThan(1_100);
            assertIsLegible(record.reason());
            assertIsLegible(record.raw());
        }
        assertThat(reading.problems()).hasSizeLessThan(110).allSatisfy(problem -> {
            assertThat(problem).matches("(?s)(file|line \\d+|record \\d+): .+").hasSizeLessThan(2_000);
            assertIsLegible(problem);
        });
        assertThat(reading.sections()).allSatisfy(section -> assertIsLegible(section.id()));
    }

    private static void assertIsLegible(String text) {
        assertThat(text.chars().noneMatch(Character::isISOControl))
                .as("no control character in %s", text)
                .isTrue();
    }

    private static void assertReadsAll(Reading reading, byte[] source) throws IOException {
        if (reading.problems().stream().noneMatch(problem -> problem.startsWith("file:"))) {
            SourceEnded end = (SourceEnded) reading.items().get(reading.items().size() - 1);
            byte[] plain = SourceStream.open(new ByteArrayInputStream(source)).readAllBytes();
            assertThat(end.bytes()).isEqualTo(plain.length);
        }
    }

    private static void assertHasKeys(Feed feed, List<SourceRecord> records) {
        EventFields fields = new EventFields(feed);
        EventKey keys = new EventKey(fields.schema(), feed.key());
        records.forEach(record -> assertThat(keys.of(fields.of(record.event()))).isNotNull());
    }

    private static List<String> told(Reading reading) {
        return reading.items().stream().map(ReaderPromises::told).toList();
    }

    private static String told(SourceItem item) {
        return item instanceof SourceRecord record
                ? "%d %d %s %d"
                        .formatted(
                                record.sequence(),
                                record.position(),
                                record.section(),
                                Arrays.hashCode(Arrays.copyOf(
                                        record.event().bytes(), record.event().size())))
                : item.toString();
    }
}
