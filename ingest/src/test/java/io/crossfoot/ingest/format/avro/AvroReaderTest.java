package io.crossfoot.ingest.format.avro;

import static io.crossfoot.ingest.format.avro.ContainerFile.feed;
import static io.crossfoot.ingest.format.avro.ContainerFile.record;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.ingest.format.Reading;
import io.crossfoot.ingest.format.RejectedRecord;
import io.crossfoot.ingest.format.SourceEnded;
import io.crossfoot.ingest.format.SourceRecord;
import io.crossfoot.ingest.hostile.Damage;
import io.crossfoot.schema.Outcome;
import io.crossfoot.schema.RejectCategory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AvroReaderTest {

    private static final String TYPE = """
            {"type": "record", "name": "Payment", "fields": [
              {"name": "id", "type": "string"},
              {"name": "amount", "type": {"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2}},
              {"name": "units", "type": ["null", "long"], "default": null}
            ]}
            """;

    private static final Schema SCHEMA = new Schema.Parser().parse(TYPE);
    private static final String AMOUNT_TOTAL = "[{name: amount, sum: amount}]";
    private static final Feed PAYMENTS = feed(TYPE, "id", AMOUNT_TOTAL);

    private static final String RICH = """
            {"type": "record", "name": "Rich", "fields": [
              {"name": "id", "type": "int"},
              {"name": "flag", "type": "boolean"},
              {"name": "single", "type": "float"},
              {"name": "big", "type": "double"},
              {"name": "hash", "type": {"type": "fixed", "name": "Hash", "size": 4}},
              {"name": "kind", "type": {"type": "enum", "name": "Kind", "symbols": ["A", "B"]}},
              {"name": "lines", "type": {"type": "array", "items": {"type": "record", "name": "Line", "fields": [
                {"name": "text", "type": "string"}, {"name": "next", "type": ["null", "int", "string"]}]}}},
              {"name": "tags", "type": {"type": "map", "values": {"type": "array", "items": "long"}}},
              {"name": "nothing", "type": "null"}
            ]}
            """;

    @ParameterizedTest
    @ValueSource(strings = {"null", "deflate", "snappy", "zstandard"})
    void sendsRecordsOfTheFeedsTypeAsTheyAre(String codec) throws IOException {
        // Given
        List<GenericData.Record> records = IntStream.rangeClosed(1, 500)
                .mapToObj(i -> payment("id-" + i % 7, i, i % 3 == 0 ? null : (long) i))
                .toList();

        // When
        Reading reading = Reading.of(PAYMENTS, ContainerFile.of(SCHEMA, codec, records));

        // Then
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.outcome()).isEqualTo(Outcome.UNVERIFIED);
        assertThat(reading.events()).hasToString(records.toString());
        assertThat(reading.records())
                .extracting(SourceRecord::sequence)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 500).mapToObj(Long::valueOf).toList());
        assertThat(reading.records()).extracting(SourceRecord::position).isSorted();
        assertThat(reading.report().passed().getTotals().toString()).contains("1252.50");
        assertThat(end(reading).bytes())
                .isEqualTo(reading.records().get(499).position())
                .isEqualTo(ContainerFile.of(SCHEMA, codec, records).length);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void findsTheEndOfValuesOfEveryType(boolean inRunsOfStatedLength) throws IOException {
        // Given
        Schema schema = new Schema.Parser().parse(RICH);
        Schema lines = schema.getField("lines").schema();
        GenericData.Record rich = record(
                schema,
                -7,
                true,
                1.5f,
                -2.5,
                new GenericData.Fixed(schema.getField("hash").schema(), new byte[] {1, 2, 3, 4}),
                new GenericData.EnumSymbol(schema.getField("kind").schema(), "B"),
                List.of(
                        record(lines.getElementType(), "à", null),
                        record(lines.getElementType(), "", 5),
                        record(lines.getElementType(), "x".repeat(300), "text")),
                Map.of("a", List.of(1L, 2L)),
                null);
        byte[] encoded = encoded(rich, inRunsOfStatedLength);

        // When
        Reading reading =
                Reading.of(feed(RICH, "id", "[]"), ContainerFile.ofEncoded(schema, "deflate", encoded, encoded));

        // Then
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.rejects()).isEmpty();
        assertThat(reading.events()).hasToString(List.of(rich, rich).toString());
    }

    @Test
    void readsRecordsOfAnotherTypeByTheRulesOfResolution() throws IOException {
        // Given
        Schema written = new Schema.Parser().parse("""
                {"type": "record", "name": "topLevelRecord", "fields": [
                  {"name": "units", "type": ["int", "null"]},
                  {"name": "dropped", "type": {"type": "array", "items": "string"}},
                  {"name": "sum", "type": ["null", {"type": "bytes", "logicalType": "decimal", "precision": 12, "scale": 2}]},
                  {"name": "id", "type": ["string", "null"]}
                ]}
                """);
        Feed feed = feed("""
                {"type": "record", "name": "Payment", "aliases": ["topLevelRecord"], "fields": [
                  {"name": "id", "type": "string"},
                  {"name": "amount", "aliases": ["sum"],
                   "type": {"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2}},
                  {"name": "units", "type": ["null", "long"], "default": null},
                  {"name": "channel", "type": "string", "default": "branch"}
                ]}
                """, "id", AMOUNT_TOTAL);
        List<GenericData.Record> records = List.of(
                record(written, 3, List.of("x"), unscaled("150"), "a"),
                record(written, null, List.of(), unscaled("-25"), "b"),
                record(written, 1, List.of(), unscaled("400"), null),
                record(written, 1, List.of(), null, "d"),
                record(written, 1, List.of(), unscaled("1000000000"), "e"));

        // When
        Reading reading = Reading.of(feed, ContainerFile.of(written, "null", records));

        // Then
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.values("id")).extracting(String::valueOf).containsExactly("a", "b");
        assertThat(reading.values("units")).containsExactly(3L, null);
        assertThat(reading.values("channel")).extracting(String::valueOf).containsExactly("branch", "branch");
        assertThat(reading.report().passed().getTotals().toString()).contains("1.25");
        assertThat(reading.rejects())
                .extracting(RejectedRecord::reason)
                .containsExactly(
                        "field 'id' must not be null",
                        "field 'amount' must not be null",
                        "field 'amount' must be a decimal of at most 9 digits, got 4 bytes");
        assertThat(reading.rejects()).extracting(RejectedRecord::sequence).containsExactly(3L, 4L, 5L);
        assertThat(reading.report().rejected().getTotals().toString()).contains("4.00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "'id':'string' | the file's type lacks a field that has no default: [amount]",
                "'id':'string','amount':{'type':'bytes','logicalType':'decimal','precision':9,'scale':3} | field 'amount': must be decimal(9,2), got decimal(9,3)",
                "'id':'string','amount':['null',{'type':'bytes','logicalType':'decimal','precision':9,'scale':3}] | field 'amount': must be decimal(9,2), got decimal(9,3)",
                "'id':'string','amount':'string' | field 'amount': must be decimal(9,2), got string",
                "'id':'string','amount':'double' | field 'amount': must be decimal(9,2), got double",
                "'id':'long','amount':{'type':'bytes','logicalType':'decimal','precision':9,'scale':2} | field 'id': must be string, got long",
                "'id':['null','long','boolean'],'amount':'bytes' | field 'id': must be string, got null or long or boolean"
            })
    void doesNotReadAFileOfATypeThatDoesNotFit(String fields, String problem) throws IOException {
        // Given
        String all = Arrays.stream(fields.replace('\'', '"').split(",(?=\"(id|amount)\")", -1))
                .map(field -> field.replaceFirst("\"(\\w+)\":", "{\"name\":\"$1\",\"type\":") + "}")
                .reduce((one, other) -> one + "," + other)
                .orElseThrow();
        Schema written = new Schema.Parser().parse("{\"type\":\"record\",\"name\":\"P\",\"fields\":[" + all + "]}");

        // When
        Reading reading = Reading.of(PAYMENTS, ContainerFile.of(written, "null", List.of()));

        // Then
        assertThat(reading.outcome()).isEqualTo(Outcome.MALFORMED);
        assertThat(reading.problems())
                .containsExactly("file: cannot be read: its schema does not fit the feed's: " + problem);
    }

    @Test
    void rejectsTextsThatAreNotUtf8AndDecimalsThatAreTooLong() throws IOException {
        // Given
        byte[] latin = bytes(buffer -> {
            buffer.writeBytes("caf\u00e9".getBytes(ISO_8859_1), 0, 4);
            buffer.writeUnscaled(150);
            buffer.writeLong(0);
        });
        byte[] huge = bytes(buffer -> {
            buffer.writeString("secret 4711");
            buffer.writeBytes(new byte[] {127, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 0, 10);
            buffer.writeLong(0);
        });
        byte[] none = bytes(buffer -> {
            buffer.writeString("");
            buffer.writeBytes(new byte[0], 0, 0);
            buffer.writeLong(0);
        });
        byte[] padded = bytes(buffer -> {
            buffer.writeString("d");
            buffer.writeBytes(new byte[] {-1, -1, -1, -1, -1, -1, -50}, 0, 7);
            buffer.writeLong(0);
        });

        // When
        Reading reading = Reading.of(PAYMENTS, ContainerFile.ofEncoded(SCHEMA, "snappy", latin, huge, none, padded));

        // Then
        assertThat(reading.rejects())
                .extracting(RejectedRecord::reason)
                .containsExactly(
                        "field 'id' holds a text that is not UTF-8",
                        "field 'amount' must be a decimal of at most 9 digits, got 10 bytes",
                        "field 'amount' must be a decimal of at most 9 digits, got 0 bytes");
        assertThat(reading.rejects())
                .extracting(RejectedRecord::category)
                .containsExactly(RejectCategory.ENCODING, RejectCategory.FIELD, RejectCategory.FIELD);
        assertThat(reading.rejects().get(1).raw()).contains("xxxxxx 9999").doesNotContain("secret");
        assertThat(reading.report().rejected().getTotals().toString()).contains("1.50");
        assertThat(reading.report().passed().getTotals().toString()).contains("-0.50");
    }

    @Test
    void rejectsARecordThatIsTooLarge() throws IOException {
        // Given
        byte[] large = bytes(buffer -> {
            buffer.writeString("x".repeat(2_000_000));
            buffer.writeUnscaled(1);
            buffer.writeLong(0);
        });

        // When
        Reading reading = Reading.of(
                PAYMENTS, ContainerFile.ofEncoded(SCHEMA, "deflate", large, encoded(payment("b", 1, null), false)));

        // Then
        assertThat(reading.rejects()).extracting(RejectedRecord::category).containsExactly(RejectCategory.LENGTH);
        assertThat(reading.values("id")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "deflate", "snappy", "zstandard"})
    void countsWhatStandsBeforeTheDamage(String codec) throws IOException {
        // Given
        byte[] file = ContainerFile.of(SCHEMA, codec, payments(100));
        byte[] cut = Arrays.copyOf(file, file.length - 20);
        byte[] damaged = file.clone();
        damaged[file.length - 1] ^= 1;

        // When
        Reading ofCut = Reading.of(PAYMENTS, cut);
        Reading ofDamaged = Reading.of(PAYMENTS, damaged);

        // Then
        assertThat(ofCut.records()).hasSizeBetween(90, 99);
        assertThat(ofCut.problems()).singleElement().asString().contains("at block", "too early: it is cut off");
        assertThat(ofDamaged.records()).hasSameSizeAs(ofCut.records());
        assertThat(ofDamaged.problems()).singleElement().asString().contains("does not end with the file's marker");
        assertThat(ofDamaged.outcome()).isEqualTo(Outcome.MALFORMED);
    }

    @Test
    void endsWhereARecordCannotBeFound() throws IOException {
        // Given
        byte[] right = encoded(payment("a", 150, null), false);
        byte[] wrong = bytes(buffer -> buffer.writeLong(1_000));

        // When
        Reading reading = Reading.of(PAYMENTS, ContainerFile.ofEncoded(SCHEMA, "null", right, wrong));

        // Then
        assertThat(reading.records()).hasSize(1);
        assertThat(reading.problems())
                .singleElement()
                .asString()
                .contains("at block 1", "record 2 cannot be read", "what follows is not read");
    }

    @Test
    void refusesBytesBehindTheLastRecordOfABlock() throws IOException {
        // Given
        byte[] longer = Arrays.copyOf(encoded(payment("a", 150, null), false), 20);

        // When
        Reading reading = Reading.of(PAYMENTS, ContainerFile.ofEncoded(SCHEMA, "deflate", longer));

        // Then
        assertThat(reading.records()).hasSize(1);
        assertThat(reading.problems()).singleElement().asString().contains("left over behind the last record");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deflate", "snappy", "zstandard"})
    void unpacksNoBomb(String codec) throws IOException {
        // Given
        byte[] bomb = new byte[BlockContent.LONGEST + 100];

        // When
        Reading reading = Reading.of(PAYMENTS, ContainerFile.ofEncoded(SCHEMA, codec, bomb));

        // Then
        assertThat(reading.records()).isEmpty();
        assertThat(reading.problems()).singleElement().asString().contains("must unpack to at most 16777216 bytes");
    }

    @Test
    void takesNoRoomForWhatABlockOnlyClaims() throws IOException {
        // Given
        byte[] file = ContainerFile.of(SCHEMA, "null", List.of());
        ByteArrayOutputStream claiming = new ByteArrayOutputStream();
        claiming.writeBytes(file);
        claiming.writeBytes(bytes(buffer -> {
            buffer.writeLong(1);
            buffer.writeLong(Long.MAX_VALUE);
        }));

        // When
        Reading reading = Reading.of(PAYMENTS, claiming.toByteArray());

        // Then
        assertThat(reading.problems()).singleElement().asString().contains("a block must have at most 16777216 bytes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                " | is no Avro container file: it is empty",
                "id,amount | is no Avro container file: it does not begin with Obj and a byte 1",
                "%PDF-1.7 | is no Avro container file: it is a PDF document",
                "Obj<1> | cannot be read: the file ends too early: it is cut off",
                "Obj<1><0> | cannot be read: the file ends too early: it is cut off",
                "Obj<1><0>0123456789abcdef | cannot be read: its header has no avro.schema",
                "Obj<1><2><1> | cannot be read: its header is damaged, or longer than 1048576 bytes"
            })
    void saysWhatKeepsAFileFromBeingRead(String content, String problem) throws IOException {
        // Given
        String bytes = content == null
                ? ""
                : content.replace("<0>", "\u0000").replace("<1>", "\u0001").replace("<2>", "\u0002");

        // When
        Reading reading = Reading.of(PAYMENTS, bytes.getBytes(UTF_8));

        // Then
        assertThat(reading.outcome()).isEqualTo(Outcome.MALFORMED);
        assertThat(reading.problems()).containsExactly("file: " + problem);
    }

    @Test
    void doesNotReadTypesThatNeverEnd() throws IOException {
        // Given
        Schema endless = new Schema.Parser().parse("""
                {"type": "record", "name": "Payment", "fields": [
                  {"name": "id", "type": "string"}, {"name": "next", "type": ["null", "Payment"]}]}
                """);

        // When
        Reading reading = Reading.of(PAYMENTS, ContainerFile.of(endless, "null", List.of()));

        // Then
        assertThat(reading.problems()).singleElement().asString().contains("none that contains itself");
    }

    @Test
    void readsNoBlocksOfAnUnknownCodec() throws IOException {
        // When
        Reading reading = Reading.of(PAYMENTS, ContainerFile.of(SCHEMA, "bzip2", List.of()));

        // Then
        assertThat(reading.problems())
                .containsExactly(
                        "file: cannot be read: its codec must be null, deflate, snappy or zstandard, got bzip2");
    }

    @Test
    void findsAFileWithoutRecordsEmpty() throws IOException {
        assertThat(Reading.of(PAYMENTS, ContainerFile.of(SCHEMA, "deflate", List.of()))
                        .outcome())
                .isEqualTo(Outcome.EMPTY);
    }

    @Test
    void addsUpDecimalsOfAFixedLength() throws IOException {
        // Given
        String type = """
                {"type": "record", "name": "Payment", "fields": [
                  {"name": "id", "type": "string"},
                  {"name": "amount", "type": ["null", {"type": "fixed", "name": "Amount", "size": 5,
                    "logicalType": "decimal", "precision": 10, "scale": 2}]}
                ]}
                """;
        Schema schema = new Schema.Parser().parse(type);
        Schema amount = schema.getField("amount").schema().getTypes().get(1);
        List<GenericData.Record> records = List.of(
                record(schema, "a", new GenericData.Fixed(amount, new byte[] {0, 0, 0, 0, 125})),
                record(schema, "b", new GenericData.Fixed(amount, new byte[] {-1, -1, -1, -1, -1})),
                record(schema, "c", null));

        // When
        Reading reading = Reading.of(feed(type, "id", AMOUNT_TOTAL), ContainerFile.of(schema, "snappy", records));

        // Then
        assertThat(reading.records()).hasSize(3);
        assertThat(reading.report().passed().getTotals().toString()).contains("1.24");
    }

    @Test
    void saysThatACompressedFileBreaksOffBehindAWholeBlock() throws IOException {
        // Given
        byte[] packed = gzipped(ContainerFile.of(SCHEMA, "null", payments(30)));

        // When
        Reading reading = Reading.of(PAYMENTS, Arrays.copyOf(packed, packed.length - 8));

        // Then
        assertThat(reading.records()).hasSize(30);
        assertThat(reading.problems()).containsExactly("file: its gzip content breaks off; deliver it again");
    }

    @Test
    void doesNotCallAFileEmptyThatCannotBeUnpacked() throws IOException {
        // Given
        byte[] packed = gzipped(ContainerFile.of(SCHEMA, "null", payments(1)));

        // When
        Reading reading = Reading.of(PAYMENTS, Arrays.copyOf(packed, 10));

        // Then
        assertThat(reading.problems()).containsExactly("file: its gzip content breaks off; deliver it again");
    }

    private static byte[] gzipped(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "deflate", "snappy", "zstandard"})
    void endsWhateverIsDamaged(String codec) throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] right = ContainerFile.of(SCHEMA, codec, payments(30));
        Feed other = feed(TYPE.replace("[\"null\", \"long\"]", "[\"null\", \"double\"]"), "id", AMOUNT_TOTAL);
        for (int round = 0; round < 300; round++) {
            // Given
            byte[] damaged = random.nextBoolean() ? Damage.of(right, random) : withBytesChanged(right, random);

            // When
            Reading reading = Reading.of(round % 2 == 0 ? PAYMENTS : other, damaged);

            // Then
            assertThat(end(reading).bytes())
                    .as("seed %d, round %d", seed, round)
                    .isLessThanOrEqualTo(damaged.length);
            assertThat(reading.problems().isEmpty() && end(reading).bytes() < damaged.length)
                    .as("seed %d, round %d: something is passed over in silence", seed, round)
                    .isFalse();
            assertThat(reading.events()).hasSameSizeAs(reading.records());
        }
    }

    /** Leaves all lengths as they are, so that more of the damage is within records. */
    private static byte[] withBytesChanged(byte[] right, Random random) {
        byte[] changed = right.clone();
        int header = right.length / 3;
        for (int i = random.nextInt(4); i >= 0; i--) {
            changed[header + random.nextInt(right.length - header)] = (byte) random.nextInt();
        }
        return changed;
    }

    private static List<GenericData.Record> payments(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> payment("id-" + i, 100 + i, (long) i))
                .toList();
    }

    private static GenericData.Record payment(String id, long cents, @Nullable Long units) {
        return record(SCHEMA, id, unscaled(Long.toString(cents)), units);
    }

    private static ByteBuffer unscaled(String number) {
        return ByteBuffer.wrap(new BigDecimal(number).unscaledValue().toByteArray());
    }

    private static byte[] encoded(GenericData.Record record, boolean inRunsOfStatedLength) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Encoder encoder = inRunsOfStatedLength
                ? EncoderFactory.get().blockingBinaryEncoder(out, null)
                : EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<GenericData.Record>(record.getSchema()).write(record, encoder);
        encoder.flush();
        return out.toByteArray();
    }

    private static byte[] bytes(Consumer<AvroBuffer> content) {
        AvroBuffer buffer = new AvroBuffer();
        content.accept(buffer);
        return buffer.toByteArray();
    }

    private static SourceEnded end(Reading reading) {
        return (SourceEnded) reading.items().get(reading.items().size() - 1);
    }
}
