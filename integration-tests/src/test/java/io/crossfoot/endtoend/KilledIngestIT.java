package io.crossfoot.endtoend;

import static io.crossfoot.endtoend.RunningCrossfoot.PATIENCE;

import java.io.IOException;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An ingest that is killed again and again, as by {@code kill -9}, at random records of what it delivers, while it reads
 * again what it had sent before as well. A build kills it a few times; {@code make soak} as often as the system property
 * {@code soak.kills} says.
 */
class KilledIngestIT {

    private static final int KILLS = Integer.getInteger("soak.kills", 2);
    private static final int RECORDS = 300_000;

    @RegisterExtension
    private static final RunningCrossfoot crossfoot = RunningCrossfoot.with(
                    sources().map(LargeSource::feed).toArray(FeedDescription[]::new))
            .withOneInstanceOfEach();

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    /** Each is delivered, and killed in, by itself. */
    static Stream<LargeSource> sources() {
        return Stream.of(new LargeNachaFile("ach", 1_000), new LargeLedgerFile(), new LargeIsoFile());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sources")
    void losesAndRepeatsNothingHoweverOftenItIsKilled(LargeSource source) throws IOException {
        // Given
        System.out.printf("%s, %s: seed %d, %d kills%n", getClass().getSimpleName(), source, seed, KILLS);
        FeedBatches delivered = new FeedBatches(crossfoot, source.feed());
        int batches = 1;
        source.handIn(crossfoot, RECORDS, seed);
        // When
        for (int kills = 0; kills < KILLS; ) {
            int number = batches;
            if (killedAtRandomRecord(source.feed(), () -> delivered.areSettled(number))) {
                kills++;
            } else {
                source.handIn(crossfoot, RECORDS, seed + batches);
                batches++;
            }
        }
        // Then
        delivered.assertBalancedAndWhole(batches, RECORDS, PATIENCE);
    }

    /** Whether it was; not if ingest was at the end before. */
    private boolean killedAtRandomRecord(FeedDescription feed, BooleanSupplier isOver) {
        crossfoot.ingest().awaitReady(PATIENCE);
        if (!new IngestProgress(crossfoot.ingest(), feed.name()).reaches(random.nextInt(RECORDS), isOver)) {
            return false;
        }
        crossfoot.ingest().kill();
        crossfoot.ingest().restart();
        return true;
    }
}
