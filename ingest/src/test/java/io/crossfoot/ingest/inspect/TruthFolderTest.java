package io.crossfoot.ingest.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.feed.Feeds;
import io.crossfoot.common.feed.Fixed;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds all files of a folder, which {@code -Dtruth} names, against the {@link Truth} in it, and says at the end how many
 * are equal. Records of fixed width show nothing of themselves: their feed is the one that takes files of this name.
 */
@EnabledIfSystemProperty(named = "truth", matches = ".+")
class TruthFolderTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Path> FIXED_FEEDS =
            List.of(Path.of("src/test/resources/samples/fixed/feeds"), Path.of("src/test/resources/truth-feeds"));
    private static final FeedChoice CHOICE = new FeedChoice(Feeds.load(Path.of("src/main/conf/feeds")));
    private static final Map<String, Results> RESULTS = new TreeMap<>();

    /** What came of the files of one format. */
    private static final class Results {

        private final List<String> equal = new ArrayList<>();
        private final List<String> different = new ArrayList<>();
        private final Set<String> notShown = new TreeSet<>();
    }

    static List<Truth> files() throws IOException {
        return Truth.of(folder());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void showsWhatIsKnownToBeInTheFile(Truth truth) throws IOException {
        // Given
        Path file = folder().resolve(truth.path());
        Feed feed = feed(file);

        // When
        Inspection inspection = Inspection.of(file, feed);

        // Then
        JsonNode shown = JSON.readTree(inspection.toJson());
        TruthComparison comparison = TruthComparison.of(truth, shown, inspection.exitCode());
        Results results = RESULTS.computeIfAbsent(truth.format(), unseen -> new Results());
        results.notShown.addAll(comparison.notShown());
        (comparison.differences().isEmpty() ? results.equal : results.different).add(truth.path());
        assertThat(comparison.differences()).isEmpty();
    }

    @AfterAll
    static void tellWhatCameOfIt() {
        RESULTS.forEach((format, results) -> System.out.printf(
                "%s: %d files, %d equal, %d different %s; known but not shown: %s%n",
                format,
                results.equal.size() + results.different.size(),
                results.equal.size(),
                results.different.size(),
                results.different,
                results.notShown));
    }

    private static Path folder() {
        return Path.of(System.getProperty("truth"));
    }

    private static Feed feed(Path file) throws IOException {
        for (Feed feed : fixedFeeds()) {
            String files = "glob:" + feed.source().files();
            if (FileSystems.getDefault().getPathMatcher(files).matches(file.getFileName())) {
                return feed;
            }
        }
        return CHOICE.byLook(file);
    }

    private static List<Feed> fixedFeeds() throws IOException {
        List<Feed> feeds = new ArrayList<>();
        for (Path folder : FIXED_FEEDS) {
            try (Stream<Path> files = Files.list(folder)) {
                files.sorted().map(file -> ConfigReader.read(file, Feed.class)).forEach(feeds::add);
            }
        }
        return feeds.stream()
                .filter(feed ->
                        feed.format() instanceof Fixed && !feed.source().files().equals("*"))
                .toList();
    }
}
