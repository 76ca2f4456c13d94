package io.crossfoot.ingest.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.feed.Feeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InspectionTest {

    private static final Path SAMPLES = Path.of("src/test/resources/samples");
    private static final FeedChoice CHOICE = new FeedChoice(Feeds.load(Path.of("src/main/conf/feeds")));

    @TempDir
    private Path folder;

    @Test
    void showsABalancedFileAsATable() throws IOException {
        // Given
        Path file = SAMPLES.resolve("delimited/spring-projects-spring-batch/multilineOrderInput.txt");

        // When
        Inspection inspection = Inspection.of(file, CHOICE.byLook(file));

        // Then
        assertThat(inspection.toText().replace(System.lineSeparator(), "\n")).isEqualTo("""
                        %s  (delimited, feed orders, 733 bytes)
                        verdict: balanced

                        file    stated   counted
                        orders                 2
                        total           14311.08

                        section     count  items  credit_total
                        0013100345      2      2        267.34
                        0013100346      5     36      14043.74
                        """.formatted(file));
        assertThat(inspection.exitCode()).isZero();
    }

    @Test
    void showsSectionsOfMoreThanOneKindInOneTable() throws IOException {
        // Given
        Path file = SAMPLES.resolve("bai2/venturehacks-bai2/daily.bai2");

        // When
        Inspection inspection = Inspection.of(file, CHOICE.byLook(file));

        // Then
        assertThat(inspection.toText().replace(System.lineSeparator(), "\n")).isEqualTo("""
                        %s  (bai2, feed bai2, 208 bytes)
                        verdict: balanced

                        file     stated  counted
                        total     25001    25001
                        groups        1        1
                        records       8        8

                        section               count  control_total  detail_records  accounts
                        1234567890                4          25001               1
                        9999999999,121140399      6          25001                         1
                        """.formatted(file));
    }

    @Test
    void namesARecordByItsNumberWhereSeveralMayShareALine() throws IOException {
        // Given
        Path file = folder.resolve("rejects.bai2");
        Files.writeString(file, """
                01,A,B,260623,0200,1,,,2/
                02,R,O,1,260622,,,/
                03,1,,010,5,,,015,x,,/
                49,5,2/
                98,5,1,4/
                99,5,1,6/
                """);

        // When
        Inspection inspection = Inspection.of(file, CHOICE.byLook(file));

        // Then
        assertThat(inspection.toText()).contains("record 2", "line 3: amount must be a whole number");
    }

    @Test
    void showsEveryBreakAndReject() throws IOException {
        // Given
        Path file = SAMPLES.resolve("nacha/moov-io-ach/invalid-two-micro-deposits.ach");

        // When
        Inspection inspection = Inspection.of(file, CHOICE.byLook(file));

        // Then
        assertThat(inspection.toText())
                .contains(
                        "verdict: out-of-balance",
                        "debit_total  file",
                        "debit_total  section 0000002  0.44          0.00",
                        "line 15",
                        "amount, positions 30 to 39, must be digits");
        JsonNode json = new ObjectMapper().readTree(inspection.toJson());
        assertThat(json.get("breaks").get(0)).isEqualTo(json("""
                {"check": "debit_total", "where": "file", "stated": "1.20", "counted": "0.76"}"""));
        assertThat(json.get("rejects").get(0).get("record").asInt()).isEqualTo(15);
        assertThat(json.get("rejects").get(0).get("byte").asInt()).isEqualTo(14 * 95);
        assertThat(json.get("rejects").get(0).get("category").asText()).isEqualTo("field");
        assertThat(json.get("sections").get(1).get("breaks")).hasSize(1);
        assertThat(inspection.exitCode()).isEqualTo(1);
    }

    @Test
    void saysPlainlyThatThereIsNoFileToRead() throws IOException {
        // Given
        Feed feed = CHOICE.named("ach");
        Path missing = folder.resolve("missing.ach");

        // When // Then
        assertThatThrownBy(() -> Inspection.of(missing, feed))
                .isInstanceOf(UnusableFileException.class)
                .hasMessage("File '%s': there is no such file; check the path", missing);
        assertThatThrownBy(() -> Inspection.of(folder, feed))
                .isInstanceOf(UnusableFileException.class)
                .hasMessage("File '%s': is a folder; name one file in it", folder);
    }

    @Test
    void takesAFileByItsFirstLine() throws IOException {
        // Given
        Path file = written("HEA;1;2026-11-20\nLIT;1;1.00;0;0;0;0;1;1.00\nFOT;1;1;1.00\n");

        // When
        Feed feed = CHOICE.byLook(file);

        // Then
        assertThat(feed.name()).isEqualTo("orders");
        assertThat(Inspection.of(file, feed).verdict()).isEqualTo("balanced");
    }

    @ParameterizedTest
    @CsvSource({"1, 1.00, balanced", "2, 1.00, out-of-balance", "1, 1.01, out-of-balance"})
    void comparesTheTrailerOfAFileOfOrders(String orders, String total, String verdict) throws IOException {
        // Given
        Path file = written(
                "FHE;20261120-0001;2026-11-20 \nHEA;1;2026-11-20\nLIT;1;1.00;0;0;0;0;1;1.00\nFOT;1;1;1.00\nFFT;%s;%s\n"
                        .formatted(orders, total));

        // When
        Inspection inspection = Inspection.of(file, CHOICE.byLook(file));

        // Then
        assertThat(inspection.verdict()).isEqualTo(verdict);
    }

    @Test
    void takesANachaFileWithoutItsHeaderByTheRestOfItsLook() throws IOException {
        // Given
        Path file = SAMPLES.resolve("nacha/moov-io-ach/no_header.txt");

        // When
        Feed feed = CHOICE.byLook(file);

        // Then
        assertThat(feed.format().name()).isEqualTo("nacha");
    }

    @Test
    void makesUpADescriptionForTextThatNoFeedDescribes() throws IOException {
        // Given
        Path file = written("Name;First name;Amount (EUR)\nSmith;Ann;12.50\nMiller;;1.00\n");

        // When
        Inspection inspection = Inspection.of(file, CHOICE.byLook(file));

        // Then
        assertThat(inspection.verdict()).isEqualTo("unverified");
        assertThat(inspection.feed().eventSchema().getFields())
                .extracting(field -> field.name())
                .containsExactly("name", "first_name", "amount_eur");
        assertThat(new ObjectMapper().readTree(inspection.toJson()).get("counted"))
                .isEqualTo(json("{\"records\": 2}"));
    }

    @Test
    void callsJunkMalformedWithOneProblem() throws IOException {
        // Given
        Path file = folder.resolve("junk.bin");
        Files.write(file, new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8});

        // When
        Inspection inspection = Inspection.of(file, CHOICE.byLook(file));

        // Then
        assertThat(inspection.verdict()).isEqualTo("malformed");
        assertThat(inspection.breaks()).hasSize(1);
    }

    @Test
    void saysWhichMessageItIsThatCannotBeRead() throws IOException {
        // Given
        Path report = written(
                "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:pain.002.001.11'><CstmrPmtStsRpt/></Document>");

        // When
        Inspection inspection = Inspection.of(report, CHOICE.byLook(report));

        // Then
        assertThat(inspection.feed().format().name()).isEqualTo("iso20022");
        assertThat(inspection.verdict()).isEqualTo("malformed");
        assertThat(inspection.breaks().get(0).getDetail())
                .contains("pain.002.001.11 CstmrPmtStsRpt, which is not read");
    }

    @Test
    void takesAPartOfAStatementForOne() throws IOException {
        // Given
        Path entry = written(":61:2606220622DR10,00NTRFREF//BANK\n");

        // When
        Inspection inspection = Inspection.of(entry, CHOICE.byLook(entry));

        // Then
        assertThat(inspection.feed().format().name()).isEqualTo("mt940");
        assertThat(inspection.verdict()).isEqualTo("malformed");
    }

    @Test
    void namesTheKnownFeedsWhereNothingFits() throws IOException {
        // Given
        Path prose = written("just some words\nand some more\n");
        Path empty = written("");

        // When // Then
        assertThatThrownBy(() -> CHOICE.byLook(prose))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContainingAll(
                        "cannot be told", "--feed", "--format", "ach, customers, fails-to-deliver, orders");
        assertThatThrownBy(() -> CHOICE.byLook(empty)).hasMessageContaining("is empty, so its feed cannot be told");
        assertThatThrownBy(() -> CHOICE.named("order"))
                .hasMessageContaining("there is no such feed; did you mean 'orders'?");
        assertThatThrownBy(() -> CHOICE.named("payroll"))
                .hasMessageContaining("there is no such feed; known are: ach, customers, fails-to-deliver, orders");
        assertThatThrownBy(() -> CHOICE.ofFormat("xml", prose))
                .hasMessageContaining(
                        "choose nacha, iso20022, bai2, mt940, edi, avro, parquet, json-lines, delimited or fixed");
    }

    @Test
    void sendsWhoAsksForRowsOfADatabaseToTheCommandThatReadsThem() throws IOException {
        // Given
        Feed feed = ConfigReader.read("""
                name: positions
                format:
                  rows: {database: core, type: Position, query: select * from p, order: [id], columns: [{name: id}]}
                key: [id]
                """, "positions.yaml", Feed.class);
        Path request = written("request: 1\n");

        // When // Then
        assertThatThrownBy(() -> Inspection.of(request, feed))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContainingAll("rows of the database 'core'", "crossfoot extract positions");
    }

    @Test
    void asksForAFeedWhereOnlyACopybookCouldTellTheFields() throws IOException {
        // Given
        Path ebcdic = Path.of("src/test/resources/samples/fixed/AbsaOSS-cobrix/COMP.DETAILS.SEP30.DATA.dat");
        Path text = written("HEADER20204A06   TAN1 D\nTRAILER0000001\n");

        // When // Then
        assertThatThrownBy(() -> CHOICE.byLook(ebcdic))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContainingAll("seems to be records in EBCDIC", "a copybook must say", "--feed");
        assertThatThrownBy(() -> CHOICE.ofFormat("fixed", text))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContainingAll("its first record is that of no feed", "a copybook must say", "--feed");
    }

    @Test
    void tellsAFixedFeedByTheFirstRecordOfTheFile() throws IOException {
        // Given
        FeedChoice choice = new FeedChoice(Feeds.load(Path.of("src/test/resources/samples/fixed/feeds")));
        Path file = Path.of("src/test/resources/samples/fixed/written/sales.dat");

        // When
        Feed byLook = choice.byLook(file);
        Feed byFormat = choice.ofFormat("fixed", file);

        // Then
        assertThat(byLook.name()).isEqualTo("sales");
        assertThat(byFormat.name()).isEqualTo("sales");
    }

    @Test
    void judgesAnEmptyFileByItsFormat() throws IOException {
        // Given
        Path empty = written("");

        // When // Then
        assertThat(Inspection.of(empty, CHOICE.ofFormat("nacha", empty)).verdict())
                .isEqualTo("malformed");
        assertThat(Inspection.of(empty, CHOICE.ofFormat("delimited", empty)).verdict())
                .isEqualTo("empty");
        assertThat(Inspection.of(empty, CHOICE.named("customers")).verdict()).isEqualTo("malformed");
    }

    private Path written(String text) throws IOException {
        return Files.writeString(folder.resolve(Integer.toHexString(text.hashCode()) + ".txt"), text);
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    @Test
    void takesTheTypeOfAnAvroFileForThatOfItsFeed() throws IOException {
        // Given
        Schema schema = new Schema.Parser().setValidateDefaults(false).parse("""
                {"type": "record", "name": "Payment", "fields": [
                  {"name": "tags", "type": {"type": "array", "items": "string"}},
                  {"name": "account", "type": ["null", "string"], "default": "wrong"},
                  {"name": "amount", "type": {"type": "fixed", "name": "Amount", "size": 2,
                    "logicalType": "decimal", "precision": 4, "scale": 2}}
                ]}
                """);
        GenericData.Record payment = new GenericData.Record(schema);
        payment.put("tags", List.of("a"));
        payment.put("account", "DE02");
        payment.put("amount", new GenericData.Fixed(schema.getField("amount").schema(), new byte[] {1, 0}));
        Path file = folder.resolve("payments.avro");
        try (DataFileWriter<GenericData.Record> writer = new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
            writer.create(schema, file.toFile());
            writer.append(payment);
        }

        // When
        Feed feed = CHOICE.byLook(file);
        Inspection inspection = Inspection.of(file, feed);

        // Then
        assertThat(feed.key()).containsExactly("account");
        JsonNode json = new ObjectMapper().readTree(inspection.toJson());
        assertThat(json.get("format").asText()).isEqualTo("avro");
        assertThat(json.get("verdict").asText()).isEqualTo("unverified");
        assertThat(json.get("counted")).isEqualTo(json("""
                {"records": 1}"""));
    }

    @Test
    void readsAParquetFileByTheTypeOfItsRows() throws IOException {
        // Given
        Path file = Path.of("src/test/resources/samples/parquet/written/statements.pyarrow.parquet");

        // When
        Feed feed = CHOICE.byLook(file);
        Inspection inspection = Inspection.of(file, feed);

        // Then
        assertThat(feed.key()).containsExactly("account");
        assertThat(feed.eventSchema().getFields())
                .extracting(Schema.Field::name)
                .containsExactly("account", "balance", "at", "holder", "lines", "limits");
        JsonNode json = new ObjectMapper().readTree(inspection.toJson());
        assertThat(json.get("format").asText()).isEqualTo("parquet");
        assertThat(json.get("verdict").asText()).isEqualTo("balanced");
        assertThat(json.get("stated")).isEqualTo(json("""
                {"records": 3}"""));
    }

    @Test
    void makesColumnsOfTheMembersOfAJsonObject() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("payments.jsonl"), """
                {"id": 1, "the amount": 2.50, "debtor": {"account": "DE02"}}
                {"id": "b", "other": true}
                """);

        // When
        Feed feed = CHOICE.byLook(file);
        Inspection inspection = Inspection.of(file, feed);

        // Then
        assertThat(feed.eventSchema().getFields())
                .extracting(Schema.Field::name)
                .containsExactly("id", "column_2");
        JsonNode json = new ObjectMapper().readTree(inspection.toJson());
        assertThat(json.get("format").asText()).isEqualTo("json-lines");
        assertThat(json.get("verdict").asText()).isEqualTo("unverified");
        assertThat(json.get("sections").get(0).get("count").asInt()).isEqualTo(2);
    }

    @Test
    void findsAParquetFileThatIsCutOffMalformed() throws IOException {
        // Given
        Path file = Path.of("src/test/resources/samples/parquet/written/settlements.cut.parquet");

        // When
        Inspection inspection = Inspection.of(file, CHOICE.byLook(file));

        // Then
        assertThat(inspection.toText()).contains("verdict: malformed", "it does not end with PAR1: it is cut off");
    }

    @Test
    void findsAnAvroFileWhoseHeaderIsDamagedMalformed() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("damaged.avro"), "Obj\u0001and then nothing of use");

        // When
        Inspection inspection = Inspection.of(file, CHOICE.byLook(file));

        // Then
        assertThat(inspection.toText()).contains("verdict: malformed", "cannot be read");
    }
}
