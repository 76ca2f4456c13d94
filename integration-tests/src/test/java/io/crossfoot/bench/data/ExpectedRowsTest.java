package io.crossfoot.bench.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpectedRowsTest {

    private record Group(long account, Instant hour) {}

    private record Row(long count, BigDecimal sum) {
        private Row plus(Row other) {
            return new Row(count + other.count, sum.add(other.sum));
        }
    }

    private final long seed = new Random().nextLong();

    ExpectedRowsTest() {
        System.out.printf("%s: seed %d%n", getClass().getSimpleName(), seed);
    }

    @Test
    void areWhatAnOrdinaryRecountComesTo(@TempDir Path folder) throws IOException {
        // Given
        Path file = LedgerGenerator.fileIn(folder, LedgerSpec.of(20_000, 900, seed));
        RowDigest.Builder recounted = new RowDigest.Builder();
        recount(file)
                .forEach((group, row) -> recounted.add(
                        group.account(),
                        group.hour().getEpochSecond(),
                        row.count(),
                        row.sum().unscaledValue().longValueExact()));
        // When
        RowDigest expected = ExpectedRows.of(file);
        // Then
        assertThat(expected).isEqualTo(recounted.build());
        assertThat(expected.records()).isEqualTo(20_000);
    }

    private static Map<Group, Row> recount(Path file) throws IOException {
        Map<Group, Row> rows = new HashMap<>();
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(1, lines.size() - 1)) {
            String[] columns = line.split(",", -1);
            Group group = new Group(
                    Long.parseLong(columns[1]), Instant.parse(columns[2]).truncatedTo(ChronoUnit.HOURS));
            rows.merge(group, new Row(1, new BigDecimal(columns[4])), Row::plus);
        }
        return rows;
    }
}
