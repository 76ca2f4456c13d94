package io.crossfoot.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An ingest with far less memory than its files are long. A build has it deliver some millions of records; {@code make memory}
 * more, by the system properties {@code memory.records}, {@code memory.sections} and {@code memory.heap}.
 */
class ConstantMemoryIT {

    private static final int RECORDS = Integer.getInteger("memory.records", 3_000_000);
    private static final String HEAP = System.getProperty("memory.heap", "128m");
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    /** Each is reported when the batch ends, so these do take memory. */
    private static final int SECTIONS = Integer.getInteger("memory.sections", 10_000);

    @RegisterExtension
    private static final RunningCrossfoot crossfoot = RunningCrossfoot.with(sources()
                    .map(source -> ((LargeSource) source.get()[0]).feed())
                    .toArray(FeedDescription[]::new))
            .withIngestHeap(HEAP)
            .withOneInstanceOfEach();

    static Stream<Arguments> sources() {
        return Stream.of(
                Arguments.of(new LargeLedgerFile(), RECORDS),
                Arguments.of(new LargeNachaFile("ach", 1_000), RECORDS / 2),
                Arguments.of(new LargeNachaFile("ach-singly", 1), SECTIONS),
                Arguments.of(new LargeFixedFile(), RECORDS / 2));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sources")
    void deliversWhatIsFarLargerThanItsMemory(LargeSource source, int records) throws IOException {
        // Given
        long process = crossfoot.ingest().pid();
        long seed = new Random().nextLong();
        System.out.printf("%s: %d records, seed %d, heap %s%n", source, records, seed, HEAP);
        // When
        source.handIn(crossfoot, records, seed);
        // Then
        new FeedBatches(crossfoot, source.feed()).assertBalancedAndWhole(1, records, PATIENCE);
        assertThat(crossfoot.ingest().isAlive()).isTrue();
        assertThat(crossfoot.ingest().pid()).isEqualTo(process);
    }
}
