package io.crossfoot.endtoend;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** A file of any size, written with no more memory than a line takes. */
abstract class LargeFile implements LargeSource {

    private final FeedDescription feed;
    private final String ending;

    LargeFile(FeedDescription feed, String ending) {
        this.feed = feed;
        this.ending = ending;
    }

    @Override
    public final FeedDescription feed() {
        return feed;
    }

    @Override
    public void handIn(RunningCrossfoot crossfoot, int records, long seed) throws IOException {
        Path folder = Files.createDirectories(crossfoot.settings().home().resolve("files"));
        Path file = folder.resolve("%s-%016x%s".formatted(feed.name(), seed, ending));
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.US_ASCII))) {
            write(records, new Random(seed), out);
        }
        crossfoot.submit(file, feed.name());
        Files.delete(file);
    }

    /** Writes the whole file. */
    abstract void write(int records, Random random, PrintWriter out);

    @Override
    public String toString() {
        return feed.name();
    }
}
