package io.crossfoot.common.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfoot.common.config.ConfigException;
import io.crossfoot.common.config.ConfigReader;
import org.junit.jupiter.api.Test;

class ParquetTest {

    private static final String PAYMENT = """
            {"type": "record", "name": "Payment", "namespace": "com.bank", "fields": [
              {"name": "id", "type": "string"}, {"name": "rate", "type": "double"}]}
            """;

    @Test
    void comparesTheRowsThatAreStatedWithThoseThatAreCounted() {
        // When
        Feed feed = feed(PAYMENT, "");

        // Then
        assertThat(feed.format().name()).isEqualTo("parquet");
        assertThat(feed.eventSchema().getFullName()).isEqualTo("com.bank.Payment");
        assertThat(feed.format().numbersLines()).isFalse();
        assertThat(feed.controlDefinitions())
                .containsExactly(ControlDefinition.file("records", ControlDefinition.RECORDS));
    }

    @Test
    void letsAManifestStateWhatTheFileDoesNot() {
        // When
        Feed feed = feed(PAYMENT, "source: {manifest: {json: {rows: /rows}, controls: {rows: records}}}");

        // Then
        assertThat(feed.controlDefinitions())
                .extracting(ControlDefinition::name)
                .containsExactly("records", "rows");
    }

    @Test
    void refusesASecondControlValueOfTheSameName() {
        assertThatThrownBy(() ->
                        feed(PAYMENT, "source: {manifest: {json: {records: /rows}, controls: {records: records}}}"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("records");
    }

    @Test
    void refusesATotalOfAFloat() {
        assertThatThrownBy(() -> feed(PAYMENT, "totals: [{name: rate, sum: rate}]"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("total 'rate'");
    }

    @Test
    void refusesASchemaThatIsNone() {
        assertThatThrownBy(() -> feed("[]", ""))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("schema must be the JSON object of a record's type");
    }

    private static Feed feed(String schema, String more) {
        return ConfigReader.read(
                "name: payments\nkey: [id]\n%s\nformat:\n  parquet:\n    schema: |\n%s"
                        .formatted(more, schema.indent(6)),
                "payments.yaml",
                Feed.class);
    }
}
