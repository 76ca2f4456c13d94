package io.crossfoot.ingest.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Tries random input again and again. Each round can be repeated by itself: a failure names the seed of its round, and
 * leaves the input behind in {@code target/fuzz}.
 *
 * <p>A build tries a few. The system properties {@code fuzz.rounds} and {@code fuzz.seed} have it try others.
 */
public final class Rounds {

    private static final Path FAILED = Path.of("target", "fuzz");

    /** Fails if something is not as it should be. */
    public interface Check {
        void run() throws Exception;
    }

    /**
     * One round.
     *
     * @param input what is tried
     * @param check how
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Round(byte[] input, Check check) {}

    private Rounds() {}

    /**
     * Tries as many rounds as the build is told to, or else as many as usual.
     *
     * @param name what is tried, for messages and the names of files
     * @param rounds makes a round, the same one where the random numbers are the same
     */
    public static void run(String name, int usual, Function<Random, Round> rounds) throws IOException {
        long seed = Long.getLong("fuzz.seed", System.nanoTime());
        int number = Integer.getInteger("fuzz.rounds", usual);
        System.out.printf("%s: seed %d, %d rounds%n", name, seed, number);
        for (int i = 0; i < number; i++) {
            once(name, seed + i, rounds);
        }
    }

    private static void once(String name, long seed, Function<Random, Round> rounds) throws IOException {
        Round round = rounds.apply(new Random(new SplittableRandom(seed).nextLong()));
        try {
            round.check().run();
        } catch (Exception | AssertionError | StackOverflowError | OutOfMemoryError e) {
            Path file = Files.createDirectories(FAILED).resolve(name + '-' + seed);
            Files.write(file, round.input());
            throw new AssertionError(
                    "%s: %s. The input is %s; to repeat: -Dfuzz.seed=%d -Dfuzz.rounds=1".formatted(name, e, file, seed),
                    e);
        }
    }
}
