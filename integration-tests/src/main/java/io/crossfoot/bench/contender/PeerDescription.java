package io.crossfoot.bench.contender;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * How a peer is started, as the file {@code peer.properties} in its folder says:
 *
 * <pre>
 * main=the.main.Class
 * java-options=-Xmx2g --add-opens …     may be left out
 * variants=rocksdb,heap                 may be left out or empty: there is one then, without a name
 * title.rocksdb=Flink 2.2.1, RocksDB    what reports call the variant; 'title' where there is only one
 * needs-broker=true                     false for a peer that does without Kafka; true if left out
 * </pre>
 *
 * @param name that of its folder
 * @param jvm with all jars of {@code target/lib} in its folder on its class path
 */
record PeerDescription(String name, Jvm jvm, List<String> variants, Properties titles, boolean needsBroker) {

    static final String FILE = "peer.properties";

    static PeerDescription in(Path folder) {
        Properties properties = new Properties();
        Path file = folder.resolve(FILE);
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
        String main = properties.getProperty("main");
        if (main == null) {
            throw new IllegalArgumentException(
                    "Peer '%s': %s must have 'main', its main class".formatted(folder.getFileName(), file));
        }
        Path libraries =
                folder.toAbsolutePath().resolve("target").resolve("lib").resolve("*");
        return new PeerDescription(
                folder.getFileName().toString(),
                new Jvm(words(properties.getProperty("java-options", "")), libraries.toString(), main),
                Stream.of(properties.getProperty("variants", "").split(",", -1))
                        .map(String::strip)
                        .filter(variant -> !variant.isEmpty())
                        .toList(),
                properties,
                Boolean.parseBoolean(
                        properties.getProperty("needs-broker", "true").strip()));
    }

    private static List<String> words(String text) {
        return Stream.of(text.strip().split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The contender that this variant is; one of several has its name behind the peer's. */
    String contender(String variant) {
        return variants.size() < 2 ? name : name + "/" + variant;
    }

    String title(String variant) {
        return titles.getProperty("title." + variant, titles.getProperty("title", contender(variant)));
    }
}
