package io.crossfoot.common.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigReaderTest {

    enum Close {
        END_OF_FILE,
        IDLE_GAP
    }

    record Everything(
            String text,
            int count,
            long bytes,
            boolean on,
            char separator,
            BigDecimal tolerance,
            Duration timeout,
            LocalTime cutoff,
            LocalDate firstDay,
            ZoneId zone,
            Charset charset,
            Pattern fileName,
            URI url,
            Path inbox,
            Close closeBy,
            List<Integer> numbers) {}

    record Service(String name, Limits limits) {}

    record Limits(
            @Default("100") int records, @Default("10s") Duration commitInterval) {

        Limits {
            if (records < 1) {
                throw new IllegalArgumentException("records must be 1 or more, got " + records);
            }
        }
    }

    record Lenient(
            Optional<String> note,
            @Nullable Integer port,
            @Nullable Limits limits,
            List<String> tags,
            Map<String, String> labels,
            @Default("[a, b]") List<String> groups,
            @Default("|") char separator,
            @Default("") String prefix) {}

    record Broker(String address, Map<String, String> properties) {}

    record Feeds(Map<String, Limits> feeds) {}

    record Itself(@Nullable Itself inner) {}

    @Test
    void bindsEverySupportedType() {
        // Given
        String yaml = """
                text: a text
                count: 1_000
                bytes: 9000000000
                on: true
                separator: ";"
                tolerance: 0.01
                timeout: PT1M30S
                cutoff: 17:30
                first-day: 2026-11-22
                zone: Europe/Berlin
                charset: ISO-8859-1
                file-name: '.*\\.ach'
                url: http://localhost:8081
                inbox: inbox/ach
                close-by: idle-gap
                numbers: [1, 2]
                """;

        // When
        Everything bound = ConfigReader.read(yaml, "all.yaml", Everything.class);

        // Then
        assertThat(bound)
                .usingRecursiveComparison()
                .withEqualsForType((one, other) -> one.pattern().equals(other.pattern()), Pattern.class)
                .isEqualTo(new Everything(
                        "a text",
                        1000,
                        9_000_000_000L,
                        true,
                        ';',
                        new BigDecimal("0.01"),
                        Duration.ofSeconds(90),
                        LocalTime.of(17, 30),
                        LocalDate.of(2026, 11, 22),
                        ZoneId.of("Europe/Berlin"),
                        StandardCharsets.ISO_8859_1,
                        Pattern.compile(".*\\.ach"),
                        URI.create("http://localhost:8081"),
                        Path.of("inbox/ach").toAbsolutePath(),
                        Close.IDLE_GAP,
                        List.of(1, 2)));
    }

    @ParameterizedTest
    @CsvSource({"500ms,PT0.5S", "10s,PT10S", "2m,PT2M", "1h,PT1H", "7d,PT168H", "PT10S,PT10S"})
    void readsDurationsAsPeopleAndAsIsoWriteThem(String written, Duration expected) {
        // When
        Limits limits = ConfigReader.read("commit-interval: " + written, "limits.yaml", Limits.class);

        // Then
        assertThat(limits.commitInterval()).isEqualTo(expected);
    }

    @Test
    void fillsInWhatIsLeftOut() {
        // When
        Lenient bound = ConfigReader.read("note:", "lenient.yaml", Lenient.class);

        // Then
        assertThat(bound)
                .isEqualTo(new Lenient(Optional.empty(), null, null, List.of(), Map.of(), List.of("a", "b"), '|', ""));
    }

    @Test
    void takesSectionLeftOutForAnEmptyOne() {
        // When
        Service bound = ConfigReader.read("name: ingest", "service.yaml", Service.class);

        // Then
        assertThat(bound).isEqualTo(new Service("ingest", new Limits(100, Duration.ofSeconds(10))));
    }

    @Test
    void keepsKeysOfMapsVerbatimAndInOrder() {
        // Given
        String yaml = """
                address: localhost:9092
                properties:
                  security.protocol: SSL
                  acks: all
                """;

        // When
        Broker bound = ConfigReader.read(yaml, "broker.yaml", Broker.class);

        // Then
        assertThat(bound.properties().entrySet())
                .containsExactly(Map.entry("security.protocol", "SSL"), Map.entry("acks", "all"));
    }

    @Test
    void reportsAllProblemsAtOnceEachWithItsLine() {
        // Given
        String yaml = """
                nmae: ingest
                limits:
                  records: many
                  commit-interval: soon
                """;

        // When
        ConfigException refusal = refusal(yaml, Service.class);

        // Then
        assertThat(refusal.getMessage().lines())
                .containsExactly(
                        "test.yaml:1: nmae: unknown key; did you mean 'name'?",
                        "test.yaml:1: name: is required and missing; set it to a text",
                        "test.yaml:3: limits.records: expected a whole number, got 'many'",
                        "test.yaml:4: limits.commit-interval: expected a duration such as 500ms, 10s, 2m, 1h or PT10S,"
                                + " got 'soon'");
    }

    @Test
    void reportsWhatConstructorsRefuseBesideOtherProblems() {
        // Given
        String yaml = """
                feeds:
                  ach:
                    records: 0
                  card:
                    records: x
                """;

        // When
        ConfigException refusal = refusal(yaml, Feeds.class);

        // Then
        assertThat(refusal.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "test.yaml:2: feeds.ach: records must be 1 or more, got 0",
                        "test.yaml:5: feeds.card.records: expected a whole number, got 'x'");
    }

    @ParameterizedTest
    @CsvSource({
        "commitInterval: 1s, did you mean 'commit-interval'?",
        "commit.interval: 1s, did you mean 'commit-interval'?",
        "recrods: 1, did you mean 'records'?",
        "zebra: 1, 'known are: records, commit-interval'"
    })
    void suggestsKnownKeyForUnknownOne(String yaml, String suggestion) {
        // When
        ConfigException refusal = refusal(yaml, Limits.class);

        // Then
        assertThat(refusal).hasMessageEndingWith("unknown key; " + suggestion);
    }

    @Test
    void refusesKeySetTwice() {
        // When
        ConfigException refusal = refusal("records: 1\nrecords: 2\n", Limits.class);

        // Then
        assertThat(refusal).hasMessage("test.yaml:2: records: is set twice, first on line 1; keep one of them");
    }

    @ParameterizedTest
    @ValueSource(strings = {"- a\n- b", "just text"})
    void refusesTextThatIsNoSection(String yaml) {
        // When
        ConfigException refusal = refusal(yaml, Limits.class);

        // Then
        assertThat(refusal).hasMessageStartingWith("test.yaml:1: expected a section of keys and values, got a ");
    }

    @Test
    void refusesWrongShapesWithoutQuotingThem() {
        // When
        ConfigException refusal = refusal("note: {password: hunter2}\ntags: hunter2\nlabels: hunter2", Lenient.class);

        // Then
        assertThat(refusal.getMessage().lines())
                .containsExactly(
                        "test.yaml:1: note: expected a text, got a section of keys and values",
                        "test.yaml:2: tags: expected a list, got a single value; write [a, b], or one '- ' line for each",
                        "test.yaml:3: labels: expected a section of keys and values, got a single value");
    }

    @Test
    void namesLineOfBrokenSyntax() {
        // When
        ConfigException refusal = refusal("records: 1\n  commit-interval: 1s\n", Limits.class);

        // Then
        assertThat(refusal).hasMessageStartingWith("test.yaml:2: is not YAML: mapping values are not allowed here;");
    }

    @Test
    void refusesBinaryJunkInOneLine() {
        // When
        ConfigException refusal = refusal("records: 1\0\1\2", Limits.class);

        // Then
        assertThat(refusal.getMessage().lines())
                .singleElement()
                .asString()
                .startsWith("test.yaml:1: is not YAML that can be read: ");
    }

    @Test
    void refusesTabsForIndentation() {
        // When
        ConfigException refusal = refusal("name: x\nlimits:\n\trecords: 1", Service.class);

        // Then
        assertThat(refusal).hasMessageStartingWith("test.yaml:3: is not YAML: ").hasMessageContaining("TAB");
    }

    @Test
    void readsTextThatBeginsWithByteOrderMark() {
        // When
        Limits limits = ConfigReader.read("\uFEFFrecords: 7", "limits.yaml", Limits.class);

        // Then
        assertThat(limits.records()).isEqualTo(7);
    }

    @Test
    void refusesTextThatContainsItself() {
        // When
        ConfigException refusal = refusal("&a {inner: *a}", Itself.class);

        // Then
        assertThat(refusal).hasMessageContaining("contains itself through an alias");
    }

    @Test
    void refusesAliasBombs() {
        // Given
        String bomb = "a: &a [x]\nb: [" + "*a, ".repeat(60) + "*a]";

        // When
        ConfigException refusal = refusal(bomb, Limits.class);

        // Then
        assertThat(refusal).hasMessageContaining("aliases");
    }

    @Test
    void neverMakesObjectsThatTheFileNames() {
        // When
        ConfigException refusal = refusal("records: !!java.net.URL [http://localhost]", Limits.class);

        // Then
        assertThat(refusal).hasMessageStartingWith("test.yaml:1: is not YAML: Global tag is not allowed;");
    }

    @Test
    void resolvesRelativePathsFromTheFilesFolder(@TempDir Path folder) throws IOException {
        // Given
        record Inbox(Path path) {}
        Path file = Files.writeString(folder.resolve("inbox.yaml"), "path: ../in");

        // When
        Inbox inbox = ConfigReader.read(file, Inbox.class);

        // Then
        assertThat(inbox.path()).isEqualTo(folder.resolveSibling("in"));
    }

    @Test
    void refusesFileThatIsNotThere(@TempDir Path folder) {
        // Given
        Path file = folder.resolve("none.yaml");

        // When
        ConfigException refusal =
                catchThrowableOfType(ConfigException.class, () -> ConfigReader.read(file, Limits.class));

        // Then
        assertThat(refusal).hasMessage(file + ": there is no such file; give the path of a YAML file");
    }

    @Test
    void refusesFolder(@TempDir Path folder) {
        // When
        ConfigException refusal =
                catchThrowableOfType(ConfigException.class, () -> ConfigReader.read(folder, Limits.class));

        // Then
        assertThat(refusal).hasMessage(folder + ": is not a file; give the path of a YAML file");
    }

    @Test
    void refusesBinaryFile(@TempDir Path folder) throws IOException {
        // Given
        Path file = Files.write(folder.resolve("junk.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});

        // When
        ConfigException refusal =
                catchThrowableOfType(ConfigException.class, () -> ConfigReader.read(file, Limits.class));

        // Then
        assertThat(refusal).hasMessage(file + ": is not UTF-8 text; give the path of a YAML file");
    }

    private static ConfigException refusal(String yaml, Class<?> type) {
        return catchThrowableOfType(ConfigException.class, () -> ConfigReader.read(yaml, "test.yaml", type));
    }
}
