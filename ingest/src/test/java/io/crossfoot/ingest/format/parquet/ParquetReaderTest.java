package io.crossfoot.ingest.format.parquet;

import static io.crossfoot.ingest.format.parquet.ParquetFile.feed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.ingest.format.Reading;
import io.crossfoot.ingest.format.RejectedRecord;
import io.crossfoot.ingest.format.SourceEnded;
import io.crossfoot.ingest.format.SourceRecord;
import io.crossfoot.schema.Outcome;
import io.crossfoot.schema.RejectCategory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.apache.avro.Schema;
import org.apache.avro.util.Utf8;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParquetReaderTest {

    private static final String TYPE = """
            {"type": "record", "name": "Payment", "fields": [
              {"name": "id", "type": "string"},
              {"name": "amount", "type": {"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2}},
              {"name": "units", "type": ["null", "long"], "default": null}
            ]}
            """;

    private static final String COLUMNS = """
            required binary id (STRING);
            required int32 amount (DECIMAL(9,2));
            optional int64 units;
            """;

    private static final String TAGS = """
            optional group tags (LIST) { repeated group list { optional binary element (STRING); } }
            """;

    private static final String AMOUNT_TOTAL = "[{name: amount, sum: amount}]";
    private static final Feed PAYMENTS = feed(TYPE, "id", AMOUNT_TOTAL);
    private static final Path SAMPLES = Path.of("src/test/resources/samples/parquet");
    private static final Feed SETTLEMENTS = ConfigReader.read(SAMPLES.resolve("feeds/settlements.yaml"), Feed.class);

    @ParameterizedTest
    @CsvSource({
        "UNCOMPRESSED, false", "SNAPPY, false", "GZIP, false", "ZSTD, false", "LZ4_RAW, false",
        "UNCOMPRESSED, true", "SNAPPY, true", "GZIP, true", "ZSTD, true", "LZ4_RAW, true"
    })
    void readsRowsOfPagesOfEveryKind(CompressionCodec codec, boolean second) throws IOException {
        // Given
        ParquetFile file = ParquetFile.of(COLUMNS).codec(codec);
        if (second) {
            file.secondVersion().withoutDictionaries();
        }
        byte[] bytes = file.rows(payments(file, 1, 300))
                .rows(List.of())
                .rows(payments(file, 301, 500))
                .bytes();

        // When
        Reading reading = Reading.of(PAYMENTS, bytes);

        // Then
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.outcome()).isEqualTo(Outcome.BALANCED);
        assertThat(end(reading).stated()).containsEntry("records", "500").hasSize(1);
        assertThat(reading.records())
                .extracting(SourceRecord::sequence)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 500).mapToObj(Long::valueOf).toList());
        assertThat(reading.records()).extracting(SourceRecord::position).isSorted();
        assertThat(reading.values("id").subList(298, 302)).hasToString("[id-5, id-6, id-0, id-1]");
        assertThat(reading.values("units").subList(298, 302)).containsExactly(299L, null, 301L, 302L);
        assertThat(reading.report().passed().getTotals().toString()).contains("1252.50");
        assertThat(end(reading).bytes())
                .isEqualTo(reading.records().get(499).position())
                .isEqualTo(bytes.length);
    }

    @Test
    void takesGroupsListsAndMapsForRecordsArraysAndMaps() throws IOException {
        // Given
        ParquetFile file = ParquetFile.of("""
                required binary id (STRING);
                optional group debtor { required binary name (STRING); optional int32 age; }
                optional group lines (LIST) { repeated group list { optional group element {
                  required int64 cents; optional group tags (LIST) { repeated group list { required binary element (STRING); } }
                } } }
                optional group limits (MAP) { repeated group key_value { required binary key (STRING); optional int32 value; } }
                required group codes (MAP) { repeated group key_value { required int32 key; required binary value (STRING); } }
                repeated int32 plain;
                optional group older (LIST) { repeated int32 array; }
                optional group oldest (LIST) { repeated group oldest_tuple { required int32 number; } }
                """).rowsOfPage(2);
        Group full = file.row().append("id", "a");
        full.addGroup("debtor").append("name", "Ann").append("age", 41);
        Group lines = full.addGroup("lines");
        Group first = lines.addGroup("list").addGroup("element").append("cents", 150L);
        first.addGroup("tags").addGroup("list").append("element", "x");
        first.getGroup("tags", 0).addGroup("list").append("element", "y");
        lines.addGroup("list");
        lines.addGroup("list").addGroup("element").append("cents", -25L).addGroup("tags");
        full.addGroup("limits").addGroup("key_value").append("key", "day").append("value", 7);
        full.addGroup("codes").addGroup("key_value").append("key", 5).append("value", "five");
        full.append("plain", 1).append("plain", 2);
        full.addGroup("older").append("array", 3).append("array", 4);
        full.addGroup("oldest").addGroup("oldest_tuple").append("number", 9);
        Group empty = file.row().append("id", "b");
        empty.addGroup("lines");
        empty.addGroup("limits");
        empty.addGroup("codes");
        Group half = file.row().append("id", "c");
        half.addGroup("debtor").append("name", "");
        half.addGroup("limits").addGroup("key_value").append("key", "month");
        half.addGroup("codes");
        byte[] bytes = file.rows(List.of(full, empty, half, full)).bytes();

        // When
        Reading reading = Reading.of(ownFeed(bytes), bytes);

        // Then
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.rejects()).isEmpty();
        assertThat(reading.events())
                .extracting(Object::toString)
                .containsExactly("""
                {"id": "a", "debtor": {"name": "Ann", "age": 41}, "lines": [\
                {"cents": 150, "tags": ["x", "y"]}, null, {"cents": -25, "tags": []}], \
                "limits": {"day": 7}, "codes": [{"key": 5, "value": "five"}], "plain": [1, 2], \
                "older": [3, 4], "oldest": [{"number": 9}]}""", """
                {"id": "b", "debtor": null, "lines": [], "limits": {}, "codes": [], "plain": [], "older": null, \
                "oldest": null}""", """
                {"id": "c", "debtor": {"name": "", "age": null}, "lines": null, "limits": {"month": null}, "codes": [], \
                "plain": [], "older": null, "oldest": null}""", reading.events().get(0).toString());
    }

    @Test
    void readsOnlyTheColumnsThatTheFeedHas() throws IOException {
        // Given
        Feed feed = feed("""
                {"type": "record", "name": "Payment", "fields": [
                  {"name": "account_no", "type": "string"},
                  {"name": "total", "aliases": ["amount"],
                   "type": {"type": "bytes", "logicalType": "decimal", "precision": 5, "scale": 2}},
                  {"name": "channel", "type": "string", "default": "branch"}
                ]}
                """, "account_no", "[{name: amount, sum: total}]");
        ParquetFile file = ParquetFile.of("""
                        optional int32 damaged;
                        optional binary account_no (STRING);
                        optional fixed_len_byte_array(9) amount (DECIMAL(20,2));
                        """);
        int[] number = {0};
        file.pages(page -> ++number[0] <= 2 ? damaged(page) : page);
        byte[] bytes = file.rows(List.of(
                        file.row()
                                .append("damaged", 1)
                                .append("account_no", "a")
                                .append("amount", decimal(150)),
                        file.row().append("damaged", 1).append("amount", decimal(400)),
                        file.row()
                                .append("damaged", 1)
                                .append("account_no", "c")
                                .append("amount", decimal(100_000)),
                        file.row()
                                .append("damaged", 1)
                                .append("account_no", "d")
                                .append("amount", decimal(-25))))
                .bytes();

        // When
        Reading reading = Reading.of(feed, bytes);

        // Then
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.values("account_no")).hasToString("[a, d]");
        assertThat(reading.values("channel")).hasToString("[branch, branch]");
        assertThat(reading.report().passed().getTotals().toString()).contains("1.25");
        assertThat(reading.rejects())
                .extracting(RejectedRecord::reason)
                .containsExactly(
                        "field 'account_no' must not be null",
                        "field 'total' must be a decimal of at most 5 digits, got 3 bytes");
        assertThat(reading.report().rejected().getTotals().toString()).contains("4.00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "required binary id (STRING); | the file's type lacks a field that has no default: [amount]",
                "required binary id (STRING); required int32 amount (DECIMAL(9,3)); | field 'amount': must be decimal(9,2), got decimal(9,3)",
                "required binary id (STRING); required int32 amount; | field 'amount': must be decimal(9,2), got int",
                "required binary id (STRING); required binary amount (STRING); | field 'amount': must be decimal(9,2), got string",
                "required int32 id; required int32 amount (DECIMAL(9,2)); | field 'id': must be string, got int",
                "required binary id (STRING); required int32 amount (DECIMAL(9,2)); required double units; | field 'units': must be null or long, got double"
            })
    void refusesAFileWhoseColumnsDoNotFit(String columns, String problem) throws IOException {
        // Given
        byte[] bytes = ParquetFile.of(columns).bytes();

        // When
        Reading reading = Reading.of(PAYMENTS, bytes);

        // Then
        assertThat(reading.outcome()).isEqualTo(Outcome.MALFORMED);
        assertThat(reading.problems())
                .containsExactly("file: cannot be read: its schema does not fit the feed's: " + problem);
    }

    @Test
    void rejectsTimestampsThatMicrosecondsCannotTell() throws IOException {
        // Given
        ParquetFile file = ParquetFile.of("required binary id (STRING); required int96 at;");
        byte[] bytes = file.rows(List.of(
                        file.row().append("id", "a").append("at", int96(2_440_589, 1_500_000)),
                        file.row().append("id", "b").append("at", int96(2_440_589, 1_500_001)),
                        file.row().append("id", "c").append("at", int96(5_373_484, 0)),
                        file.row().append("id", "d").append("at", int96(Integer.MAX_VALUE, 0))))
                .bytes();

        // When
        Reading reading = Reading.of(ownFeed(bytes), bytes);

        // Then
        assertThat(reading.values("at")).containsExactly(86_400_001_500L, 253_402_214_400_000_000L);
        assertThat(reading.rejects()).extracting(RejectedRecord::sequence).containsExactly(2L, 4L);
        assertThat(reading.rejects().get(0).reason())
                .isEqualTo(
                        "column 'at' must hold timestamps of whole microseconds, got one of nanoseconds or out of range");
        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void rejectsARowThatIsTooLarge() throws IOException {
        // Given
        ParquetFile file = ParquetFile.of("required binary id (STRING); repeated binary parts; repeated int32 more;");
        Group large = file.row().append("id", "a");
        for (int i = 0; i < 300; i++) {
            large.append("parts", "x".repeat(5_000)).append("more", i);
        }
        Group wide = file.row().append("id", "y".repeat(2_000_000));
        byte[] bytes = file.rows(List.of(
                        large,
                        file.row().append("id", "b").append("more", 1),
                        wide,
                        file.row().append("id", "d")))
                .bytes();

        // When
        Reading reading = Reading.of(ownFeed(bytes), bytes);

        // Then
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.rejects())
                .extracting(RejectedRecord::category)
                .containsExactly(RejectCategory.LENGTH, RejectCategory.LENGTH);
        assertThat(reading.values("id")).hasToString("[b, d]");
    }

    @Test
    void findsAFileOutOfBalanceThatHasFewerRowsThanItStates() throws IOException {
        // Given
        ParquetFile file = ParquetFile.of(COLUMNS).footer(metadata -> metadata.setNum_rows(101));

        // When
        Reading reading = Reading.of(PAYMENTS, file.rows(payments(file, 1, 100)).bytes());

        // Then
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.records()).hasSize(100);
        assertThat(reading.outcome()).isEqualTo(Outcome.OUT_OF_BALANCE);
        assertThat(end(reading).stated()).containsEntry("records", "101");
    }

    @ParameterizedTest
    @CsvSource({
        "101, row group 1, column 'id' has too few values: they end in the middle",
        "99, row group 1, column 'id' has 1 values more than the row group has rows for"
    })
    void endsWhereARowGroupHasOtherRowsThanItStates(long stated, String place, String reason) throws IOException {
        // Given
        ParquetFile file = ParquetFile.of(COLUMNS)
                .footer(metadata -> metadata.getRow_groups().get(0).setNum_rows(stated));

        // When
        Reading reading = Reading.of(PAYMENTS, file.rows(payments(file, 1, 100)).bytes());

        // Then
        assertThat(reading.records()).hasSize((int) Math.min(stated, 100));
        assertThat(reading.problems()).singleElement().asString().contains(place, reason, "is not read");
        assertThat(reading.outcome()).isEqualTo(Outcome.MALFORMED);
    }

    @Test
    void countsWhatStandsBeforeTheDamage() throws IOException {
        // Given
        ParquetFile file = ParquetFile.of(COLUMNS);
        int[] number = {0};
        file.pages(page -> page.header().isSetData_page_header() && ++number[0] == 3 ? damaged(page) : page);

        // When
        Reading reading = Reading.of(PAYMENTS, file.rows(payments(file, 1, 100)).bytes());

        // Then
        assertThat(reading.records()).hasSize(80);
        assertThat(reading.problems())
                .containsExactly(
                        "file: at row group 1, row 81: column 'id': a page is damaged: its checksum differs; what follows is not read");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                " | is no Parquet file: it is empty",
                "id,amount | is no Parquet file: it does not begin with PAR1",
                "%PDF-1.7 | is no Parquet file: it is a PDF document",
                "PAR1 | cannot be read: it has 4 bytes: it is cut off",
                "PAR1 and nothing that a footer could be | cannot be read: it does not end with PAR1: it is cut off, or not yet whole",
                "PAR1 encrypted: PARE | cannot be read: it is encrypted; deliver it without encryption",
                "PAR1xxxxPAR1 | cannot be read: its footer must have at most 16777216 bytes and stand within the file of 12, got a length of 2021161080",
                "PAR1xxxx<0><0><0><0>PAR1 | cannot be read: its footer is damaged: it does not end where it should",
                "PAR1xxxx<4><0><0><0>PAR1 | cannot be read: its footer is damaged: it does not end where it should"
            })
    void saysWhatKeepsAFileFromBeingRead(String content, String problem) throws IOException {
        // Given
        String bytes = content == null ? "" : content.replace("<0>", "\u0000").replace("<4>", "\u0004");

        // When
        Reading reading = Reading.of(PAYMENTS, bytes.getBytes(UTF_8));

        // Then
        assertThat(reading.outcome()).isEqualTo(Outcome.MALFORMED);
        assertThat(reading.problems()).containsExactly("file: " + problem);
        assertThat(end(reading).bytes()).isEqualTo(bytes.length());
    }

    @Test
    void readsAFileThatIsCompressedAsAWhole() throws IOException {
        // Given
        ParquetFile file = ParquetFile.of(COLUMNS);
        byte[] plain = file.rows(payments(file, 1, 100)).bytes();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }

        // When
        Reading whole = Reading.of(PAYMENTS, packed.toByteArray());
        Reading cut = Reading.of(PAYMENTS, Arrays.copyOf(packed.toByteArray(), packed.size() - 20));

        // Then
        assertThat(whole.outcome()).isEqualTo(Outcome.BALANCED);
        assertThat(end(whole).bytes()).isEqualTo(plain.length);
        assertThat(cut.problems())
                .containsExactly("file: cannot be read: its gzip content breaks off; deliver it again");
    }

    @Test
    void findsAFileWithoutRowsEmpty() throws IOException {
        assertThat(Reading.of(PAYMENTS, ParquetFile.of(COLUMNS).bytes()).outcome())
                .isEqualTo(Outcome.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pyarrow", "duckdb", "polars", "delta"})
    void readsTheSameOfWhateverWroteIt(String writer) throws IOException {
        // Given
        byte[] bytes = Files.readAllBytes(SAMPLES.resolve("written/settlements.%s.parquet".formatted(writer)));

        // When
        Reading reading = Reading.of(SETTLEMENTS, bytes);

        // Then
        assertThat(reading.values("account")).hasToString("[DE01, DE02, DE01, DE03]");
        assertThat(reading.values("settledOn")).containsExactly(20_780, 20_780, 20_781, 20_781);
        assertThat(reading.values("purpose")).hasToString("[rent, null, sale, fee]");
        assertThat(reading.values("amount"))
                .extracting(amount -> new BigInteger(((ByteBuffer) amount).array()).intValueExact())
                .containsExactly(1_250, -75, 98_000, 5);
    }

    @Test
    void readsGroupsListsAndMapsAsAnotherLibraryWroteThem() throws IOException {
        // Given
        byte[] bytes = Files.readAllBytes(SAMPLES.resolve("written/statements.pyarrow.parquet"));
        Schema schema =
                ParquetLook.schema(new ByteArrayInputStream(bytes), "Record").orElseThrow();

        // When
        Reading reading = Reading.of(feed(schema.toString(), "account", "[{name: balance, sum: balance}]"), bytes);

        // Then
        assertThat(reading.report().passed().getTotals().toString()).contains("100.24");
        assertThat(reading.values("at")).containsExactly(1_795_458_600_000_000L, null, 253_402_214_400_000_000L);
        assertThat(reading.values("holder"))
                .hasToString("[{\"name\": \"Ann\", \"since\": 11356}, null, {\"name\": \"Bob\", \"since\": null}]");
        assertThat(reading.values("lines")).hasToString("""
                [[{"text": "rent", "cents": 150, "tags": ["a", "b"]}, {"text": null, "cents": -25, "tags": []}], null, []]""");
        assertThat(reading.values("limits").get(0)).isEqualTo(limits());
        assertThat(reading.values("limits").subList(1, 3)).hasToString("[null, {}]");
    }

    private static Map<Utf8, @Nullable Integer> limits() {
        Map<Utf8, @Nullable Integer> limits = new HashMap<>();
        limits.put(new Utf8("day"), 1_000);
        limits.put(new Utf8("month"), null);
        return limits;
    }

    @ParameterizedTest
    @CsvSource({"UNCOMPRESSED, false", "SNAPPY, true", "GZIP, false", "ZSTD, true", "LZ4_RAW, false"})
    void endsWhateverIsDamagedWithinPages(CompressionCodec codec, boolean second) throws IOException {
        long seed = System.nanoTime();
        System.out.printf("seed %d%n", seed);
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            // Given
            ParquetFile file = ParquetFile.of(COLUMNS + TAGS)
                    .codec(codec)
                    .pages(page -> random.nextInt(4) == 0 ? changed(page, random) : page);
            if (second) {
                file.secondVersion();
            }
            if (random.nextBoolean()) {
                file.withoutDictionaries();
            }
            List<Group> rows = payments(file, 1, 100);
            rows.forEach(row -> tag(row, random.nextInt(4)));
            byte[] bytes = file.rows(rows).bytes();

            // When
            Reading reading = Reading.of(ownFeed(bytes), bytes);

            // Then
            assertThat(end(reading).bytes()).isEqualTo(bytes.length);
            assertThat(reading.problems().isEmpty()
                            && reading.records().size() + reading.rejects().size() != 100)
                    .as("seed %d, round %d: something is passed over in silence", seed, round)
                    .isFalse();
            assertThat(reading.events()).hasSameSizeAs(reading.records());
        }
    }

    private static void tag(Group row, int count) {
        Group tags = row.addGroup("tags");
        for (int i = 0; i < count; i++) {
            Group tag = tags.addGroup("list");
            if (i != 1) {
                tag.append("element", "tag-" + i);
            }
        }
    }

    /** Its checksum is left out, as many writers leave it out. */
    private static Page changed(Page page, Random random) {
        byte[] content = page.content().clone();
        for (int i = random.nextInt(4); i >= 0 && content.length > 0; i--) {
            content[random.nextInt(content.length)] = (byte) random.nextInt();
        }
        page.header().unsetCrc();
        return new Page(page.header(), content);
    }

    private static Page damaged(Page page) {
        byte[] content = page.content().clone();
        content[content.length - 1] ^= 1;
        return new Page(page.header(), content);
    }

    private static Feed ownFeed(byte[] file) throws IOException {
        Schema schema =
                ParquetLook.schema(new ByteArrayInputStream(file), "Record").orElseThrow();
        return feed(schema.toString(), "id", "[]");
    }

    private static List<Group> payments(ParquetFile file, int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i -> payment(file, "id-" + i % 7, i, i % 3 == 0 ? null : (long) i))
                .toList();
    }

    private static Group payment(ParquetFile file, String id, int cents, @Nullable Long units) {
        Group payment = file.row().append("id", id).append("amount", cents);
        return units == null ? payment : payment.append("units", units);
    }

    private static Binary decimal(long cents) {
        byte[] bytes = new byte[9];
        Arrays.fill(bytes, (byte) (cents < 0 ? -1 : 0));
        byte[] number = BigDecimal.valueOf(cents).unscaledValue().toByteArray();
        System.arraycopy(number, 0, bytes, bytes.length - number.length, number.length);
        return Binary.fromConstantByteArray(bytes);
    }

    private static Binary int96(int day, long nanos) {
        byte[] bytes = new byte[12];
        byte[] number = BigInteger.valueOf(day)
                .shiftLeft(64)
                .or(BigInteger.valueOf(nanos))
                .toByteArray();
        for (int i = 0; i < number.length; i++) {
            bytes[i] = number[number.length - 1 - i];
        }
        return Binary.fromConstantByteArray(bytes);
    }

    private static SourceEnded end(Reading reading) {
        return (SourceEnded) reading.items().get(reading.items().size() - 1);
    }
}
