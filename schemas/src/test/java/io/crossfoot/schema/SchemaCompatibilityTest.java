package io.crossfoot.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidator;
import org.apache.avro.SchemaValidatorBuilder;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds every Avro type against all of its released versions, full and transitive: new code reads old data and old code
 * reads new data. Released versions stand in {@code src/test/resources/released/NUMBER}; a release adds a folder, and
 * nothing in an older one is ever changed.
 */
class SchemaCompatibilityTest {

    private static final Path RELEASED = Path.of("src/test/resources/released");
    private static final SchemaValidator FULL_TRANSITIVE =
            new SchemaValidatorBuilder().mutualReadStrategy().validateAll();

    static Stream<Path> releasedSchemas() throws IOException {
        return files(RELEASED).stream();
    }

    @ParameterizedTest
    @MethodSource("releasedSchemas")
    void everyTypeReadsAndIsReadByItsReleasedVersion(Path released) throws Exception {
        // Given
        Schema before = read(released);

        // When
        Schema now = SpecificData.get().getSchema(Class.forName(before.getFullName()));

        // Then
        FULL_TRANSITIVE.validate(now, List.of(before));
    }

    @Test
    void everyTypeHasAReleasedVersion() throws IOException {
        // Given
        List<String> released =
                files(RELEASED).stream().map(file -> read(file).getFullName()).toList();

        // When
        List<String> current = files(Path.of("src/main/avro")).stream()
                .map(file -> file.getFileName().toString().replace(".avsc", ""))
                .toList();

        // Then
        assertThat(released.stream().map(name -> name.substring(name.lastIndexOf('.') + 1)))
                .containsAll(current);
    }

    @Test
    void refusesAFieldThatOldDataLacksAndNoDefaultFills() {
        // Given
        Schema before =
                SchemaBuilder.record("Tally").fields().requiredLong("records").endRecord();
        Schema after = SchemaBuilder.record("Tally")
                .fields()
                .requiredLong("records")
                .requiredString("totals")
                .endRecord();

        // When, Then
        assertThatThrownBy(() -> FULL_TRANSITIVE.validate(after, List.of(before)))
                .isInstanceOf(SchemaValidationException.class);
    }

    private static Schema read(Path file) {
        try {
            return new Schema.Parser().parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".avsc"))
                    .sorted()
                    .toList();
        }
    }
}
