package io.crossfoot.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfoot.common.feed.Feed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** Reads samples with damage of all kinds: a reader ends whatever comes, and accounts for every byte. */
public final class DamagedSamples {

    private static final int ROUNDS = 4_000;

    private DamagedSamples() {}

    /**
     * Reads the samples again and again, damaged at random.
     *
     * @param samples the folder that they stand in
     * @param order what rises from record to record
     * @param refusal how the problem of a source begins that is refused as a whole; its bytes need not all be read
     */
    public static void readAll(Feed feed, Path samples, ToLongFunction<SourceRecord> order, String refusal)
            throws IOException {
        long seed = System.nanoTime();
        System.out.printf("%s: seed %d%n", feed.name(), seed);
        Random random = new Random(seed);
        List<byte[]> right = in(samples);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = Damage.of(right.get(round % right.size()), random);
            Reading reading = Reading.of(feed, damaged);
            assertThat(reading.records())
                    .as("seed %d, round %d", seed, round)
                    .isSortedAccordingTo((a, b) -> Long.compare(order.applyAsLong(a), order.applyAsLong(b)));
            assertThat(reading.sections())
                    .as("seed %d, round %d", seed, round)
                    .extracting(SectionEnded::id)
                    .doesNotHaveDuplicates();
            SourceEnded end = (SourceEnded) reading.items().get(reading.items().size() - 1);
            boolean refused = reading.problems().stream().anyMatch(problem -> problem.startsWith(refusal));
            assertThat(end.bytes() == damaged.length || refused)
                    .as("seed %d, round %d: %d of %d bytes", seed, round, end.bytes(), damaged.length)
                    .isTrue();
        }
    }

    private static List<byte[]> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<byte[]> samples = new ArrayList<>();
            for (Path path : files.filter(Files::isRegularFile).sorted().toList()) {
                samples.add(Files.readAllBytes(path));
            }
            return samples;
        }
    }
}
