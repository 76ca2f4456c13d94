package io.crossfoot.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.common.config.CountOrShare;
import io.crossfoot.schema.RejectCategory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.junit.jupiter.api.Test;

class HopefulReaderTest {

    private static final IndexedRecord NOTHING =
            new GenericData.Record(SchemaBuilder.record("Nothing").fields().endRecord());
    private static final SourceItem REJECTED =
            new RejectedRecord(1, 0, 10, "", RejectCategory.FIELD, "no number", "XX", NOTHING);
    private static final SourceItem PASSED = new SourceRecord(1, 10, "", new AvroBuffer());
    private static final CountOrShare NONE = CountOrShare.count(0);

    @Test
    void readsASourceWithSomeRejectsToItsEnd() throws IOException {
        // When
        List<SourceItem> items = read(NONE, mixed(60_000, 40_000));
        // Then
        assertThat(items).hasSize(100_001);
        assertThat(end(items).problems()).isEmpty();
    }

    @Test
    void leavesASourceOfNothingButRejectsSoon() throws IOException {
        // When
        List<SourceItem> items =
                read(NONE, Stream.generate(() -> REJECTED).limit(10_000_000).iterator());
        // Then
        assertThat(items).hasSize(101);
        assertThat(end(items).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.getReason()).contains("none of its first 100 records"));
    }

    @Test
    void leavesASourceThatIsRubbishBehindAGoodBeginning() throws IOException {
        // When
        List<SourceItem> items = read(
                NONE,
                Stream.concat(passed(5), Stream.generate(() -> REJECTED).limit(10_000_000))
                        .iterator());
        // Then
        assertThat(items.stream().filter(RejectedRecord.class::isInstance)).hasSize(10_000);
        assertThat(end(items).problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.getReason()).contains("10000 of its first 10005 records could not be read"));
    }

    @Test
    void readsOnWhereTheFeedIsContentWithSoManyRejects() throws IOException {
        // When
        List<SourceItem> items = read(CountOrShare.share("70"), mixed(20_000, 40_000));
        // Then
        assertThat(items).hasSize(60_001);
    }

    private static Stream<SourceItem> passed(int number) {
        return Collections.nCopies(number, PASSED).stream();
    }

    /** The first record passes, and the others come in any order. */
    private static Iterator<SourceItem> mixed(int passed, int rejected) {
        long seed = System.nanoTime();
        System.out.printf("HopefulReaderTest: seed %d%n", seed);
        List<SourceItem> items = new ArrayList<>(passed(passed - 1).toList());
        items.addAll(Collections.nCopies(rejected, REJECTED));
        Collections.shuffle(items, new Random(seed));
        return Stream.concat(passed(1), items.stream()).iterator();
    }

    private static SourceEnded end(List<SourceItem> items) {
        return (SourceEnded) items.get(items.size() - 1);
    }

    private static List<SourceItem> read(CountOrShare allowed, Iterator<SourceItem> items) throws IOException {
        List<SourceItem> read = new ArrayList<>();
        try (BatchReader reader = new HopefulReader(new Items(items), allowed)) {
            while (read.isEmpty() || !(read.get(read.size() - 1) instanceof SourceEnded)) {
                read.add(reader.next());
            }
        }
        return read;
    }

    private record Items(Iterator<SourceItem> items) implements BatchReader {

        @Override
        public SourceItem next() {
            return items.hasNext() ? items.next() : new SourceEnded(Map.of(), Map.of(), List.of(), 10);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
