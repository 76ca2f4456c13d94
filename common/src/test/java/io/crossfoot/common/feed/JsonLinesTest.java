package io.crossfoot.common.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfoot.common.config.ConfigException;
import io.crossfoot.common.config.ConfigReader;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLinesTest {

    @Test
    void makesAnEventOfItsColumns() {
        // When
        Feed feed = feed("""
                type: Payment
                columns:
                  - {name: id}
                  - {name: amount, type: decimal, scale: 3, at: /amount/value}
                  - {name: payer, at: debtor.account, optional: true}
                """);

        // Then
        assertThat(feed.format().name()).isEqualTo("json-lines");
        assertThat(feed.eventSchema().getFullName()).isEqualTo("io.crossfoot.feed.payments.Payment");
        assertThat(feed.eventSchema().getFields())
                .extracting(Schema.Field::name)
                .containsExactly("id", "amount", "payer");
        assertThat(feed.format().numbersLines()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain | plain",
                "debtor.account | debtor,account",
                "/debtor/account | debtor,account",
                "/a.b/0 | a.b,0",
                "/a~1b/c~0d/~01 | a/b,c~d,~1",
                "/ | ''"
            })
    void takesPointersAndDottedPaths(String at, String path) {
        assertThat(JsonColumn.optionalText("name", at).path()).isEqualTo(List.of(path.split(",", -1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | columns must name at least one",
                "[{name: id}, {name: id, at: b}] | there are two columns 'id'",
                "[{name: id}, {name: b, at: /id}] | column 'b' stands where another one does",
                "[{name: id}, {name: b, at: id.c}] | column 'b' stands within another one",
                "[{name: id, at: a..b}] | Column 'id': at must be a JSON Pointer such as /payer/account",
                "[{name: id, type: skipped}] | Column 'id': members that no column names are skipped",
                "[{name: 1d}] | Column '1d': a name has letters"
            })
    void refusesWhatCannotBe(String columns, String message) {
        assertThatThrownBy(() -> feed("type: Payment\ncolumns: " + columns))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(message);
    }

    private static Feed feed(String format) {
        return ConfigReader.read(
                "name: payments\nkey: [id]\nformat:\n  json-lines:\n" + format.indent(4), "payments.yaml", Feed.class);
    }
}
