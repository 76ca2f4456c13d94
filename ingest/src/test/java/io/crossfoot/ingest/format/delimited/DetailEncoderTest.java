package io.crossfoot.ingest.format.delimited;

import static io.crossfoot.ingest.format.delimited.FeedText.feed;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossfoot.common.feed.Feed;
import io.crossfoot.ingest.format.Reading;
import io.crossfoot.ingest.format.RejectedRecord;
import io.crossfoot.ingest.format.SectionEnded;
import io.crossfoot.ingest.format.SourceItem;
import io.crossfoot.ingest.format.SourceRecord;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Records are read as bytes where their encoding allows it, and as text where it does not, such as in GB18030: whatever a
 * file holds, both must come to the same.
 */
class DetailEncoderTest {

    private static final Charset AS_TEXT = Charset.forName("GB18030");
    private static final List<String> AS_BYTES = List.of("UTF-8", "windows-1252", "ISO-8859-15");
    private static final List<String> SEPARATORS = List.of(",", ";", "||", "\t", "ab");
    private static final List<String> QUOTES = List.of("\"", "'", "");
    private static final List<String> DETAILS = List.of(
            "",
            "tag: D",
            "pattern: '([^#]*)#([^#]*)(?:#([^#]*))?#([^#]*)#?'",
            "pattern: 'D?([^#]*)#([^#]*)#([^#]*)#(.*)'");
    private static final List<String> MAY_BE_NOTHING =
            List.of("", ", optional: true", ", null-as: ['n/a', 'é', '0']", ", optional: true, null-as: ['.']");

    private static final List<String> NUMBERS =
            List.of("7", "-7", "+12", "0", "-0", "007", "42", "-1234", "123456789012345678", "-999999999999999999");
    private static final List<String> DECIMALS = List.of(
            "1.5", "1.50", "-.5", "1.", "12.34", "-0.01", "1234567890123456.78", "9999999999999999.99", "-12345678.90");
    private static final Map<String, List<String>> TYPES = Map.ofEntries(
            Map.entry("string", List.of("x", "à la carte", " x ", "ÿ", "it's", "b\"c", "a")),
            Map.entry("integer", NUMBERS),
            Map.entry("decimal", both(NUMBERS, DECIMALS)),
            Map.entry("decimal, scale: 4", both(NUMBERS, DECIMALS)),
            Map.entry("decimal, scale: 0", NUMBERS),
            Map.entry("decimal, implied-point: true", NUMBERS),
            Map.entry("date", List.of("2026-11-23", "2024-02-29", "0000-01-01", "1969-12-31")),
            Map.entry("date, format: dd.MM.yyyy", List.of("23.11.2026", "29.02.2024")),
            Map.entry(
                    "timestamp",
                    List.of(
                            "2026-11-23T14:05:59",
                            "2026-11-23T14:05:59Z",
                            "1969-01-01T00:00:00",
                            "2026-11-23T14:05:59.5")),
            Map.entry("timestamp, format: 'yyyyMMdd HH:mm'", List.of("20261123 14:05")),
            Map.entry("boolean", List.of("true", "Y", "0", "1", "N")),
            Map.entry("skipped", List.of("x", "")));

    /** What is wrong or unusual in one column or another. */
    private static final List<String> ODD = List.of(
            "",
            " ",
            ".",
            "-",
            "+",
            "1.5000",
            "1.5001",
            "1e3",
            "1234567890123456789",
            "9223372036854775807",
            "n/a",
            "é",
            "9223372036854775808",
            "99999999999999999999999999999999999.99",
            "123456789012345678.9",
            "2026-02-29",
            "2026-13-01",
            "2026-11-23T24:05:59",
            "2026-11-23T14:05:59+01:00",
            "false",
            "maybe",
            "\u001f5\t",
            "a\u0000b",
            "a\"b",
            "\"quoted\"",
            "'quoted'",
            "\"a \"\"b\"\"\"",
            "\"a,b;c\"",
            "'open",
            "\"open",
            "\"7\"x",
            "\r",
            "€5");

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @Test
    void readsFromBytesWhatIsReadFromText() throws IOException {
        System.out.printf("%s: seed %d%n", getClass().getSimpleName(), seed);
        int passed = 0;
        int rejected = 0;
        for (int round = 0; round < 2_000; round++) {
            // Given
            List<String> types = Stream.generate(() -> anyOf(List.copyOf(TYPES.keySet())))
                    .limit(4)
                    .toList();
            String separator = anyOf(SEPARATORS);
            String detail = anyOf(DETAILS);
            String description = description(separator, detail, types);
            String source = source(separator, detail, types);
            String encoding = anyOf(AS_BYTES);

            // When
            List<String> fromBytes = read(description, source, Charset.forName(encoding));
            List<String> fromText = read(description, source, AS_TEXT);

            // Then
            assertThat(fromBytes)
                    .as("seed %d, round %d, %s, %s%n%s", seed, round, encoding, description, source)
                    .isEqualTo(fromText);
            passed += count("passed", fromBytes);
            rejected += count("rejected", fromBytes);
        }
        assertThat(List.of(passed, rejected))
                .as("passed and rejected, seed %d", seed)
                .allSatisfy(count -> assertThat(count).isGreaterThan(2_000));
    }

    private String description(String separator, String detail, List<String> types) {
        StringBuilder description = new StringBuilder("""
                separator: "%s"
                quote: "%s"
                records:
                  - {name: end, role: trailer, tag: END, required: false, columns: [{name: total, type: decimal}]}
                  - name: head
                    role: section-header
                    tag: H
                    section: part
                    columns: [{name: part}, {name: day, type: date%s}]
                  - name: row
                    role: detail
                    inherit: [day, part]
                    %s
                    columns:
                """.formatted(
                separator.replace("\t", "\\t"), anyOf(QUOTES).replace("\"", "\\\""), anyOf(MAY_BE_NOTHING), detail));
        for (int i = 0; i < types.size(); i++) {
            String name = i == 0 ? "id" : "c" + i;
            String type = i == 0 ? "string" : types.get(i);
            description.append("      - {name: %s, type: %s%s}%n".formatted(name, type, anyOf(MAY_BE_NOTHING)));
        }
        return description.toString();
    }

    private String source(String separator, String detail, List<String> types) {
        StringBuilder source = new StringBuilder(head(separator));
        for (int line = random.nextInt(12); line >= 0; line--) {
            source.append(random.nextInt(8) == 0 ? head(separator) : row(separator, detail, types));
            source.append(random.nextInt(10) == 0 ? "\r\n" : "\n");
        }
        return source.toString();
    }

    private String head(String separator) {
        return String.join(separator, "H", anyOf(List.of("p", "é", "")), anyOf(List.of("2026-11-23", "n/a", "never")))
                + '\n';
    }

    private String row(String separator, String detail, List<String> types) {
        List<String> values = new ArrayList<>();
        if (detail.startsWith("tag") && random.nextInt(20) > 0) {
            values.add("D");
        }
        for (int i = 0; i < types.size(); i++) {
            List<String> usual = i == 0 ? List.of("k1", "ké", "D") : TYPES.get(types.get(i));
            values.add(random.nextInt(12) == 0 ? anyOf(ODD) : anyOf(usual));
        }
        if (random.nextInt(20) == 0) {
            values.add(anyOf(ODD));
        }
        return String.join(detail.startsWith("pattern") ? "#" : separator, values);
    }

    private static List<String> read(String description, String source, Charset encoding) throws IOException {
        Feed feed = feed("encoding: " + encoding + "\n" + description, "");
        return Reading.of(feed, source.getBytes(encoding)).items().stream()
                .map(DetailEncoderTest::shown)
                .toList();
    }

    /** All of an item but positions, which are those of the encoding. */
    private static String shown(SourceItem item) {
        if (item instanceof SourceRecord record) {
            byte[] event = Arrays.copyOf(record.event().bytes(), record.event().size());
            return "passed %d %s %s".formatted(record.sequence(), record.section(), Arrays.toString(event));
        }
        if (item instanceof RejectedRecord record) {
            return "rejected %d %s %s %s %s %s"
                    .formatted(
                            record.sequence(),
                            record.section(),
                            record.category(),
                            record.reason(),
                            record.raw(),
                            record.partial());
        }
        return item instanceof SectionEnded section ? section.toString() : "ended";
    }

    private static int count(String kind, List<String> items) {
        return (int) items.stream().filter(item -> item.startsWith(kind)).count();
    }

    private static List<String> both(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private <T> T anyOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
