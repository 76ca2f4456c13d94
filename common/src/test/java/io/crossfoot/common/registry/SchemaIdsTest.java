package io.crossfoot.common.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaIdsTest {

    private static final String TOPIC = "payments.events";
    private static final String SUBJECT = "payments.events-bank.Payment";
    private static final String TEXT = "{'type': 'string', 'avro.java.string': 'String'}";
    private static final String AMOUNT = "{'type': 'bytes', 'logicalType': 'decimal', 'precision': 38, 'scale': 2}";
    private static final String FINER_AMOUNT =
            "{'type': 'bytes', 'logicalType': 'decimal', 'precision': 38, 'scale': 3}";
    private static final String TIME = "{'type': 'long', 'logicalType': 'timestamp-millis'}";

    private final String url = "mock://" + UUID.randomUUID();
    private final SchemaRegistryClient registry = InMemorySchemaRegistry.named(url.substring("mock://".length()));
    private final SchemaIds ids = SchemaIds.ofValues(Map.of("schema.registry.url", url));

    @BeforeEach
    void allowOnlyWhatBothVersionsCanRead() {
        registry.allowChanges(Compatibility.FULL_TRANSITIVE);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '!',
            delimiter = '|',
            value = {
                "{'name': 'id', 'type': 'string'} | field 'id' must stay long, got string",
                "{'name': 'id', 'type': ['null', 'long'], 'default': null} | field 'id' must stay long, got null or long",
                "{'name': 'number', 'type': 'long', 'default': 0} | field 'id' has no default and must stay, got none",
                "{'name': 'id', 'type': 'long'}, {'name': 'fee', 'type': 'long'} | field 'fee' is new and must have a default",
            })
    void namesFieldThatTheRegistryRefuses(String fields, String change) {
        // Given
        ids.idFor(TOPIC, payment("{'name': 'id', 'type': 'long'}"));
        // When
        var refusal = assertThatThrownBy(() -> ids.idFor(TOPIC, payment(fields)));
        // Then
        refusal.isInstanceOf(SchemaRefused.class)
                .hasMessageContaining("refuses the schema for subject '" + SUBJECT + "': " + change)
                .hasMessageContaining("(not FULL_TRANSITIVE compatible: ")
                .hasMessageContaining("a field in use keeps its name and type");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '!',
            delimiter = '|',
            value = {
                AMOUNT + " | " + FINER_AMOUNT + " | must stay decimal(38,2), got decimal(38,3)",
                AMOUNT + " | " + TEXT + " | must stay decimal(38,2), got string",
                TEXT + " | " + AMOUNT + " | must stay string, got decimal(38,2)",
                "'long' | " + TIME + " | must stay long, got timestamp-millis",
                "['null', " + AMOUNT + "] | ['null', " + FINER_AMOUNT
                        + "] | must stay null or decimal(38,2), got null or decimal(38,3)",
            })
    void refusesMisreadingThatTheRegistryLetsPass(String before, String now, String change) {
        // Given
        ids.idFor(TOPIC, payment(value(before)));
        Schema changed = payment(value(now));
        // When
        var refusal = assertThatThrownBy(() -> ids.refuseMisreading(TOPIC, changed));
        // Then
        refusal.isInstanceOf(SchemaRefused.class)
                .hasMessageContaining("would misread the schema for subject '" + SUBJECT + "': field 'value' " + change)
                .hasMessageContaining("send the new type to a new topic");
        assertThat(ids.idFor(TOPIC, changed)).as("the registry takes it").isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'name': 'amount', 'type': " + AMOUNT + "}",
                "{'name': 'amount', 'type': " + AMOUNT + "}, {'name': 'fee', 'type': ['null', " + AMOUNT
                        + "], 'default': null}",
                "{'name': 'fee', 'type': " + FINER_AMOUNT + "}",
                "{'name': 'amount', 'type': 'long'}",
            })
    void leavesToTheRegistryWhatItSees(String fields) {
        // Given
        ids.idFor(TOPIC, payment("{'name': 'amount', 'type': " + AMOUNT + "}"));
        // When
        var check = assertThatCode(() -> ids.refuseMisreading(TOPIC, payment(fields)));
        // Then
        check.doesNotThrowAnyException();
    }

    @Test
    void takesTypeThatIsNew() {
        // When
        var check = assertThatCode(() -> ids.refuseMisreading(TOPIC, payment(value(AMOUNT))));
        // Then
        check.doesNotThrowAnyException();
    }

    private static String value(String type) {
        return "{'name': 'value', 'type': " + type + "}";
    }

    private static Schema payment(String fields) {
        String json = "{'type': 'record', 'name': 'Payment', 'namespace': 'bank', 'fields': [" + fields + "]}";
        return new Schema.Parser().parse(json.replace('\'', '"'));
    }
}
