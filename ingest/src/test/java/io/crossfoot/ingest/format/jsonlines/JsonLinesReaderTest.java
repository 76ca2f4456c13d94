package io.crossfoot.ingest.format.jsonlines;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.field.RecordFields;
import io.crossfoot.ingest.format.Reading;
import io.crossfoot.ingest.format.RejectedRecord;
import io.crossfoot.ingest.format.SourceEnded;
import io.crossfoot.ingest.format.SourceRecord;
import io.crossfoot.ingest.hostile.Damage;
import io.crossfoot.schema.Outcome;
import io.crossfoot.schema.RejectCategory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesReaderTest {

    private static final Feed PAYMENTS = ConfigReader.read("""
            name: payments
            key: [id]
            format:
              json-lines:
                type: Payment
                columns:
                  - {name: id}
                  - {name: amount, type: decimal}
                  - {name: units, type: integer, optional: true}
                  - {name: paid, type: date, optional: true}
                  - {name: at, type: timestamp, optional: true}
                  - {name: urgent, type: boolean, optional: true}
                  - {name: payer, at: debtor.account, optional: true, null-as: [n/a]}
                  - {name: line, at: /lines/1/text, optional: true}
            totals:
              - {name: amount, sum: amount}
            """, "payments.yaml", Feed.class);

    private static final String SMALL = """
            {"id":"a1","amount":10.50,"units":3,"paid":"2026-11-20","at":"2026-11-20T10:00:00Z","urgent":true}
            {"urgent":false,"debtor":{"name":"x","account":"DE02"},"amount":-0.25,"id":"a2","other":{"a":[1,{"b":2}]}}
            {"id":"a3","amount":1,"lines":[{"text":"first"},{"text":"second"}],"units":null,"paid":""}
            """;

    @Test
    void makesAnEventOfEachObject() throws IOException {
        // When
        Reading reading = read(SMALL);

        // Then
        assertThat(reading.outcome()).isEqualTo(Outcome.UNVERIFIED);
        assertThat(texts(reading, "id")).containsExactly("a1", "a2", "a3");
        assertThat(decimals(reading, "amount")).containsExactly("10.50", "-0.25", "1.00");
        assertThat(reading.values("units")).containsExactly(3L, null, null);
        assertThat(reading.values("paid"))
                .containsExactly((int) LocalDate.of(2026, 11, 20).toEpochDay(), null, null);
        assertThat(reading.values("at"))
                .containsExactly(Instant.parse("2026-11-20T10:00:00Z").toEpochMilli(), null, null);
        assertThat(reading.values("urgent")).containsExactly(true, false, null);
        assertThat(texts(reading, "payer")).containsExactly("null", "DE02", "null");
        assertThat(texts(reading, "line")).containsExactly("null", "null", "second");
        assertThat(reading.report().passed().getTotals().toString()).contains("11.25");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "12345678901234567890123456789012345.67 | 12345678901234567890123456789012345.67",
                "0.10 | 0.10",
                "1.5e3 | 1500.00",
                "15E-1 | 1.50",
                "1.0E7 | 10000000.00",
                "-0.0 | 0.00",
                "1.500 | 1.50",
                "\"10.50\" | 10.50",
                "\" 7 \" | 7.00",
                "\"+7\" | 7.00"
            })
    void readsNumbersExactlyHoweverTheyAreWritten(String written, String amount) throws IOException {
        // When
        Reading reading = read("{\"id\":\"a\",\"amount\":" + written + "}");

        // Then
        assertThat(reading.rejects()).isEmpty();
        assertThat(decimals(reading, "amount")).containsExactly(amount);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"007\"', 007",
        "12.30, 12.30",
        "true, true",
        "'\"à la carte €\"', à la carte €",
        "'\"a\\u0041\\n\\ud83d\\ude00\"', 'aA\n😀'"
    })
    void takesScalarsAsTextAsTheyAreWritten(String written, String text) throws IOException {
        // When
        Reading reading = read("{\"id\":" + written + ",\"amount\":1}");

        // Then
        assertThat(texts(reading, "id")).containsExactly(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{'id':'a','amount':'secret'} | FIELD | column 'amount' must be a number with at most 2 decimals, got 'xxxxxx'",
                "{'id':'a','amount':1.234} | FIELD | column 'amount' must be a number with at most 2 decimals, got '9.999'",
                "{'id':'a','amount':1e400} | FIELD | column 'amount' must be a number with an exponent of at most 100, got '9x999'",
                "{'id':'a','amount':1e99999999999} | FIELD | column 'amount' must be a number with an exponent of at most 100",
                "{'id':'a'} | FIELD | column 'amount' is missing, and must be there",
                "{'amount':1} | FIELD | column 'id' is missing, and must be there",
                "{} | FIELD | column 'id' is missing, and must be there; column 'amount' is missing, and must be there",
                "{'id':null,'amount':1} | FIELD | column 'id' must not be empty",
                "{'id':' ','amount':1} | FIELD | column 'id' must not be empty",
                "{'id':['a'],'amount':1} | FIELD | column 'id' must be one value, got an array",
                "{'id':{'a':1},'amount':1} | FIELD | column 'id' must be one value, got an object",
                "{'id':'a','amount':1,'debtor':5} | FIELD | member 'debtor' must be an object or an array that holds columns",
                "{'id':'a','amount':1,'amount':1} | FIELD | member 'amount' stands twice in its object",
                "{'id':'a','amount':1,'debtor':{},'debtor':{}} | FIELD | member 'debtor' stands twice in its object",
                "{'id':'a','amount':1,'units':1.5} | FIELD | column 'units' must be a whole number within 64 bits, got '9.9'",
                "{'id':'a','amount':1,'units':9223372036854775808} | FIELD | column 'units' must be a whole number",
                "{'id':'a','amount':1,'paid':'2026-02-30'} | FIELD | column 'paid' must be of the form yyyy-MM-dd",
                "{'id':'\\ud800','amount':1} | FIELD | column 'id' must be text, got half of a surrogate pair in it",
                "{'id':'a','amount':1} {} | STRUCTURE | something stands behind the object",
                "{'id':'a','amount':1}, | STRUCTURE | the line is no JSON from byte",
                "{'id':'a','amount':1 | STRUCTURE | the line ends within the object",
                "{'id':'a,'amount':1} | STRUCTURE | the line is no JSON from byte",
                "{'id':'a','amount':NaN} | STRUCTURE | the line is no JSON from byte",
                "{'id':'a','amount':.5} | STRUCTURE | the line is no JSON from byte",
                "['a',1] | STRUCTURE | the line must be a JSON object, and begins with none",
                "12 | STRUCTURE | the line must be a JSON object, and begins with none",
                "secret | STRUCTURE | the line is no JSON from byte"
            })
    void rejectsWhatIsNoEventAndSaysWhy(String line, RejectCategory category, String reason) throws IOException {
        // When
        Reading reading = read(line.replace('\'', '"') + "\n{\"id\":\"b\",\"amount\":2}\n");

        // Then
        assertThat(reading.problems()).isEmpty();
        assertThat(texts(reading, "id")).containsExactly("b");
        RejectedRecord reject = reading.rejects().get(0);
        assertThat(reject.reason()).startsWith(reason).doesNotContain("secret");
        assertThat(reject.category()).isEqualTo(category);
        assertThat(reject.raw()).doesNotContain("secret");
        assertThat(reject.sequence()).isEqualTo(1);
        assertThat(reject.start()).isZero();
    }

    @Test
    void countsWhatCanBeReadOfARejectedRecord() throws IOException {
        // When
        Reading reading = read("""
                {"id":"a","amount":1.50,"units":"many"}
                {"amount":2.25,"paid":"never"}
                {"id":"c","amount":4,"amount":4}
                {"id":"d","amount":8.00,
                """);

        // Then
        assertThat(reading.rejects()).hasSize(4);
        assertThat(reading.report().rejected().getTotals().toString()).contains("11.75");
        RecordFields fields = new RecordFields(PAYMENTS.eventSchema(), List.of("id"));
        assertThat(fields.of(reading.rejects().get(1).partial()).isNull(0)).isTrue();
    }

    @Test
    void numbersLinesAndPassesOverBlankOnes() throws IOException {
        // Given
        String first = "\uFEFF{\"id\":\"a\",\"amount\":1}\r\n";
        String second = " \t\r\n\n{\"id\":\"b\",\"amount\":2}";

        // When
        Reading reading = read(first + second + "\n\u001a");

        // Then
        assertThat(reading.rejects()).isEmpty();
        assertThat(reading.records()).extracting(SourceRecord::sequence).containsExactly(1L, 4L);
        assertThat(reading.records().get(0).position()).isEqualTo(first.getBytes(StandardCharsets.UTF_8).length);
        assertThat(end(reading).bytes())
                .isEqualTo((first + second + "\n\u001a").getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    void findsAnEmptyFileEmpty() throws IOException {
        assertThat(read("").outcome()).isEqualTo(Outcome.EMPTY);
        assertThat(read("\n \n").outcome()).isEqualTo(Outcome.EMPTY);
    }

    @Test
    void rejectsALineThatIsNotUtf8() throws IOException {
        // Given
        byte[] line = "{\"id\":\"a\u00e9\",\"amount\":1}\n".getBytes(StandardCharsets.ISO_8859_1);

        // When
        Reading reading = Reading.of(PAYMENTS, line);

        // Then
        assertThat(reading.rejects()).extracting(RejectedRecord::category).containsExactly(RejectCategory.ENCODING);
    }

    @Test
    void isNotMisledByNulsThatMakeALineLookLikeUtf16() throws IOException {
        // Given
        byte[] line = "{\u0000\"\u0000i\u0000d\u0000\"\u0000}\u0000\n".getBytes(StandardCharsets.UTF_8);

        // When
        Reading reading = Reading.of(PAYMENTS, line);

        // Then
        assertThat(reading.records()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%PDF-1.7", "<?xml version='1.0'?><a/>", "Obj\u0001"})
    void saysWhatAnotherFileIs(String content) throws IOException {
        // When
        Reading reading = read(content);

        // Then
        assertThat(reading.outcome()).isEqualTo(Outcome.MALFORMED);
        assertThat(reading.problems()).singleElement().asString().startsWith("file: is no text of JSON objects: it is");
    }

    @Test
    void givesUpOnAFileOfWhichNothingCanBeRead() throws IOException {
        // When
        Reading reading = read("[\n".repeat(1_000));

        // Then
        assertThat(reading.rejects()).hasSize(100);
        assertThat(reading.problems()).singleElement().asString().contains("none of its first 100 records");
    }

    @Test
    void rejectsWhatWouldFillTheMemory() throws IOException {
        // Given
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        String digits = "9".repeat(10_000);
        String name = "n".repeat(20_000);
        Stream<String> lines = Stream.of(
                "{\"id\":\"a\",\"amount\":1,\"x\":" + deep + "}",
                "{\"id\":\"a\",\"amount\":" + digits + "}",
                "{\"id\":\"a\",\"amount\":1,\"x\":" + digits + "}",
                "{\"id\":\"a\",\"amount\":1,\"" + name + "\":1}");

        // When
        List<RejectedRecord> rejects = lines.map(JsonLinesReaderTest::one).toList();

        // Then
        assertThat(rejects).extracting(RejectedRecord::category).containsOnly(RejectCategory.LENGTH);
        assertThat(rejects)
                .allSatisfy(reject -> assertThat(reject.raw().length()).isLessThan(1_100));
    }

    @Test
    void readsOverALineWithoutAnEnd() throws IOException {
        // Given
        byte[] block = " ".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
        Stream<ByteArrayInputStream> parts = Stream.concat(
                Stream.concat(
                        Stream.of(bytes("{\"id\":\"a\",\"amount\":1}\n{")),
                        Stream.generate(() -> new ByteArrayInputStream(block)).limit(1_000)),
                Stream.of(bytes("}\n{\"id\":\"b\",\"amount\":2}\n")));

        // When
        Reading reading = Reading.of(PAYMENTS, new SequenceInputStream(Collections.enumeration(parts.toList())));

        // Then
        assertThat(texts(reading, "id")).containsExactly("a", "b");
        assertThat(reading.rejects()).extracting(RejectedRecord::category).containsExactly(RejectCategory.LENGTH);
    }

    @Test
    void readsOnWhateverIsDamaged() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] right = SMALL.getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 1_000; round++) {
            // Given
            byte[] damaged = Damage.of(right, random);

            // When
            Reading reading = Reading.of(PAYMENTS, damaged);

            // Then
            assertThat(end(reading).bytes())
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(
                            reading.problems().isEmpty()
                                    ? damaged.length
                                    : end(reading).bytes());
            assertThat(reading.rejects())
                    .as("seed %d, round %d", seed, round)
                    .allSatisfy(reject -> assertThat(reject.reason()).isNotEmpty());
            assertThat(reading.events()).hasSameSizeAs(reading.records());
        }
    }

    private static RejectedRecord one(String line) {
        try {
            return read(line).rejects().get(0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Reading read(String source) throws IOException {
        return Reading.of(PAYMENTS, source.getBytes(StandardCharsets.UTF_8));
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static SourceEnded end(Reading reading) {
        return (SourceEnded) reading.items().get(reading.items().size() - 1);
    }

    private static List<String> texts(Reading reading, String field) {
        return reading.values(field).stream().map(String::valueOf).toList();
    }

    private static List<String> decimals(Reading reading, String field) {
        return reading.values(field).stream()
                .map(value -> {
                    ByteBuffer bytes = (ByteBuffer) value;
                    byte[] digits = new byte[bytes.remaining()];
                    bytes.duplicate().get(digits);
                    return new BigDecimal(new BigInteger(digits), 2).toPlainString();
                })
                .toList();
    }
}
