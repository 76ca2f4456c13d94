package io.crossfoot.ingest.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruthComparisonTest {

    private static final String TRUTH = """
            {"files": [
              {"path": "copybook.cpy", "valid": null},
              {"path": "a.txt", "format": "lines", "valid": true,
               "file": {"written": {"records": "2"}, "computed": {"records": 2, "types": {"A": 1}, "width": 80}},
               "batches": [
                 {"id": "7", "count": 1, "total": "1.5", "written": {"total": "1.50", "sides": {"C": 1}}, "balances": {"end": "9"}},
                 {"id": "7", "count": 1, "total": null}]}]}
            """;

    private static final String SHOWN = """
            {"verdict": "balanced", "rejected": 0,
             "stated": {"records": 2}, "counted": {"records": 2, "A": 1, "B": 0},
             "sections": [
               {"id": "7", "count": 1, "total": "1.50", "stated": {"total": "1.5", "sides.C": 1, "end": "9.0"}},
               {"id": "7#2", "count": 1, "total": "3", "stated": {}}]}
            """;

    @TempDir
    Path folder;

    @Test
    void findsEqualWhatIsWrittenOtherwise() throws IOException {
        // When
        TruthComparison comparison = compare(SHOWN, 0);

        // Then
        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.notShown()).containsExactly("counted width");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "balanced"                          | "malformed"                         | verdict: the file is valid, shown is malformed
            "stated": {"records": 2}            | "stated": {"records": 3}            | stated, records: known 2, shown 3
            "A": 1                              | "A": 2                              | counted, A: known 1, shown 2
            "count": 1, "total": "1.50"         | "count": 1, "total": "1.51"         | section 7, total: known 1.5, shown 1.51
            "stated": {"total": "1.5",          | "stated": {"total": "1.6",          | stated in section 7, total: known 1.50, shown 1.6
            "end": "9.0"                        | "end": "9.1"                        | stated in section 7, end: known 9, shown 9.1
            "7#2"                               | "8"                                 | section '7' is not shown
            {"id": "7",                         | {"id": "9"}, {"id": "7",            | sections: known 2, shown 3
            """, quoteCharacter = '`')
    void namesWhatDiffers(String shown, String other, String difference) throws IOException {
        // When
        TruthComparison comparison = compare(SHOWN.replace(shown, other), 0);

        // Then
        assertThat(comparison.differences()).singleElement().asString().startsWith(difference);
    }

    @Test
    void holdsTheExitCodeAgainstTheTruth() throws IOException {
        // When, Then
        assertThat(compare(SHOWN, 1).differences()).containsExactly("exit code: the file is valid, got 1");
    }

    private TruthComparison compare(String shown, int exitCode) throws IOException {
        Files.writeString(folder.resolve("TRUTH.json"), TRUTH);
        Truth truth = Truth.of(folder).get(0);
        return TruthComparison.of(truth, new ObjectMapper().readTree(shown), exitCode);
    }
}
