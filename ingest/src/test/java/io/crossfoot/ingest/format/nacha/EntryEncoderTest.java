package io.crossfoot.ingest.format.nacha;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfoot.common.feed.Feed;
import io.crossfoot.ingest.format.Reading;
import io.crossfoot.ingest.format.RejectedRecord;
import io.crossfoot.ingest.format.SourceItem;
import io.crossfoot.ingest.format.SourceRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Records with a blank behind them are read as text, others as bytes: whatever a file holds, both must come to the same. */
class EntryEncoderTest {

    private static final int FILES = 3_000;
    private static final List<String> BATCHES = List.of(
            "5200Acme Corporation                    121042882 PPDPAYROLL         261123   112104288%07d",
            "5220Acme                                121042882 CCDVENDOR          991399   112104288%07d",
            "5200                FF3               US121042882 IATTRADEPAYMTUSDCAD261123   112104288%07d",
            "5280Acme Corporation                    121042882 ADVADVICE          261123   112104288%07d",
            "5200IATCOR               FF3          US121042882 CORTRADEPAYMTUSDCAD261123   112104288%07d");
    private static final List<String> CODES = List.of("22", "27", "32", "37", "42", "81", "82", "20", "99", "2x");
    private static final List<String> ROUTING =
            List.of("231380104", "121042882", "091000019", "231380105", "2313x0104", "        0", " 31380104");
    private static final List<String> NAMES =
            List.of("Wade Arnold", "", "  O'Neil & Söhne", "MÜLLER", "a\tb", "ÿ", "x".repeat(22), "*1 2 3*");

    @Test
    void bytesAndTextComeToTheSame() throws IOException {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int file = 0; file < FILES; file++) {
            // Given
            List<String> records = aFile(random);
            // When
            List<String> asBytes = read(records, "");
            List<String> asText = read(records, " ");
            // Then
            assertThat(asBytes)
                    .as("seed %d, file %d:%n%s", seed, file, String.join("\n", records))
                    .isEqualTo(asText);
        }
    }

    private static List<String> aFile(Random random) {
        List<String> records = new ArrayList<>();
        records.add("101 231380104 1210428822611230000A094101Federal Reserve Bank   My Bank Name                   ");
        int batches = random.nextInt(3);
        for (int batch = 0; batch < batches; batch++) {
            records.add(any(BATCHES, random).formatted(batch));
            int entries = random.nextInt(6);
            for (int entry = 0; entry < entries; entry++) {
                addEntry(records, random);
            }
            if (random.nextInt(10) > 0) {
                records.add("8200%081d%07d".formatted(0, batch));
            }
        }
        records.add("9" + "0".repeat(54) + " ".repeat(39));
        if (random.nextInt(20) == 0) {
            records.remove(random.nextInt(records.size()));
        }
        return records;
    }

    private static void addEntry(List<String> records, Random random) {
        records.add("6%s%s%-17s%10d%-15s%-22s%2s%d%015d"
                .formatted(
                        usual(CODES, random),
                        usual(ROUTING, random),
                        random.nextInt(1_000_000),
                        random.nextInt(1_000_000),
                        random.nextInt(3) == 0 ? "" : "id",
                        usual(NAMES, random),
                        "",
                        random.nextInt(2),
                        random.nextInt(1_000_000)));
        for (int addenda = random.nextInt(4); addenda > 1; addenda--) {
            records.add("7%s%-80s%011d"
                    .formatted(random.nextInt(10) == 0 ? "xx" : "05", usual(NAMES, random), random.nextInt(9)));
        }
    }

    /** What is usual stands first, and is what most of a file is made of. */
    private static String usual(List<String> values, Random random) {
        return random.nextInt(8) > 0 ? values.get(0) : any(values, random);
    }

    private static String any(List<String> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    private static List<String> read(List<String> records, String behind) throws IOException {
        Feed feed = NachaReaderTest.ACH;
        String file = records.stream().collect(Collectors.joining(behind + "\n", "", behind + "\n"));
        return Reading.of(feed, file.getBytes(StandardCharsets.UTF_8)).items().stream()
                .map(EntryEncoderTest::withoutPosition)
                .toList();
    }

    private static String withoutPosition(SourceItem item) {
        if (item instanceof SourceRecord record) {
            return "%d %s %s"
                    .formatted(
                            record.sequence(),
                            record.section(),
                            Arrays.toString(record.event().toByteArray()));
        }
        if (item instanceof RejectedRecord record) {
            return "%d %s %s %s %s"
                    .formatted(
                            record.sequence(), record.section(), record.category(), record.reason(), record.partial());
        }
        return item.toString().replaceFirst("bytes=\\d+", "");
    }
}
