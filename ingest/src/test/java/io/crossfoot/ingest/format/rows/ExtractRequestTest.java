package io.crossfoot.ingest.format.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfoot.common.feed.Rows;
import io.crossfoot.ingest.format.Reading;
import io.crossfoot.schema.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtractRequestTest {

    @Test
    void readsParametersByTheirTypes() throws IOException {
        // When
        ExtractRequest request = read("""
                # the night run
                request: 4711

                business_date: 2026-11-26
                floor: 1.5
                """);
        // Then
        assertThat(request.problems()).isEmpty();
        assertThat(request.parameters())
                .isEqualTo(Map.of("business_date", LocalDate.of(2026, 11, 26), "floor", new BigDecimal("1.5000")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "floor: 1 | has no parameter 'business_date'; write business_date: and its value",
                "business_date: 26.11.2026 | parameter 'business_date' must be of the form yyyy-MM-dd, got '99.99.9999'",
                "business_date: | parameter 'business_date' must not be empty",
                "region: EU | has a parameter 'region', which the feed does not",
                "business_date | line 1 is no parameter; write a name, a colon and the value",
                "floor: 2 | has parameter 'floor' twice"
            })
    void saysWhatIsWrong(String line, String problem) throws IOException {
        assertThat(read(line + "\nfloor: 1\n").problems()).contains(problem);
    }

    @Test
    void takesNoParameterForSql() throws IOException {
        // When
        ExtractRequest request = read("business_date: 2026-11-26' or '1'='1\nfloor: 1; drop table positions\n");
        // Then
        assertThat(request.problems()).hasSize(2).noneMatch(problem -> problem.contains("drop"));
        assertThat(request.parameters()).isEmpty();
    }

    @Test
    void refusesWhatIsFarTooLong() throws IOException {
        assertThat(read("# ".repeat(40_000)).problems())
                .containsExactly("is longer than 65536 bytes, which no request for an extract is");
    }

    @Test
    void makesBatchMalformedWithoutAskingTheDatabase() throws IOException {
        // Given
        DatabaseConfig nowhere = DatabaseConfigTest.config("jdbc:postgresql://127.0.0.1:1/nowhere", 1);
        // When
        Reading reading = Reading.of(
                Positions.feed(),
                new ByteArrayInputStream("junk".getBytes(StandardCharsets.UTF_8)),
                new Databases(Map.of("core", nowhere)));
        // Then
        assertThat(reading.outcome()).isEqualTo(Outcome.MALFORMED);
        assertThat(reading.problems()).contains("file: line 1 is no parameter; write a name, a colon and the value");
    }

    private static ExtractRequest read(String text) throws IOException {
        Rows format = (Rows) Positions.feed().format();
        return ExtractRequest.read(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), format.parameters());
    }
}
