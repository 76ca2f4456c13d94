package io.crossfoot.common.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.tally.TotalDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Iso20022Test {

    private static final String STATEMENTS = """
            name: statements
            key: [account]
            event-time: bookingDate
            format: {iso20022: {message: camt.053}}
            totals:
              - {name: booked, sum: amount, when: {field: status, equals: BOOK}, currency: currency}
              - {name: reversed, sum: entries, when: {field: reversal, equals: "true"}}
            aggregates:
              - name: by-account
                group-by: [account, currency, transactionCode]
                window: 1d
                measures: [{name: credits, sum: amount, when: {field: side, equals: CREDIT}}]
            """;

    @Test
    void letsAFeedNameTheFieldsOfItsEvents() {
        // When
        Feed feed = feed(STATEMENTS);

        // Then
        assertThat(feed.format()).isEqualTo(new Iso20022("camt.053"));
        assertThat(feed.eventSchema().getFullName()).isEqualTo("io.crossfoot.schema.iso20022.IsoEntry");
        assertThat(feed.totalDefinitions()).extracting(TotalDefinition::name).contains("booked", "credit_count");
    }

    @ParameterizedTest
    @CsvSource({
        "pain.001, IsoPayment",
        "pain.008, IsoPayment",
        "camt.052, IsoEntry",
        "camt.053, IsoEntry",
        "camt.054, IsoEntry"
    })
    void hasOneTypeOfEventForPaymentsAndOneForEntries(String message, String type) {
        // When
        Iso20022 format = new Iso20022(message);

        // Then
        assertThat(format.eventSchema("any").getName()).isEqualTo(type);
        assertThat(format.kind().code()).isEqualTo(message);
    }

    @Test
    void namesTheMessagesThatThereAre() {
        // When, Then
        assertThatThrownBy(() -> feed(STATEMENTS.replace("camt.053", "camt.053.001.08")))
                .hasMessageContaining(
                        "message must be one of pain.001, pain.008, camt.052, camt.053, camt.054, got 'camt.053.001.08'");
    }

    @Test
    void keepsTheNamesOfItsTotalsToItself() {
        // When, Then
        assertThatThrownBy(() -> feed(STATEMENTS.replace("name: booked", "name: credit_total")))
                .hasMessageContaining("total 'credit_total': a name")
                .hasMessageContaining("is none of the format's own");
    }

    private static Feed feed(String yaml) {
        return ConfigReader.read(yaml, "feeds/statements.yaml", Feed.class);
    }
}
