package io.crossfoot.ingest.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.feed.Feeds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds every sample file against what is known to be in it. */
class SampleFilesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SAMPLES = Path.of("src/test/resources/samples");
    private static final FeedChoice CHOICE = new FeedChoice(Feeds.load(Path.of("src/main/conf/feeds")));
    private static final Set<String> PASSING = Set.of("balanced", "unverified", "empty");

    static Stream<Arguments> samples() throws IOException {
        JsonNode truth = JSON.readTree(SAMPLES.resolve("truth.json").toFile());
        return StreamSupport.stream(truth.spliterator(), false)
                .map(sample -> Arguments.of(sample.get("path").asText(), sample));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void readsWhatIsStatedAndCountsWhatIsThere(String path, JsonNode truth) throws IOException {
        // Given
        Path file = SAMPLES.resolve(path);
        Feed feed = feed(truth, file);

        // When
        Inspection inspection = Inspection.of(file, feed);

        // Then
        JsonNode json = JSON.readTree(inspection.toJson());
        assertThat(PASSING.contains(json.get("verdict").asText()))
                .as("verdict %s, breaks %s", json.get("verdict"), json.get("breaks"))
                .isEqualTo(truth.get("valid").asBoolean());
        assertThat(inspection.exitCode()).isEqualTo(truth.get("valid").asBoolean() ? 0 : 1);
        assertThat(json.get("format")).isEqualTo(truth.get("format"));
        assertThat(json.get("stated")).isEqualTo(truth.get("stated"));
        assertThat(json.get("counted")).isEqualTo(truth.get("counted"));
        assertSections(json.get("sections"), truth.get("sections"));
    }

    /** Some formats cannot be told by their look. */
    private static Feed feed(JsonNode truth, Path file) throws IOException {
        return truth.has("feed")
                ? ConfigReader.read(SAMPLES.resolve(truth.get("feed").asText()), Feed.class)
                : CHOICE.byLook(file);
    }

    private static void assertSections(JsonNode sections, JsonNode truth) {
        assertThat(sections.size()).isEqualTo(truth.size());
        for (int i = 0; i < truth.size(); i++) {
            for (String name : names(truth.get(i))) {
                String shown = name.equals("written") ? "stated" : name;
                assertThat(sections.get(i).get(shown))
                        .as("%s of section %s", name, truth.get(i).get("id"))
                        .isEqualTo(truth.get(i).get(name));
            }
        }
    }

    private static List<String> names(JsonNode node) {
        return StreamSupport.stream(((Iterable<String>) node::fieldNames).spliterator(), false)
                .toList();
    }
}
