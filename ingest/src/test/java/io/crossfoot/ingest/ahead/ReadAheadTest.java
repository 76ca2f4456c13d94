package io.crossfoot.ingest.ahead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfoot.ingest.format.BatchReader;
import io.crossfoot.ingest.format.SourceEnded;
import io.crossfoot.ingest.format.SourceItem;
import io.crossfoot.ingest.format.SourceRecord;
import io.crossfoot.ingest.format.SourceWaits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReadAheadTest {

    private static final int STRETCHES = 4 * 1024;

    @Test
    void givesTheSameItemsInTheSameOrder() throws IOException {
        // Given
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        int items = 1 + random.nextInt(20_000);
        List<String> direct = all(new ScriptedReader(items, new Random(seed)));
        // When
        List<String> ahead = all(ReadAhead.of(new ScriptedReader(items, new Random(seed))));
        // Then
        assertThat(ahead).as("seed %d", seed).isEqualTo(direct);
    }

    @Test
    void failsBehindTheItemsThatWereReadBefore() {
        // Given
        IOException failure = new IOException("the disk is gone");
        BatchReader ahead = ReadAhead.of(ScriptedReader.failing(1_500, failure));
        List<String> taken = new ArrayList<>();
        // When
        assertThatThrownBy(() -> takeAll(ahead, taken)).isSameAs(failure);
        // Then
        assertThat(taken).hasSize(1_500);
        assertThatThrownBy(ahead::next).isSameAs(failure);
    }

    @Test
    void showsADefectOfTheReader() {
        // Given
        RuntimeException defect = new IllegalStateException("impossible");
        BatchReader ahead = ReadAhead.of(ScriptedReader.failing(10, defect));
        // When
        // Then
        assertThatThrownBy(() -> takeAll(ahead, new ArrayList<>())).isSameAs(defect);
    }

    @Test
    void handsOnWhatWasReadWhenTheSourceWaits() throws IOException {
        // Given
        ScriptedReader reader = ScriptedReader.waiting(3);
        // When
        try (BatchReader ahead = ReadAhead.of(reader)) {
            List<SourceItem> items = List.of(ahead.next(), ahead.next(), ahead.next(), ahead.next());
            // Then
            assertThat(items.get(3)).isInstanceOf(SourceWaits.class);
            assertThat(reader.given()).isEqualTo(3);
        }
    }

    @Test
    void readsOnlySoFarAhead() throws IOException {
        // Given
        ScriptedReader reader = new ScriptedReader(100_000, new Random(1));
        long furthest = 0;
        // When
        try (BatchReader ahead = ReadAhead.of(reader)) {
            for (int taken = 1; !(ahead.next() instanceof SourceEnded); taken++) {
                furthest = Math.max(furthest, reader.given() - taken);
            }
        }
        // Then
        assertThat(furthest).isPositive().isLessThanOrEqualTo(STRETCHES);
    }

    @Test
    void closesAReaderThatNobodyTakesFrom() throws IOException {
        // Given
        ScriptedReader reader = new ScriptedReader(Integer.MAX_VALUE, new Random(1));
        BatchReader ahead = ReadAhead.of(reader);
        ahead.next();
        // When
        ahead.close();
        // Then
        assertThat(reader.isClosed()).isTrue();
        assertThat(reader.thread().isAlive()).isFalse();
    }

    private static List<String> all(BatchReader reader) throws IOException {
        List<String> items = new ArrayList<>();
        try (reader) {
            takeAll(reader, items);
        }
        return items;
    }

    private static void takeAll(BatchReader reader, List<String> items) throws IOException {
        SourceItem item;
        do {
            item = reader.next();
            items.add(described(item));
        } while (!(item instanceof SourceEnded));
    }

    private static String described(SourceItem item) {
        return item instanceof SourceRecord record
                ? "%d %d %s %s"
                        .formatted(
                                record.sequence(),
                                record.position(),
                                record.section(),
                                new String(record.event().toByteArray(), StandardCharsets.UTF_8))
                : item.toString();
    }
}
