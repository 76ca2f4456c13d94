package io.crossfoot.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A feed, as its YAML describes it.
 *
 * @param yaml for aggregate and reconcile
 * @param ingestYaml for ingest, where it differs
 */
record FeedDescription(String name, String yaml, String ingestYaml) {

    static FeedDescription of(String name, String yaml) {
        return new FeedDescription(name, yaml, yaml);
    }

    /** One of the feeds that ingest's distribution brings along. */
    static FeedDescription sample(String name) {
        Path file = Path.of("..", "ingest", "src", "main", "conf", "feeds", name + ".yaml");
        try {
            return of(name, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * With ingest sending to {@code <name>.raw}, where nobody reads but the test: what it writes to the events topic is
     * what aggregate and reconcile see.
     */
    FeedDescription withEventsCopiedByTest() {
        return new FeedDescription(name, yaml, yaml + "events-topic: " + rawTopic() + "\n");
    }

    FeedDescription withIngestYaml(String otherYaml) {
        return new FeedDescription(name, yaml, otherYaml);
    }

    String events() {
        return name + ".events";
    }

    String rawTopic() {
        return name + ".raw";
    }
}
