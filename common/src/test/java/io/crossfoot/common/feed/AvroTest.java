package io.crossfoot.common.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfoot.common.config.ConfigException;
import io.crossfoot.common.config.ConfigReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvroTest {

    private static final String PAYMENT = """
            {"type": "record", "name": "Payment", "namespace": "com.bank", "fields": [
              {"name": "id", "type": {"type": "string", "avro.java.string": "String"}},
              {"name": "hash", "type": {"type": "bytes", "java-class": "com.bank.Hash"}},
              {"name": "parts", "type": {"type": "array", "items": "double"}}
            ]}
            """;

    @TempDir
    private Path folder;

    @Test
    void takesItsTypeFromAFileBesideTheFeeds() throws IOException {
        // Given
        Files.writeString(folder.resolve("payment.avsc"), PAYMENT);
        Path yaml = Files.writeString(folder.resolve("payments.yaml"), """
                name: payments
                key: [id]
                format: {avro: {schema: "${file:payment.avsc}"}}
                """);

        // When
        Feed feed = ConfigReader.read(yaml, Feed.class);

        // Then
        assertThat(feed.eventSchema().getFullName()).isEqualTo("com.bank.Payment");
        assertThat(feed.eventSchema().getFields())
                .extracting(Schema.Field::name)
                .containsExactly("id", "hash", "parts");
        assertThat(feed.eventSchema()).isEqualTo(feed.eventSchema());
        assertThat(feed.format().numbersLines()).isFalse();
    }

    @Test
    void leavesOutNamesOfJavaClasses() {
        assertThat(feed(PAYMENT, "id").eventSchema().toString()).doesNotContain("java");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "not json | schema is no JSON",
                "'string' | schema must be the JSON object of a record's type",
                "{'type':'array','items':'string'} | schema must be a record with fields that hold something, got array",
                "{'type':'record','name':'R','fields':[]} | schema must be a record with fields that hold something",
                "{'type':'record','name':'R','fields':[{'name':'id','type':'R'}]} | none that contains itself",
                "{'type':'record','name':'R','fields':[{'name':'id','type':['null','R']}]} | none that contains itself",
                "{'type':'record','name':'R','fields':[{'name':'id','type':'unknown'}]} | schema is no Avro schema",
                "{'type':'record','name':'R','fields':[{'name':'id','type':'int','default':'x'}]} | schema is no Avro schema",
                "{'type':'record','name':'io.crossfoot.schema.R','fields':[{'name':'id','type':'int'}]} | Crossfoot's own types",
                "{'type':'record','name':'R','fields':[{'name':'id','type':{'type':'array','items':'null'}}]} | arrays and maps of what holds something",
                "{'type':'record','name':'R','fields':[{'name':'id','type':{'type':'bytes','logicalType':'decimal','precision':200}}]} | decimals of at most 100 digits, got 200",
                "{'type':'record','name':'R','fields':[{'name':'id','type':'double'}]} | key: 'id' must be one value",
                "{'type':'record','name':'R','fields':[{'name':'id','type':'bytes'}]} | key: Field 'id' cannot name a group"
            })
    void refusesWhatCannotBe(String schema, String message) {
        assertThatThrownBy(() -> feed(schema.replace('\'', '"'), "id"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesTypesOfMoreThanOneCouldWalkOver() {
        // Given
        StringBuilder fields = new StringBuilder("{\"name\": \"id\", \"type\": \"string\"}");
        fields.append(", {\"name\": \"r0\", \"type\": {\"type\": \"record\", \"name\": \"R0\", \"fields\": []}}");
        for (int i = 1; i < 60; i++) {
            fields.append(
                    ", {\"name\": \"r%d\", \"type\": {\"type\": \"record\", \"name\": \"R%d\", \"fields\": [{\"name\": \"a\", \"type\": \"R%d\"}, {\"name\": \"b\", \"type\": \"R%d\"}]}}"
                            .formatted(i, i, i - 1, i - 1));
        }

        // When // Then
        assertThatThrownBy(
                        () -> feed("{\"type\": \"record\", \"name\": \"R\", \"fields\": [%s]}".formatted(fields), "id"))
                .hasMessageContaining("at most 20000 parts");
    }

    private static Feed feed(String schema, String key) {
        return ConfigReader.read(
                "name: payments\nkey: [%s]\nformat:\n  avro:\n    schema: |\n%s".formatted(key, schema.indent(6)),
                "payments.yaml",
                Feed.class);
    }
}
