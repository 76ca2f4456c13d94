package io.crossfoot.common.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfoot.common.config.ConfigException;
import io.crossfoot.common.config.ConfigReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixedTest {

    private static final String ORDERS = """
            name: orders
            key: [orderNo]
            format:
              fixed:
                type: Order
                copybook: |
                  01 ORDER-RECORD.
                    05 KIND PIC X.
                    05 ORDER-NO PIC X(8).
                    05 HEAD.
                      10 AMOUNT PIC S9(7)V99 COMP-3.
                      10 UNITS PIC 9(5).
                      10 BIG PIC 9(20).
                      10 RATE COMP-2.
                    05 NOTE REDEFINES HEAD.
                      10 NOTE-TEXT PIC X(30).
                      10 SHARE OCCURS 2.
                        15 PERCENT PIC 9(3).
                  01 TRAILER-RECORD.
                    05 KIND PIC X.
                    05 RECORD-COUNT PIC 9(5).
                encoding: IBM037
                fields: {recordCount: {name: records}}
                records:
                  - {name: head, role: detail, when: {field: kind, equals: H}}
                  - {name: note, role: detail, redefines: [NOTE], when: {field: kind, equals: N}}
                  - {name: trailer, role: trailer, layout: TRAILER-RECORD, when: {field: kind, equals: T}}
                controls:
                  file: {records: records, heads: "records[head]", everything: all_records}
            """;

    @Test
    void hasDefaultsForWhatIsLeftOut() {
        // When
        Feed feed = feed("""
                name: plain
                key: [a]
                format: {fixed: {type: Plain, copybook: "01 R. 05 A PIC X.", encoding: ISO-8859-1}}
                """);

        // Then
        Fixed format = (Fixed) feed.format();
        assertThat(format.framing()).isEqualTo(Fixed.Framing.FIXED);
        assertThat(format.descriptor()).isEqualTo(new Fixed.Descriptor(Fixed.Order.BIG_ENDIAN, true));
        assertThat(format.floatingPoint()).isEqualTo(Fixed.FloatingPoint.HEXADECIMAL);
        assertThat(format.records()).extracting(FixedRecord::role).containsExactly(RecordType.Role.DETAIL);
    }

    @Test
    void derivesTheEventsTypeFromTheDetailsOfAllKinds() {
        // When
        Schema schema = feed(ORDERS).eventSchema();

        // Then
        assertThat(schema.getFullName()).isEqualTo("io.crossfoot.feed.orders.Order");
        assertThat(schema.getFields())
                .extracting(Schema.Field::name)
                .containsExactly("kind", "orderNo", "amount", "units", "big", "rate", "noteText", "share");
        assertThat(schema.getField("orderNo").schema().getType()).isEqualTo(Schema.Type.STRING);
        Schema amount = schema.getField("amount").schema();
        assertThat(amount.isNullable()).isTrue();
        assertThat(amount.getTypes().get(1).getLogicalType()).isEqualTo(LogicalTypes.decimal(38, 2));
        assertThat(schema.getField("units").schema().getTypes().get(1).getType())
                .isEqualTo(Schema.Type.LONG);
        assertThat(schema.getField("big").schema().getTypes().get(1).getLogicalType())
                .isEqualTo(LogicalTypes.decimal(38, 0));
        assertThat(schema.getField("rate").schema().getTypes().get(1).getType()).isEqualTo(Schema.Type.DOUBLE);
        assertThat(schema.getField("units").schema().isNullable()).isTrue();
        Schema share = schema.getField("share").schema().getTypes().get(1).getElementType();
        assertThat(share.getFullName()).isEqualTo("io.crossfoot.feed.orders.OrderShareEntry");
        assertThat(new Schema.Parser().parse(schema.toString())).isEqualTo(schema);
    }

    @Test
    void readsACopybookFromAFileBesideTheFeeds(@TempDir Path folder) throws IOException {
        // Given
        Files.writeString(folder.resolve("plain.cpy"), "       01  R.\n           05  A-B  PIC 9(4).\n");
        Path feed = Files.writeString(folder.resolve("plain.yaml"), """
                name: plain
                key: [aB]
                format: {fixed: {type: Plain, copybook: "${file:plain.cpy}", encoding: IBM1047}}
                """);

        // When
        Feed plain = ConfigReader.read(feed, Feed.class);

        // Then
        assertThat(plain.eventSchema().getFields())
                .extracting(Schema.Field::name)
                .containsExactly("aB");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "encoding: IBM037 | encoding: UTF-16 | encoding must have one byte for each character",
                "type: Order | type: order | type must be a name such as Payment",
                "TRAILER-RECORD, when | TRAILERS, when | has no record TRAILERS of level 01; it has [ORDER-RECORD, TRAILER-RECORD]",
                "equals: T | equals: é€𝄞 | cannot be told",
                "field: kind, equals: T | field: sort, equals: T | when: it has no field 'sort'",
                "field: kind, equals: N | field: share, equals: N | 'share' must be text or a number",
                "[NOTE] | [NOTES] | no item NOTES that redefines another",
                "recordCount: | recordCounts: | no record has a field 'recordCounts'",
                "name: records | name: kind | two of its fields get the same name",
                "'records[head]' | 'records[foot]' | counts 'records[foot]', which is neither",
                "fields: { | fields: {orderNo: {picture: X(9)}, | ORDER-NO gets another picture: it must be of usage DISPLAY and have 9 characters",
                "fields: { | fields: {amount: {picture: 9(5)}, | AMOUNT gets another picture: it must be of usage DISPLAY",
                "fields: { | fields: {share: {picture: X(3)}, | SHARE gets another picture: it must be of usage DISPLAY",
                "fields: { | fields: {share.part: {optional: true}, | fields: no record has a field 'share.part'",
                "fields: { | fields: {share: {optional: true}, | 'share' is a table; name one of its columns, as in share.percent",
                "fields: { | fields: {amount: {type: date, format: yyMMdd}, | 'amount' is neither text nor a whole number",
                "fields: { | fields: {units: {type: date}, | a date or a timestamp needs both type and format",
                "fields: { | fields: {units: {type: date, format: ttt}, | format.fixed.fields.units",
                "fields: { | fields: {units: {name: 1st}, | name has letters, digits and underscores",
                "role: trailer | role: section-header | a section header needs section",
                "PIC X(8) | PIK X(8) | Copybook line 3: 'PIK' is no clause",
                "NOTE-TEXT PIC X(30) | UNITS PIC X(30) | two kinds of detail have different fields 'units'"
            })
    void saysWhatIsWrongWithADescription(String right, String wrong, String message) {
        // Given
        String yaml = ORDERS.replace("\"", "'").replace(right, wrong);

        // When // Then
        assertThatThrownBy(() -> feed(yaml)).isInstanceOf(ConfigException.class).hasMessageContaining(message);
    }

    @Test
    void refusesLinesWithNumbersThatMayHoldLineBreaks() {
        // Given
        String yaml = ORDERS.replace("    encoding: IBM037", "    encoding: IBM037\n    framing: lines");

        // When // Then
        assertThatThrownBy(() -> feed(yaml)).hasMessageContaining("'amount' is binary or packed");
    }

    @Test
    void refusesRecordsThatAreShorterThanTheirFields() {
        // Given
        String yaml = ORDERS.replace("    encoding: IBM037", "    encoding: IBM037\n    length: 20");

        // When // Then
        assertThatThrownBy(() -> feed(yaml)).hasMessageContaining("behind the length of records, 20");
    }

    private static Feed feed(String yaml) {
        return ConfigReader.read(yaml, "orders.yaml", Feed.class);
    }
}
