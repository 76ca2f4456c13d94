package io.crossfoot.common.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfoot.common.config.ConfigException;
import io.crossfoot.common.config.ConfigReader;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowsTest {

    private static final String FEED = """
            name: positions
            format:
              rows:
                database: core
                type: Position
                query: select * from positions where booked = :business_date
                order: [id]
                parameters: [{name: business_date, type: date}]
                columns:
                  - {name: id, type: integer}
                  - {name: account}
                  - {name: amount, type: decimal}
                  - {name: note, optional: true}
                controls: {records: count(*), amount_total: sum(amount)}
            key: [account]
            totals:
              - {name: amount_total, sum: amount}
            """;

    @Test
    void makesAnEventOfItsColumnsAndAControlValueOfEachExpression() {
        // When
        Feed feed = feed(FEED);
        // Then
        assertThat(feed.format().name()).isEqualTo("rows");
        assertThat(feed.format().numbersLines()).isFalse();
        assertThat(feed.eventSchema().getFullName()).isEqualTo("io.crossfoot.feed.positions.Position");
        assertThat(feed.eventSchema().getFields())
                .extracting(Schema.Field::name)
                .containsExactly("id", "account", "amount", "note");
        assertThat(feed.controlDefinitions())
                .containsExactly(
                        ControlDefinition.file("records", "records"),
                        ControlDefinition.file("amount_total", "amount_total"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "order: [id] | order: [] | order must name the columns that tell each row from every other",
                "order: [id] | order: [id, id] | order names a column twice",
                "order: [id] | order: [\"id desc\"] | order: 'id desc' is no name of a column",
                "type: Position | type: position | type must be a name such as Position",
                "database: core | database: the core | database must be a name from ingest's configuration",
                "{name: account} | {name: id} | there are two columns 'id'",
                "{name: account} | {name: account, type: skipped} | column 'account': columns of the query that are not",
                "booked = :business_date | booked = :day | the query has :day, which parameters must name",
                "booked = :business_date | true | parameter 'business_date' stands neither in the query nor",
                "booked = :business_date | booked = :business_date; | query must be one statement",
                "{name: business_date, type: date} | {name: business_date, optional: true} | a request states every parameter",
                "booked = :business_date | booked in (:business_date, :request) | the query has :request",
                "amount_total: sum(amount) | amount: sum(amount) | control 'amount' counts 'amount', which is neither",
                "amount_total: sum(amount) | amount_total: '' | control 'amount_total' must not be empty"
            })
    void refusesWhatCannotBe(String right, String wrong, String message) {
        assertThatThrownBy(() -> feed(FEED.replace(right, wrong)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(message);
    }

    @Test
    void saysAllThatIsWrongAtOnce() {
        // Given
        String wrong = FEED.replace("order: [id]", "order: []").replace(":business_date", ":day");
        // When
        var reading = assertThatThrownBy(() -> feed(wrong));
        // Then
        reading.hasMessageContaining("order must name")
                .hasMessageContaining("the query has :day")
                .hasMessageContaining("parameter 'business_date' stands neither");
    }

    private static Feed feed(String yaml) {
        return ConfigReader.read(yaml, "positions.yaml", Feed.class);
    }
}
