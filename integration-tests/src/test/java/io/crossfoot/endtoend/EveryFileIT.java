package io.crossfoot.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossfoot.common.feed.Aggregate;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.ingest.inspect.Inspection;
import io.crossfoot.schema.Break;
import io.crossfoot.schema.ControlValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sample file of the feeds that ingest brings along, right or wrong, through the running platform. */
class EveryFileIT {

    private static final Path SAMPLES = Path.of("..", "ingest", "src", "test", "resources", "samples");
    private static final Map<String, String> FEED_BY_NAME =
            Map.of("multiline", "orders", "customers", "customers", "cnsfails", "fails-to-deliver");
    private static final Map<Path, HandedIn> HANDED_IN = new HashMap<>();

    @RegisterExtension
    private static final RunningCrossfoot crossfoot = RunningCrossfoot.with(
            FeedDescription.sample("ach"),
            FeedDescription.sample("orders"),
            FeedDescription.sample("customers"),
            FeedDescription.sample("fails-to-deliver"));

    /** All at once, so that the platform has many batches on its hands. */
    @BeforeAll
    static void handIn() throws IOException {
        samples().forEach(file -> HANDED_IN.put(file, crossfoot.submit(SAMPLES.resolve(file), feed(file))));
    }

    static Stream<Path> samples() throws IOException {
        JsonNode truth =
                new ObjectMapper().readTree(SAMPLES.resolve("truth.json").toFile());
        return StreamSupport.stream(truth.spliterator(), false)
                .filter(sample -> !sample.has("feed"))
                .map(sample -> Path.of(sample.get("path").asText()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isJudgedByThePlatformAsByInspection(Path sample) throws IOException {
        // Given
        Inspection inspection = Inspection.of(SAMPLES.resolve(sample), description(sample));
        // When
        BatchPage batch = HANDED_IN.get(sample).settled();
        // Then
        assertThat(batch.outcome()).as(batch::toString).isEqualTo(inspection.verdict());
        assertThat(batch.controls()).isEqualTo(controls(inspection));
        assertThat(batch.breaks())
                .extracting("stage", "check", "where", "stated", "counted", "detail")
                .isEqualTo(breaks(inspection));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void publishesWhatTheFileComesToIfItIsReleasedAndElseNothing(Path sample) throws IOException {
        // Given
        BatchPage batch = HANDED_IN.get(sample).settled();
        // When
        boolean released = batch.state().equals("released");
        // Then
        assertThat(released).isEqualTo(List.of("balanced", "empty").contains(batch.outcome()));
        Map<String, Rows> expected = released ? SampleResults.of(feed(sample), SAMPLES.resolve(sample)) : Map.of();
        for (Aggregate aggregate : description(sample).aggregates()) {
            String topic = description(sample).results(aggregate);
            assertThat(Rows.of(crossfoot.results().everWritten(topic, batch.name())))
                    .as(topic)
                    .isEqualTo(expected.getOrDefault(topic, new Rows()));
        }
    }

    private static String feed(Path sample) {
        return FEED_BY_NAME.entrySet().stream()
                .filter(entry -> sample.getFileName().toString().startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("ach");
    }

    private static Feed description(Path sample) {
        return crossfoot.feeds().named(feed(sample)).orElseThrow();
    }

    private static Map<String, List<String>> controls(Inspection inspection) {
        Map<String, List<String>> controls = new HashMap<>();
        for (ControlValue control : inspection.report().controls()) {
            controls.put(
                    control.getName(),
                    List.of(BatchPage.orNothing(control.getStated()), BatchPage.orNothing(control.getCounted())));
        }
        return controls;
    }

    private static List<Tuple> breaks(Inspection inspection) {
        return inspection.breaks().stream()
                .map((Break each) -> Tuple.tuple(
                        each.getStage(),
                        each.getCheck(),
                        each.getWhere(),
                        each.getStated(),
                        each.getCounted(),
                        each.getDetail()))
                .toList();
    }
}
