package io.crossfoot.ingest.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.feed.Feeds;
import io.crossfoot.ingest.inspect.FeedChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Sample files, each with its feed: what damaged sources are made of.
 *
 * @param name what they are, for messages
 */
record Corpus(String name, List<Sample> samples) {

    private static final Path FOLDER = Path.of("src/test/resources/samples");
    private static final FeedChoice CHOICE = new FeedChoice(Feeds.load(Path.of("src/main/conf/feeds")));

    /** What is larger takes long to read, and has nothing that others have not. */
    private static final long LARGEST = 30_000;

    /** One file. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sample(String path, Feed feed, byte[] content) {}

    Corpus {
        samples = List.copyOf(samples);
    }

    /** The samples of this format that are not compressed. */
    static Corpus of(String format) {
        try {
            List<Sample> samples = new ArrayList<>();
            for (JsonNode sample :
                    new ObjectMapper().readTree(FOLDER.resolve("truth.json").toFile())) {
                String path = sample.get("path").asText();
                Path file = FOLDER.resolve(path);
                if (path.startsWith(format + '/') && !path.endsWith(".gz") && Files.size(file) <= LARGEST) {
                    samples.add(new Sample(path, feed(sample, file), Files.readAllBytes(file)));
                }
            }
            return new Corpus(format, samples);
        } catch (IOException e) {
            throw new IllegalStateException("The samples of format '%s' cannot be read".formatted(format), e);
        }
    }

    private static Feed feed(JsonNode sample, Path file) throws IOException {
        return sample.has("feed")
                ? ConfigReader.read(FOLDER.resolve(sample.get("feed").asText()), Feed.class)
                : CHOICE.byLook(file);
    }

    /** Reads a source as each of the feeds that there are samples of. */
    void check(byte[] source) throws IOException {
        for (Feed feed : samples.stream().map(Sample::feed).distinct().toList()) {
            ReaderPromises.check(feed, source, new Random(source.length));
        }
    }

    Sample any(Random random) {
        return samples.get(random.nextInt(samples.size()));
    }

    /** The sample of which this is the end of the path. */
    Sample named(String name) {
        return samples.stream()
                .filter(sample -> sample.path().endsWith('/' + name))
                .findFirst()
                .orElseThrow();
    }

    /** The same samples, packed in every way. */
    Corpus packed(String name) {
        return new Corpus(
                name,
                samples.stream()
                        .flatMap(sample -> Stream.of(Packing.values())
                                .map(packing ->
                                        new Sample(sample.path(), sample.feed(), packing.pack(sample.content()))))
                        .toList());
    }
}
