package io.crossfoot.bench.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerGeneratorTest {

    private static final int RECORDS = 5_000;
    private static final int ACCOUNTS = 300;

    @TempDir
    private Path folder;

    private final long seed = new Random().nextLong();
    private final LedgerSpec spec = LedgerSpec.of(RECORDS, ACCOUNTS, seed);

    LedgerGeneratorTest() {
        System.out.printf("%s: seed %d%n", getClass().getSimpleName(), seed);
    }

    @Test
    void trailerStatesWhatItsLinesAddUpTo() throws IOException {
        // Given
        Map<String, BigDecimal> totals = new HashMap<>();
        BigDecimal accounts = BigDecimal.ZERO;
        // When
        List<String> lines = Files.readAllLines(LedgerGenerator.fileIn(folder, spec));
        // Then
        for (String line : lines.subList(1, lines.size() - 1)) {
            String[] columns = line.split(",", -1);
            totals.merge(columns[5], new BigDecimal(columns[4]), BigDecimal::add);
            accounts = accounts.add(new BigDecimal(columns[1]));
        }
        assertThat(lines.get(0)).isEqualTo("HDR,LEDGER,2026-11-23");
        assertThat(lines.get(lines.size() - 1))
                .isEqualTo("TRL,%d,%s,%s,%s,%s"
                        .formatted(RECORDS, totals.get("EUR"), totals.get("USD"), totals.get("GBP"), accounts));
    }

    @Test
    void linesHaveTheFormThatAllContendersRelyOn() throws IOException {
        // When
        List<String> lines = Files.readAllLines(LedgerGenerator.fileIn(folder, spec));
        // Then
        assertThat(lines).hasSize(RECORDS + 2);
        assertThat(lines.subList(1, RECORDS + 1))
                .allMatch(
                        line -> line.matches(
                                "[0-9]+,4[0-9]{9},2026-11-23T[0-9:]{8}Z,(PAY|FEE|INT|DEP),-?[0-9]+\\.[0-9]{2},(EUR|USD|GBP),[A-Z][a-z ]+[0-9]{8}"));
        assertThat(lines.subList(1, RECORDS + 1).stream().map(line -> Long.parseLong(line.split(",", -1)[0])))
                .startsWith(1L, 2L, 3L)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(lines.subList(1, RECORDS + 1).stream().map(line -> Instant.parse(line.split(",", -1)[2])))
                .isSorted();
    }

    @Test
    void everyAccountHasOneCurrencyAndSomeOccurFarMoreOftenThanOthers() throws IOException {
        // Given
        Map<String, String> currencies = new HashMap<>();
        Map<String, Integer> occurrences = new HashMap<>();
        // When
        List<String> lines = Files.readAllLines(LedgerGenerator.fileIn(folder, spec));
        // Then
        for (String line : lines.subList(1, lines.size() - 1)) {
            String[] columns = line.split(",", -1);
            assertThat(currencies.merge(columns[1], columns[5], (first, second) -> first))
                    .isEqualTo(columns[5]);
            occurrences.merge(columns[1], 1, Integer::sum);
        }
        assertThat(occurrences).hasSizeLessThanOrEqualTo(ACCOUNTS);
        assertThat(occurrences.values().stream().max(Integer::compare))
                .hasValueSatisfying(most -> assertThat(most)
                        .as("the first of 300 accounts has about a sixth of a Zipf distribution")
                        .isBetween(RECORDS / 9, RECORDS / 4));
    }

    @Test
    void sameSpecGivesTheSameBytesAndAnotherSeedOthers() throws IOException {
        // Given
        Path file = LedgerGenerator.fileIn(folder.resolve("one"), spec);
        // When
        Path again = LedgerGenerator.fileIn(folder.resolve("two"), spec);
        Path other = LedgerGenerator.fileIn(folder, LedgerSpec.of(RECORDS, ACCOUNTS, seed + 1));
        // Then
        assertThat(again).hasSameBinaryContentAs(file);
        assertThat(Files.mismatch(file, other)).isNotNegative();
    }

    @Test
    void sidecarHoldsTheChecksumAsSha256sumWritesIt() throws Exception {
        // When
        Path file = LedgerGenerator.fileIn(folder, spec);
        // Then
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        assertThat(folder.resolve(file.getFileName() + ".sha256")).hasContent(sha256 + "  " + file.getFileName());
    }
}
