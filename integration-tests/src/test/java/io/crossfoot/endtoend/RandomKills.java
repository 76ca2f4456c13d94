package io.crossfoot.endtoend;

import static io.crossfoot.endtoend.RunningCrossfoot.PATIENCE;

import java.io.IOException;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * Kills ingest again and again, as by {@code kill -9}, at random records of what it delivers, while it reads again what it
 * had sent before as well. A build does so a few times; {@code make soak} as often as the system property {@code soak.kills}
 * says.
 */
final class RandomKills {

    private static final int KILLS = Integer.getInteger("soak.kills", 2);
    private static final int RECORDS = 300_000;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final RunningCrossfoot crossfoot;
    private final LargeSource source;

    RandomKills(RunningCrossfoot crossfoot, LargeSource source) {
        this.crossfoot = crossfoot;
        this.source = source;
    }

    /** Has as many batches delivered as it takes, and fails unless each balances and is whole. */
    void assertNothingIsLostOrRepeated() throws IOException {
        System.out.printf("%s: seed %d, %d kills%n", source, seed, KILLS);
        FeedBatches delivered = new FeedBatches(crossfoot, source.feed());
        int batches = 1;
        source.handIn(crossfoot, RECORDS, seed);
        for (int kills = 0; kills < KILLS; ) {
            int number = batches;
            if (killedAtRandomRecord(source.feed(), () -> delivered.areSettled(number))) {
                kills++;
            } else {
                source.handIn(crossfoot, RECORDS, seed + batches);
                batches++;
            }
        }
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
