package io.crossfoot.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossfoot.common.feed.Aggregate;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.feed.Feeds;
import io.crossfoot.common.feed.Iso20022;
import io.crossfoot.ingest.inspect.FeedChoice;
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

/** Every sample file that shows by itself what it is, or is of a feed that ingest brings along, through the running platform. */
class EveryFileIT {

    private static final Path SAMPLES = Path.of("..", "ingest", "src", "test", "resources", "samples");
    private static final Map<String, String> FEED_BY_NAME =
            Map.of("multiline", "orders", "customers", "customers", "cnsfails", "fails-to-deliver");
    private static final String STATEMENT = """
            {"type": "record", "name": "Statement", "fields": [\
            {"name": "account", "type": "string"}, \
            {"name": "holder", "type": ["null", {"type": "record", "name": "Holder", "fields": [\
            {"name": "name", "type": ["null", "string"]}]}], "default": null}]}""";
    private static final Map<Path, HandedIn> HANDED_IN = new HashMap<>();

    @RegisterExtension
    private static final RunningCrossfoot crossfoot = RunningCrossfoot.with(
            FeedDescription.sample("ach"),
            FeedDescription.sample("orders"),
            FeedDescription.sample("customers"),
            FeedDescription.sample("fails-to-deliver"),
            ofFormat("bai2", "bai2", "account"),
            ofFormat("mt940", "mt940", "account"),
            ofFormat("edi", "edi", "message"),
            ofFormat("parquet", "{parquet: {schema: '%s'}}".formatted(STATEMENT), "account"),
            ofMessage("pain-001", "endToEndId"),
            ofMessage("pain-008", "endToEndId"),
            ofMessage("camt-052", "account"),
            ofMessage("camt-053", "account"),
            ofMessage("camt-054", "account"));

    /** All at once, so that the platform has many batches on its hands. */
    @BeforeAll
    static void handIn() throws IOException {
        for (Path file : samples().toList()) {
            HANDED_IN.put(file, crossfoot.submit(SAMPLES.resolve(file), feed(file)));
        }
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
        List<Aggregate> aggregates = description(sample).aggregates();
        Map<String, Rows> expected =
                released && !aggregates.isEmpty() ? SampleResults.of(feed(sample), SAMPLES.resolve(sample)) : Map.of();
        for (Aggregate aggregate : aggregates) {
            String topic = description(sample).results(aggregate);
            assertThat(Rows.of(crossfoot.results().everWritten(topic, batch.name())))
                    .as(topic)
                    .isEqualTo(expected.getOrDefault(topic, new Rows()));
        }
    }

    private static FeedDescription ofMessage(String name, String key) {
        return ofFormat(name, "{iso20022: {message: %s}}".formatted(name.replace('-', '.')), key);
    }

    /** The files have nothing to do with one another, whatever accounts they are of. */
    private static FeedDescription ofFormat(String name, String format, String key) {
        return FeedDescription.of(name, """
                name: %s
                format: %s
                key: [%s]
                continuity: {balances: ignored, numbers: ignored}
                release: {automatic: [balanced, empty]}
                """.formatted(name, format, key));
    }

    private static String feed(Path sample) throws IOException {
        return switch (sample.getName(0).toString()) {
            case "nacha" -> "ach";
            case "iso20022" -> messageIn(SAMPLES.resolve(sample)).replace('.', '-');
            case "delimited" -> feedByName(sample.getFileName().toString());
            default -> sample.getName(0).toString();
        };
    }

    private static String messageIn(Path file) throws IOException {
        Feed feed = new FeedChoice(Feeds.of(List.of())).byLook(file);
        return ((Iso20022) feed.format()).message();
    }

    private static String feedByName(String file) {
        return FEED_BY_NAME.entrySet().stream()
                .filter(entry -> file.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    private static Feed description(Path sample) throws IOException {
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
