package io.crossfoot.common.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crossfoot.common.config.ConfigException;
import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.config.CountOrShare;
import io.crossfoot.common.feed.ContinuityPolicy.Effect;
import io.crossfoot.common.tally.TotalDefinition;
import io.crossfoot.schema.Granularity;
import io.crossfoot.schema.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedTest {

    private static final String PAYMENTS = """
            name: payments
            key: [id]
            event-time: paid
            format:
              delimited:
                type: Payment
                records:
                  - name: trailer
                    role: trailer
                    tag: T
                    columns: [{name: sum, type: decimal}]
                  - name: payment
                    role: detail
                    columns:
                      - {name: id}
                      - {name: paid, type: date}
                      - {name: amount, type: decimal}
                      - {name: text, optional: true}
                      - {name: unused, type: skipped}
                controls:
                  file: {sum: amount}
            totals:
              - {name: amount, sum: amount}
            aggregates:
              - name: daily
                window: 1d
                measures: [{name: paid_out, sum: amount}, {name: largest, max: amount}]
            """;

    @Test
    void hasDefaultsForWhatItsFileLeavesOut() {
        // When
        Feed feed = feed(PAYMENTS);

        // Then
        assertThat(feed.granularity()).isEqualTo(Granularity.RECORD);
        assertThat(feed.release().automatic()).containsExactly(Outcome.BALANCED, Outcome.EMPTY);
        assertThat(feed.rejectsAllowed()).isEqualTo(CountOrShare.count(0));
        assertThat(feed.continuity()).isEqualTo(new ContinuityPolicy(Effect.JUDGED, Effect.NOTED));
        assertThat(feed.grace()).isEqualTo(Duration.ofMinutes(2));
        assertThat(feed.events()).isEqualTo("payments.events");
        assertThat(feed.rejects()).isEqualTo("payments.rejects");
        assertThat(feed.results(feed.aggregates().get(0))).isEqualTo("payments.daily");
        assertThat(((Delimited) feed.format()).separator()).isEqualTo(",");
        assertThat(((Delimited) feed.format()).quote()).isEqualTo("\"");
    }

    @ParameterizedTest
    @CsvSource({"judged, judged, true", "ignored, noted, true", "ignored, ignored, false"})
    void choosesWhatStatementsThatDoNotGoOnMean(String balances, String numbers, boolean compares) {
        // When
        Feed feed = feed(PAYMENTS + "continuity: {balances: %s, numbers: %s}\n".formatted(balances, numbers));

        // Then
        assertThat(feed.continuity().compares()).isEqualTo(compares);
    }

    @Test
    void derivesTheEventsTypeFromTheColumns() {
        // When
        Schema schema = feed(PAYMENTS).eventSchema();

        // Then
        assertThat(schema.getFullName()).isEqualTo("io.crossfoot.feed.payments.Payment");
        assertThat(schema.getFields()).extracting(Schema.Field::name).containsExactly("id", "paid", "amount", "text");
        assertThat(schema.getField("paid").schema().getLogicalType()).isInstanceOf(LogicalTypes.Date.class);
        assertThat(schema.getField("amount").schema().getLogicalType())
                .isInstanceOfSatisfying(
                        LogicalTypes.Decimal.class,
                        decimal -> assertThat(decimal.getScale()).isEqualTo(2));
        assertThat(schema.getField("text").schema().isNullable()).isTrue();
    }

    @Test
    void countsItsOwnTotalsAndThoseItsAggregatesMustComeTo() {
        // When
        List<TotalDefinition> totals = feed(PAYMENTS).totalDefinitions();

        // Then
        assertThat(totals).extracting(TotalDefinition::name).containsExactly("amount", "daily/paid_out");
    }

    @Test
    void countsWhatNachaFilesState() {
        // When
        Feed feed = feed("name: ach\nformat: nacha\nkey: [receivingDfi]\n");

        // Then
        assertThat(feed.totalDefinitions())
                .extracting(TotalDefinition::name)
                .containsExactly("entry_addenda_count", "entry_hash", "debit_total", "credit_total");
        assertThat(feed.format().controlDefinitions())
                .filteredOn(control -> !control.judged())
                .extracting(ControlDefinition::name)
                .containsExactly("block_count", "records");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "name: payments! name: Payments! name has lower-case letters",
                "key: [id]! key: [idd]! key: the event has no field 'idd'; it has [id, paid, amount, text]",
                "event-time: paid! event-time: amount! event-time: 'amount' must be a date or a timestamp",
                "{name: amount, sum: amount}! {name: amount, sum: id}! total 'amount': Field 'id' cannot be added up",
                "file: {sum: amount}! file: {sum: amuont}! control 'sum' counts 'amuont', which is neither",
                "name: daily! name: events! aggregate 'events'",
                "role: detail! role: ignored! records must have one with role detail, got 0",
                "type: Payment! type: payment! type must be a name such as OrderLine",
                "{name: text, optional: true}! {name: id}! record 'payment' has two columns 'id'",
                "tag: T! pattern: T(.)(.)! record 'trailer': its pattern must have one group (…) for each of its 1 columns, got 2",
                "tag: T! required: true! record 'trailer' has neither line nor tag nor pattern, so every line fits it",
                "{name: amount, sum: amount}! {name: amount, sum: amount, when: {field: paid, equals: x}}! when: 'paid' is a date or a decimal",
                "type: date}! type: date, format: yyyyXXbb}! format",
                "window: 1d! window: 0s! window must be longer than nothing",
                "max: amount! max: amount, min: amount! must have one of sum, min and max",
                "event-time: paid! source: {checksum: sha256, done-file: .sha256}! only one of checksum, manifest, done-file",
                "event-time: paid! source: {done-file: ''}! done-file is empty",
                "event-time: paid! source: {unchanged-for: PT-1S}! unchanged-for must not be negative",
                "event-time: paid! source: {parts: {pattern: '(.)$', count: 2, manifest: {json: {n: /n}, controls: {n: sections}}}}! control 'n' of the parts' manifest counts 'sections'",
                "event-time: paid! rejects-allowed: few! expected a count such as 10 or a share such as 0.1 %"
            })
    void refusesADescriptionThatContradictsItself(String part, String by, String problem) {
        // Given
        String yaml = PAYMENTS.replace(part, by);

        // When // Then
        assertThatThrownBy(() -> feed(yaml)).isInstanceOf(ConfigException.class).hasMessageContaining(problem);
    }

    @Test
    void areReadFromAFolderWithEveryProblemAtOnce(@TempDir Path folder) throws IOException {
        // Given
        Files.writeString(folder.resolve("a.yaml"), PAYMENTS);
        Files.writeString(folder.resolve("b.yml"), PAYMENTS);
        Files.writeString(folder.resolve("c.yaml"), PAYMENTS.replace("separator", "seperator") + "colour: red\n");
        Files.writeString(folder.resolve("notes.txt"), "no feed");

        // When
        ConfigException problems = catchThrowableOfType(ConfigException.class, () -> Feeds.load(folder));

        // Then
        assertThat(problems.problems()).hasSize(2);
        assertThat(problems)
                .hasMessageContaining("a feed 'payments' is already there")
                .hasMessageContaining("colour");
    }

    @Test
    void areMissingWhereThereIsNoFolder(@TempDir Path folder) {
        // When // Then
        assertThatThrownBy(() -> Feeds.load(folder.resolve("nowhere")))
                .hasMessageContaining("is no folder; give the folder that holds the feeds' YAML files");
    }

    private static Feed feed(String yaml) {
        return ConfigReader.read(yaml, "feed", Feed.class);
    }
}
