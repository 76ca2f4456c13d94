package io.crossfoot.ingest.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.ingest.inspect.Inspection;
import io.crossfoot.ingest.inspect.UnusableFileException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedDraftTest {

    private static final Path SAMPLES = Path.of("src/test/resources/samples");

    @TempDir
    private Path folder;

    @Test
    void findsHeaderTrailerAndWhatItStates() throws IOException {
        // Given
        Path sample = sample("settled-20261123.csv", """
                SETTLED,2026-11-23
                1,ACME,EUR,100.00
                2,ACME,EUR,-20.50
                3,ZENITH,USD,7.25
                END,3,86.75
                """);
        // When
        Feed feed = draft(sample);
        Inspection inspection = Inspection.of(sample, feed);
        // Then
        assertThat(feed.name()).isEqualTo("settled");
        assertThat(feed.source().files()).isEqualTo("settled-*.csv");
        assertThat(feed.source()
                        .firstLine()
                        .orElseThrow()
                        .matcher("SETTLED,2026-11-24")
                        .find())
                .isTrue();
        assertThat(feed.source().businessDate().in("settled-20261124.csv")).contains(LocalDate.of(2026, 11, 24));
        assertThat(types(feed))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("column_1", "long", "column_2", "string", "column_3", "string", "column_4", "decimal"));
        assertThat(inspection.verdict()).isEqualTo("balanced");
        assertThat(inspection.report().controls())
                .extracting("name", "stated", "counted")
                .containsExactlyInAnyOrder(tuple("records", "3", "3"), tuple("column_4_total", "86.75", "86.75"));
    }

    @Test
    void namesTheMembersOfJsonLines() throws IOException {
        // Given
        Path sample = sample("payments-20261123.jsonl", """
                {"id": "a", "the amount, in cents": 250, "debtor": {"account": "DE02"}}
                {"id": "b", "the amount, in cents": 1}
                """);

        // When
        Feed feed = draft(sample);
        Inspection inspection = Inspection.of(sample, feed);

        // Then
        assertThat(feed.format().name()).isEqualTo("json-lines");
        assertThat(types(feed))
                .containsExactlyInAnyOrderEntriesOf(Map.of("id", "string, or null", "column_2", "string, or null"));
        assertThat(inspection.verdict()).isEqualTo("unverified");
    }

    @Test
    void takesOverTheTypeOfAnAvroFile() throws IOException {
        // Given
        Schema schema = new Schema.Parser().parse("""
                        {"type": "record", "name": "Payment", "doc": "Costs ${5}.", "fields": [
                          {"name": "id", "type": "string"}, {"name": "amount", "type": ["null", "long"]}]}
                        """);
        Path sample = folder.resolve("payments-20261123.avro");
        try (DataFileWriter<GenericData.Record> writer = new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
            writer.create(schema, sample.toFile());
        }

        // When
        Feed feed = draft(sample);
        Inspection inspection = Inspection.of(sample, feed);

        // Then
        assertThat(feed.eventSchema()).isEqualTo(schema);
        assertThat(inspection.verdict()).isEqualTo("empty");
    }

    @Test
    void takesOverTheTypeOfAParquetFile() throws IOException {
        // Given
        Path sample = SAMPLES.resolve("parquet/written/settlements.duckdb.parquet");

        // When
        Feed feed = draft(sample);
        Inspection inspection = Inspection.of(sample, feed);

        // Then
        assertThat(feed.format().name()).isEqualTo("parquet");
        assertThat(feed.eventSchema().getFields())
                .extracting(Schema.Field::name)
                .containsExactly("account", "amount", "settledOn", "purpose", "batch_no");
        assertThat(inspection.verdict()).isEqualTo("balanced");
    }

    @Test
    void tellsRecordsByTheirTagAndSumsWithoutTheirPoint() throws IOException {
        // Given
        Path sample = sample("payments.txt", """
                H|20261123|BANK
                D|DE01|20261122|12.50|EUR
                D|DE02|20261122|7.00|EUR
                X|something else
                D|DE01|20261123|0.25|USD
                D|DE03|20261123||USD
                D|DE03|20261123|1.00|USD
                D|DE04|20261123|1.00|USD
                D|DE04|20261123|1.00|USD
                T|7|2275
                """);
        // When
        Feed feed = draft(sample);
        Inspection inspection = Inspection.of(sample, feed);
        // Then
        assertThat(types(feed))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "column_1",
                        "string",
                        "column_2",
                        "date",
                        "column_3",
                        "decimal, or null",
                        "column_4",
                        "string"));
        assertThat(feed.eventTime()).contains("column_2");
        assertThat(inspection.verdict()).isEqualTo("balanced");
        assertThat(inspection.report().rejected().getRecords()).isZero();
    }

    @Test
    void takesNamesFromTitles() throws IOException {
        // Given
        Path sample = sample("trades.csv", """
                Trade Id;Account;Booked at;Amount (EUR);Note
                0017;4711;2026-11-23T10:15:30;1.5;first
                0018;4712;2026-11-23T10:15:31;22.25;
                """);
        // When
        Feed feed = draft(sample);
        Inspection inspection = Inspection.of(sample, feed);
        // Then
        assertThat(types(feed))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "trade_id", "string",
                        "account", "long",
                        "booked_at", "timestamp-millis",
                        "amount_eur", "decimal",
                        "note", "string, or null"));
        assertThat(feed.key()).containsExactly("account");
        assertThat(inspection.verdict()).isEqualTo("unverified");
        assertThat(inspection.report().passed().getRecords()).isEqualTo(2);
    }

    @Test
    void describesTrailersThatAreText() throws IOException {
        // Given
        Path sample = SAMPLES.resolve("delimited/OmerBaddour-Fails-to-Deliver/derived/cnsfails202101a.first2000.txt");
        // When
        Inspection inspection = Inspection.of(sample, draft(sample));
        // Then
        assertThat(inspection.verdict()).isEqualTo("balanced");
        assertThat(inspection.report().controls()).hasSize(2);
        assertThat(inspection.report().passed().getRecords()).isEqualTo(2_000);
    }

    @ParameterizedTest
    @CsvSource({
        "nacha/moov-io-ach/ppd-debit.ach, nacha",
        "iso20022/moov-io-iso20022/gistfile1.xml, iso20022",
        "iso20022/genkgo-camt/camt053.v2.multi.statement.xml, iso20022",
        "bai2/moov-io-bai2/sample1.txt, bai2",
        "mt940/wolph-mt940/mBank__mt940.sta, mt940",
        "edi/xlate-staedi/simple810.edi, edi"
    })
    void namesTheFormatOfAFileThatHasOne(Path file, String format) throws IOException {
        // Given
        Path sample = SAMPLES.resolve(file);
        // When
        Feed feed = draft(sample);
        // Then
        assertThat(feed.format().name()).isEqualTo(format);
        assertThat(Inspection.of(sample, feed).verdict()).isEqualTo("balanced");
    }

    @Test
    void noticesThatTextIsNotUtf8() throws IOException {
        // Given
        Path sample = folder.resolve("names.csv");
        Files.writeString(sample, "Name,Town\nMüller,Köln\nMeier,Bonn\n", Charset.forName("windows-1252"));
        // When
        Inspection inspection = Inspection.of(sample, draft(sample));
        // Then
        assertThat(inspection.report().passed().getRecords()).isEqualTo(2);
        assertThat(inspection.report().rejected().getRecords()).isZero();
    }

    @Test
    void quotesWhatYamlOrAPatternWouldMisread() throws IOException {
        // Given
        Path sample = sample("it's [1] \"odd\".csv", """
                Yes|It's (a) "title"\\|null
                1|a|2026-11-23
                2|b|2026-11-24
                """);
        // When
        Feed feed = draft(sample);
        // Then
        assertThat(feed.source()
                        .firstLine()
                        .orElseThrow()
                        .matcher("Yes|It's (a) \"title\"\\|null")
                        .find())
                .isTrue();
        assertThat(Inspection.of(sample, feed).report().passed().getRecords()).isEqualTo(2);
    }

    @Test
    void takesTheNameItIsGiven() throws IOException {
        // Given
        Path sample = sample("2026.csv", "a,b\n1,2\n");
        // When // Then
        assertThat(draft(sample).name()).isEqualTo("feed");
        assertThat(read(FeedDraft.of(sample, Optional.of("trades-2"))).name()).isEqualTo("trades-2");
        assertThatThrownBy(() -> FeedDraft.of(sample, Optional.of("Trades!")))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("Trades!");
    }

    @Test
    void refusesWhatItCannotLearnFrom() throws IOException {
        // Given
        Path pdf = sample("statement.pdf", "%PDF-1.7, and so on\n");
        Path titles = sample("titles.csv", "a,b\n");
        Path report =
                sample("report.xml", "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:pain.002.001.11'></Document>");
        // When // Then
        assertThatThrownBy(() -> FeedDraft.of(pdf, Optional.empty()))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("is a PDF document");
        assertThatThrownBy(() -> FeedDraft.of(titles, Optional.empty()))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("has no record to learn from");
        assertThatThrownBy(() -> FeedDraft.of(report, Optional.empty()))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining(
                        "holds no message that can be read; a feed can be drafted from pain.001, pain.008");
        assertThatThrownBy(() -> FeedDraft.of(folder.resolve("nowhere"), Optional.empty()))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("there is no such file");
    }

    private Path sample(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content, StandardCharsets.UTF_8);
    }

    private static Feed draft(Path sample) throws IOException {
        return read(FeedDraft.of(sample, Optional.empty()));
    }

    private static Feed read(String yaml) {
        return ConfigReader.read(yaml, "draft.yaml", Feed.class);
    }

    private static Map<String, String> types(Feed feed) {
        return feed.eventSchema().getFields().stream()
                .collect(Collectors.toMap(Schema.Field::name, field -> type(field.schema())));
    }

    private static String type(Schema schema) {
        if (schema.isUnion()) {
            return type(schema.getTypes().get(1)) + ", or null";
        }
        return schema.getLogicalType() == null
                ? schema.getName()
                : schema.getLogicalType().getName();
    }
}
