package io.crossfoot.ingest.format.bai2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.crossfoot.common.balance.SourceRules;
import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.config.CountOrShare;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.ingest.format.Reading;
import io.crossfoot.ingest.format.RejectedRecord;
import io.crossfoot.ingest.format.SectionEnded;
import io.crossfoot.ingest.format.SourceEnded;
import io.crossfoot.ingest.format.SourceRecord;
import io.crossfoot.schema.AccountStatement;
import io.crossfoot.schema.Outcome;
import io.crossfoot.schema.RejectCategory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.generic.IndexedRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Bai2ReaderTest {

    private static final Feed BALANCES = ConfigReader.read("""
            name: balances
            format: bai2
            key: [account]
            """, "balances.yaml", Feed.class);

    private static final String SMALL = """
            01,122099999,123456789,260623,0200,1,,,2/
            02,031001234,122099999,1,260622,2359,EUR,2/
            03,0123456789,,010,+4350000,,,100,500,2,1/
            16,165,200,Z,BANKREF,CUSTREF,DEALER PAYMENTS
            88,INVOICE 12/26, PARTLY
            16,475,300,,,00012,/
            49,4351000,5/
            98,4351000,1,7/
            99,4351000,1,9/
            """;

    @ParameterizedTest
    @CsvSource({"1, 1", "'', 1", "3, 0"})
    void tellsLedgerBalancesThatAnAccountOpensAndClosesWith(String status, int statements) throws IOException {
        // Given
        String balances = SMALL.replace("010,+4350000,,,", "010,+4350000,,,015,-20,,,")
                .replace("122099999,1,260622", "122099999,%s,260622".formatted(status));

        // When
        Reading reading = Reading.of(BALANCES, balances.getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(reading.sections())
                .flatExtracting(SectionEnded::statements)
                .containsExactlyElementsOf(Collections.nCopies(
                        statements, new AccountStatement("0123456789", "EUR", "", "4350000", "-20")));
    }

    @Test
    void makesAnEventOfEachStatusSummaryAndTransaction() throws IOException {
        // When
        Reading reading = read(SMALL);

        // Then
        assertThat(reading.outcome()).as("problems %s", reading.problems()).isEqualTo(Outcome.BALANCED);
        assertThat(reading.events())
                .extracting(
                        event -> get(event, "kind"),
                        event -> get(event, "typeCode"),
                        event -> get(event, "side"),
                        event -> get(event, "amount"),
                        event -> get(event, "itemCount"),
                        event -> get(event, "fundsType"))
                .containsExactly(
                        tuple("STATUS", "010", "NONE", "4350000", "null", ""),
                        tuple("SUMMARY", "100", "CREDIT", "500", "2", "1"),
                        tuple("TRANSACTION", "165", "CREDIT", "200", "null", "Z"),
                        tuple("TRANSACTION", "475", "DEBIT", "300", "null", ""));
    }

    @Test
    void givesEachEventWhatItsGroupAndAccountSay() throws IOException {
        // When
        Reading reading = read(SMALL);

        // Then
        IndexedRecord event = reading.events().get(2);
        assertThat(get(event, "receiver")).isEqualTo("031001234");
        assertThat(get(event, "originator")).isEqualTo("122099999");
        assertThat(get(event, "groupStatus")).isEqualTo("1");
        assertThat(get(event, "asOfDate")).isEqualTo("2026-06-22");
        assertThat(get(event, "asOfTime")).isEqualTo("2359");
        assertThat(get(event, "asOfDateModifier")).isEqualTo("2");
        assertThat(get(event, "account")).isEqualTo("0123456789");
        assertThat(get(event, "currency")).isEqualTo("EUR");
        assertThat(get(event, "bankReference")).isEqualTo("BANKREF");
        assertThat(get(event, "customerReference")).isEqualTo("CUSTREF");
        assertThat(get(event, "text")).isEqualTo("DEALER PAYMENTS\nINVOICE 12/26, PARTLY");
    }

    @Test
    void tellsAnAccountAndThenItsGroupAsSections() throws IOException {
        // When
        Reading reading = read(SMALL);

        // Then
        assertThat(reading.sections())
                .extracting(SectionEnded::id, section -> section.counted().get("records"))
                .containsExactly(tuple("0123456789", "5"), tuple("031001234,122099999", "7"));
        assertThat(reading.sections().get(1).counted())
                .containsEntry("control_total", "4351000")
                .containsEntry("accounts", "1");
        assertThat(reading.records()).extracting(SourceRecord::section).containsOnly("0123456789");
    }

    @Test
    void numbersItemsBecauseManyMayStandOnALine() throws IOException {
        // When
        Reading reading = read(SMALL);

        // Then
        assertThat(reading.records()).extracting(SourceRecord::sequence).containsExactly(1L, 2L, 3L, 4L);
        assertThat(reading.records().get(2).position()).isEqualTo(SMALL.indexOf("16,475"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "S,1,2,3|S|0:1 1:2 2:3",
                "D,2,0,5,30,6|D|0:5 30:6",
                "D,0|D|''",
                "V,260624,0900|V|''",
                "z|Z|''",
                "2|2|''",
                "''|''|''"
            })
    void readsEveryFundsType(String fields, String type, String availability) throws IOException {
        // Given
        String file = aFileWith("16,165,11," + fields + ",BANK,CUST,TEXT/", 11);

        // When
        Reading reading = read(file);

        // Then
        assertThat(reading.outcome()).as("problems %s", reading.problems()).isEqualTo(Outcome.BALANCED);
        IndexedRecord event = reading.events().get(0);
        assertThat(get(event, "fundsType")).isEqualTo(type);
        assertThat(availability(event)).isEqualTo(availability);
        assertThat(get(event, "bankReference")).isEqualTo("BANK");
        assertThat(get(event, "customerReference")).isEqualTo("CUST");
        assertThat(get(event, "text")).isEqualTo("TEXT");
    }

    @Test
    void readsAValueDateAndItsTime() throws IOException {
        // When
        Reading reading = read(aFileWith("16,165,11,V,260624,0900,BANK,CUST,TEXT/", 11));

        // Then
        IndexedRecord event = reading.events().get(0);
        assertThat(get(event, "valueDate")).isEqualTo("2026-06-24");
        assertThat(get(event, "valueTime")).isEqualTo("0900");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "16,165,11,S,1/\n88,2,3,BANK/\n88,CUST,TEXT/",
                "16,165,11,S,1,2,3,BANK,CUST,/\n88,TEXT/",
                "16,165/\n88,11,S,1,2,3,BANK,CUST,TEXT",
                "16,165,11,S,1,2,3,BANK/\n88,CUST/\n88,TEXT/"
            })
    void goesOnWithATransactionWhereverItIsCutOff(String records) throws IOException {
        // When
        Reading reading = read(aFileWith(records, 11));

        // Then
        assertThat(reading.outcome()).as("problems %s", reading.problems()).isEqualTo(Outcome.BALANCED);
        IndexedRecord event = reading.events().get(0);
        assertThat(availability(event)).isEqualTo("0:1 1:2 2:3");
        assertThat(get(event, "bankReference")).isEqualTo("BANK");
        assertThat(get(event, "customerReference")).isEqualTo("CUST");
        assertThat(get(event, "text")).isEqualTo("TEXT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "03,1,,010,5,,,100,7,3,D,1,0,7/",
                "03,1,,010/\n88,5,,,100,7,3,D,1,0,7/",
                "03,1,,010,5/\n88,,,100,7,3,D/\n88,1,0/\n88,7/",
                "03,1,,010,5/\n88,100,7,3,D,1,0,7/",
                "03,1,,010,5,,,/\n88,100,7,3,D,1,0,7,/",
                "03,1,,010,5,,,,100,7,3,D,1,0,7/",
                "03,1,,,,,,,010,5,,/\n88,,,,,100,7,3,D,1,0,7/",
                "03,1/\n88,,010,5,,/\n88,100,7,3,D,1,0,7/"
            })
    void goesOnWithASummaryWhereverItIsCutOff(String records) throws IOException {
        // Given
        String file = """
                01,A,B,260623,0200,1,,,2/
                02,R,O,1,260622,,,/
                %s
                49,12,%d/
                98,12,1,%d/
                99,12,1,%d/
                """.formatted(records, count(records) + 1, count(records) + 3, count(records) + 5);

        // When
        Reading reading = read(file);

        // Then
        assertThat(reading.outcome()).as("problems %s", reading.problems()).isEqualTo(Outcome.BALANCED);
        assertThat(reading.values("amount")).containsExactly(5L, 7L);
        assertThat(get(reading.events().get(1), "itemCount")).isEqualTo("3");
        assertThat(availability(reading.events().get(1))).isEqualTo("0:7");
    }

    @Test
    void takesTheAccountsCurrencyElseTheGroupsElseTheDollar() throws IOException {
        // Given
        String file = """
                01,A,B,260623,0200,1,,,2/
                02,R,O,1,260622,,CAD,/
                03,1,USD,010,1,,/
                49,1,2/
                03,2,,010,1,,/
                49,1,2/
                98,2,2,6/
                02,R,O,1,260622,,,/
                03,3,,010,1,,/
                49,1,2/
                98,1,1,4/
                99,3,2,12/
                """;

        // When
        Reading reading = read(file);

        // Then
        assertThat(reading.outcome()).as("problems %s", reading.problems()).isEqualTo(Outcome.BALANCED);
        assertThat(reading.events()).extracting(event -> get(event, "currency")).containsExactly("USD", "CAD", "USD");
    }

    @ParameterizedTest
    @CsvSource({
        "001, STATUS, NONE", "099, STATUS, NONE", "100, SUMMARY, CREDIT", "399, SUMMARY, CREDIT", "400, SUMMARY, DEBIT",
        "699, SUMMARY, DEBIT", "701, STATUS, NONE", "720, SUMMARY, CREDIT", "760, SUMMARY, DEBIT", "890, SUMMARY, NONE",
        "919, STATUS, NONE", "920, SUMMARY, CREDIT", "959, SUMMARY, CREDIT", "960, SUMMARY, DEBIT",
                "999, SUMMARY, DEBIT"
    })
    void tellsStatusCreditsAndDebitsByTheRangeOfTheTypeCode(String code, String kind, String side) throws IOException {
        // When
        Reading reading = read(SMALL.replace("100,500,2,1/", code + ",500,2,1/"));

        // Then
        assertThat(get(reading.events().get(1), "kind")).isEqualTo(kind);
        assertThat(get(reading.events().get(1), "side")).isEqualTo(side);
    }

    @Test
    void readsAnAccountWithoutAnyStatus() throws IOException {
        // When
        Reading reading = read(aFileWith("16,165,11,,,,", 11).replace("03,1,,,,,/", "03,1/"));

        // Then
        assertThat(reading.outcome()).as("problems %s", reading.problems()).isEqualTo(Outcome.BALANCED);
        assertThat(reading.records()).hasSize(1);
    }

    @Test
    void callsAFileThatReportsNothingEmpty() throws IOException {
        // Given
        String file = """
                01,A,B,260623,0200,1,,,2/
                02,R,O,1,260622,,,/
                98,0,0,2/
                99,0,1,4/
                """;

        // When
        Reading reading = read(file);

        // Then
        assertThat(reading.outcome()).isEqualTo(Outcome.EMPTY);
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void readsRecordsHoweverTheyAreJoined(String layout, String file) throws IOException {
        // When
        Reading reading = read(file);

        // Then
        assertThat(reading.problems()).as(layout).isEmpty();
        assertThat(reading.outcome()).as(layout).isEqualTo(Outcome.BALANCED);
        assertThat(reading.records()).hasSize(4);
        assertThat(get(reading.events().get(2), "text")).isEqualTo("DEALER PAYMENTS\nINVOICE 12/26, PARTLY");
    }

    static Stream<String[]> layouts() {
        List<String> records = SMALL.lines()
                .map(record -> record.endsWith("/") ? record : record + "/")
                .toList();
        return Stream.of(
                new String[] {"CRLF", String.join("\r\n", records)},
                new String[] {"blanks around", String.join("  \n ", records)},
                new String[] {"blank lines", String.join("\n\n", records)},
                new String[] {"byte-order mark", "\uFEFF" + SMALL},
                new String[] {"end of file of DOS", SMALL + "\u001a"},
                new String[] {"lines filled up", filledUp(records, "\n")},
                new String[] {
                    "no line breaks, fixed length", filledUp(records, "").replace("1,,,2/    ", "1,80,10,2/")
                },
                new String[] {"no line breaks, any length", String.join("", records)},
                new String[] {"several on a line", pairs(records)});
    }

    private static String filledUp(List<String> records, String lineBreak) {
        return records.stream()
                .map(record -> record + " ".repeat(80 - record.length()))
                .collect(Collectors.joining(lineBreak));
    }

    private static String pairs(List<String> records) {
        return IntStream.range(0, records.size())
                .mapToObj(i -> records.get(i) + (i % 2 == 0 ? "" : "\n"))
                .collect(Collectors.joining());
    }

    @Test
    void readsLinesThatEndInTheMiddleOfATextWhereRecordsShareLines() throws IOException {
        // Given
        String file = """
                01,A,B,260623,0200,1,,,2/   02,R,O,1,260622,,,/
                03,1,,010,5,,/ 16,142,2,Z,,,111     ACH_SETL           111
                222222222        /
                88,       333/         49,7,4/  03,2,,010,5,,/
                49,5,2/ 98,12,2,8/
                99,12,1,10/
                """;

        // When
        Reading reading = read(file);

        // Then
        assertThat(reading.outcome()).as("problems %s", reading.problems()).isEqualTo(Outcome.BALANCED);
        assertThat(get(reading.events().get(1), "text")).isEqualTo("111     ACH_SETL           111\n222222222\n333");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void readsAFileOfAnyLengthWithoutLineBreaks(String blanks) throws IOException {
        // Given
        int transactions = 40_000;
        String records = "16,165,1,Z,,,A TEXT, WITH A / IN IT AND 16/17\n"
                .repeat(transactions)
                .stripTrailing();
        String file = aFileWith(records, transactions).stripTrailing();
        byte[] joined = file.lines()
                .map(record -> record.endsWith("/") ? record : record + '/')
                .collect(Collectors.joining(blanks))
                .getBytes(StandardCharsets.US_ASCII);

        // When
        Reading reading = Reading.of(BALANCES, joined);

        // Then
        assertThat(reading.outcome()).as("problems %s", reading.problems()).isEqualTo(Outcome.BALANCED);
        assertThat(reading.records()).hasSize(transactions);
        SourceEnded end = (SourceEnded) reading.items().get(reading.items().size() - 1);
        assertThat(end.bytes()).isEqualTo(joined.length);
        assertThat(get(reading.events().get(0), "text")).isEqualTo("A TEXT, WITH A / IN IT AND 16/17");
    }

    @Test
    void readsVersion3() throws IOException {
        // When
        Reading reading = read(SMALL.replace("0200,1,,,2/", "0200,1,,,3/"));

        // Then
        assertThat(reading.outcome()).isEqualTo(Outcome.BALANCED);
    }

    @Test
    void countsTheContinuationsOfHeadersAndTrailers() throws IOException {
        // Given
        String file = """
                01,A,B,260623,0200,1/
                88,,,2/
                02,R,O,1,260622/
                88,,EUR,/
                03,1,,010,1,,/
                49,1/
                88,3/
                98,1/
                88,1,7/
                99,1/
                88,1,11/
                """;

        // When
        Reading reading = read(file);

        // Then
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.outcome()).isEqualTo(Outcome.BALANCED);
        assertThat(get(reading.events().get(0), "currency")).isEqualTo("EUR");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "49,4351000,5|49,4351001,5|control_total section 0123456789",
                "49,4351000,5|49,4351000,6|records section 0123456789",
                "98,4351000,1,7|98,-4351000,1,7|control_total section 031001234,122099999",
                "98,4351000,1,7|98,4351000,2,7|accounts section 031001234,122099999",
                "98,4351000,1,7|98,4351000,1,8|records section 031001234,122099999",
                "99,4351000,1,9|99,4351001,1,9|total file",
                "99,4351000,1,9|99,4351000,2,9|groups file",
                "99,4351000,1,9|99,4351000,1,8|records file"
            })
    void findsEveryControlValueThatDiffers(String right, String wrong, String expected) throws IOException {
        // When
        Reading reading = read(SMALL.replace(right, wrong));

        // Then
        assertThat(reading.outcome()).isEqualTo(Outcome.OUT_OF_BALANCE);
        assertThat(breaks(reading)).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "01,122099999,123456789,260623,0200,1|01, 122099999 ,123456789, 260623 , 0200 , 1 ",
                "01,122099999,123456789,260623,0200,1|01,122099999,123456789,260623,02:00:59,1",
                "031001234,122099999,1,260622,2359,EUR,2|' 031001234 , 122099999, 1 , 260622 , 2359 , EUR , 2 '"
            })
    void knowsAFileByAHeaderWithBlanksAroundItsFields(String header, String other) throws IOException {
        // Given
        String file = SMALL.replace(header, other);
        String alone = file.lines().filter(line -> line.contains(other)).collect(Collectors.joining());

        // When
        Reading whole = read(file);
        Reading headerOnly = read(alone);

        // Then
        assertThat(whole.outcome()).as("problems %s", whole.problems()).isEqualTo(Outcome.BALANCED);
        assertThat(get(whole.events().get(0), "currency")).isEqualTo("EUR");
        assertThat(headerOnly.problems()).noneMatch(problem -> problem.contains("is no BAI2 file"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"49", "98", "99"})
    void takesATotalLeftBlankForNought(String trailer) throws IOException {
        // Given
        String file = aFileWith("16,890,,,,,NO AMOUNT", 0).replace(trailer + ",0,", trailer + ",,");

        // When
        Reading reading = read(file);

        // Then
        assertThat(reading.outcome()).as("problems %s", reading.problems()).isEqualTo(Outcome.BALANCED);
    }

    @Test
    void findsATotalLeftBlankThoughThereAreAmounts() throws IOException {
        // When
        Reading reading = read(SMALL.replace("49,4351000,5", "49,,5"));

        // Then
        assertThat(breaks(reading)).containsExactly("control_total section 0123456789");
    }

    @Test
    void addsUpSignedAmountsAndTakesAPlusInAControlTotal() throws IOException {
        // Given
        String file = aFileWith("88,040,-500,,/\n16,475,20,,,,/", -480).replace("49,-480,", "49,-000480,");

        // When
        Reading reading = read(file);

        // Then
        assertThat(reading.outcome()).as("problems %s", reading.problems()).isEqualTo(Outcome.BALANCED);
        assertThat(reading.counted("total")).isEqualTo("-480");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "16,165,12.50,,,,|line 4: amount must be a whole number of at most 18 digits, got '99.99'",
                "16,165,1234567890123456789,,,,|line 4: amount must be a whole number of at most 18 digits, got "
                        + "'9999999999999999999'",
                "16,16,11,,,,|line 4: type code must be 3 digits, got '99'",
                "16,165,11,Q,,,|line 4: funds type must be one of Z, 0, 1, 2, S, V and D, got 'x'",
                "16,165,11,D,x,,,|line 4: number of distributions must be a number up to 999, got 'x'",
                "16,165,11,S,1,x,3,,,|line 4: available amount must be a whole number of at most 18 digits, got 'x'",
                "16,165,11,D,1,x,11,,,|line 4: days of a distribution must be digits, got 'x'"
            })
    void rejectsATransactionThatCannotBeRead(String record, String reason) throws IOException {
        // When
        Reading reading = read(aFileWith(record, 11));

        // Then
        assertThat(reading.rejects())
                .extracting(RejectedRecord::category, RejectedRecord::reason, RejectedRecord::section)
                .containsExactly(tuple(RejectCategory.FIELD, reason, "1"));
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.outcome()).isEqualTo(Outcome.OUT_OF_BALANCE);
    }

    @Test
    void countsTheAmountOfARejectedTransactionAllTheSame() throws IOException {
        // When
        Reading reading = read(aFileWith("16,16,11,,,,", 11));

        // Then
        assertThat(breaks(reading)).containsExactly("rejects file");
    }

    @Test
    void rejectsASummaryOfAnAccountAndReadsOnBehindIt() throws IOException {
        // When
        Reading reading = read(SMALL.replace("+4350000,,", "+4350000,many,"));

        // Then
        assertThat(reading.rejects())
                .extracting(RejectedRecord::reason)
                .containsExactly("line 3: number of items must be a number of at most 9 digits, got 'xxxx'");
        assertThat(breaks(reading)).containsExactly("rejects file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "01,122099999,123456789,260623,0200,1,,,2/|''|line 1: the file header, a record of code 01, is missing",
                "99,4351000,1,9/|''|file: the file trailer, a record of code 99, is missing: the file may be cut off",
                "49,4351000,5/|''|line 7: account '9999999999' has no account trailer, a record of code 49",
                "98,4351000,1,7/|''|line 8: group '031001234,122099999' has no group trailer, a record of code 98",
                "49,4351000,5/|49,4351000,/|line 7: the trailer's records must be a number, got ''",
                "49,4351000,5/|49,4351x,5/|line 7: the trailer's control_total must be a number, got '9999x'",
                "0200,1,,,2/|0200,1,,,1/|line 1: the file is of version 1 of the format; 2 and 3 are read"
            })
    void callsAFileMalformedWhoseStructureIsWrong(String right, String wrong, String problem) throws IOException {
        // Given
        String file = SMALL.replace(wrong.isEmpty() ? right + "\n" : right, wrong);

        // When
        Reading reading = read(file);

        // Then
        assertThat(reading.problems()).contains(problem);
        assertThat(reading.outcome()).isEqualTo(Outcome.MALFORMED);
        assertThat(reading.records()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "02,031|an account, a record of code 03, stands outside of any group",
                "03,012|an account trailer, a record of code 49, without an account before it"
            })
    void readsOnBehindAHeaderThatIsMissing(String header, String problem) throws IOException {
        // Given
        String file = SMALL.lines().filter(line -> !line.startsWith(header)).collect(Collectors.joining("\n"));

        // When
        Reading reading = read(file);

        // Then
        assertThat(reading.problems()).anyMatch(found -> found.endsWith(problem));
        assertThat(reading.outcome()).isEqualTo(Outcome.MALFORMED);
    }

    @Test
    void rejectsTransactionsOutsideOfAnyAccount() throws IOException {
        // When
        Reading reading = read(SMALL.replace("49,4351000,5/", "49,4351000,5/\n16,165,7,,,,/"));

        // Then
        assertThat(reading.rejects())
                .extracting(RejectedRecord::category, RejectedRecord::section, RejectedRecord::reason)
                .containsExactly(
                        tuple(RejectCategory.STRUCTURE, "", "line 8: the transaction stands outside of any account"));
    }

    @Test
    void rejectsALineWithoutACodeAndWhatContinuesIt() throws IOException {
        // When
        Reading reading = read(SMALL.replace("49,4351000,5/", "17,a secret/\n88,more of it/\n49,4351000,7/"));

        // Then
        assertThat(reading.rejects())
                .extracting(RejectedRecord::category, RejectedRecord::reason, RejectedRecord::raw)
                .containsExactly(tuple(
                        RejectCategory.STRUCTURE,
                        "line 7: a record begins with its code, one of 01, 02, 03, 16, 49, 88, 98 and 99; got '17,'",
                        "99,x xxxxxx/"));
    }

    @Test
    void notesWhatStandsBehindTheFileTrailer() throws IOException {
        // When
        Reading reading = read(SMALL + SMALL);

        // Then
        assertThat(reading.problems())
                .containsExactly(
                        "line 10: a second file header; a file has one, as its first record",
                        "line 10: a record stands behind the file trailer, which must be the last");
        assertThat(reading.records()).hasSize(8);
    }

    @Test
    void readsTextInWhateverCodePageItIs() throws IOException {
        // Given
        String file = aFileWith("16,165,11,,,,M\u00fcller/", 11);

        // When
        Reading windows = Reading.of(BALANCES, file.getBytes(Charset.forName("windows-1252")));
        Reading utf8 = read(file);

        // Then
        assertThat(get(windows.events().get(0), "text")).isEqualTo("M\u00fcller");
        assertThat(get(utf8.events().get(0), "text")).isEqualTo("M\u00fcller");
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1250", "IBM852", "IBM1047", "UTF-16"})
    void readsTextInTheCodePageOfTheFeed(String codePage) throws IOException {
        // Given
        Feed feed = ConfigReader.read("""
                name: balances
                format: {bai2: {code-page: %s}}
                key: [account]
                """.formatted(codePage), "balances.yaml", Feed.class);
        String file = aFileWith("16,165,11,,,,M\u00fcller/", 11);

        // When
        Reading reading = Reading.of(feed, file.getBytes(Charset.forName(codePage)));

        // Then
        assertThat(reading.outcome()).as("problems %s", reading.problems()).isEqualTo(Outcome.BALANCED);
        assertThat(get(reading.events().get(0), "text")).isEqualTo("M\u00fcller");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%PDF-1.4", "name,amount\nx,1\n", "101 231380104 1210428822611230000A094101"})
    void leavesAtOnceWhatIsNoBai2File(String content) throws IOException {
        // When
        Reading reading = read(content);

        // Then
        assertThat(reading.problems()).singleElement().asString().startsWith("file: is no BAI2 file: it is ");
        assertThat(reading.items()).hasSize(1);
    }

    @Test
    void callsNoBytesAtAllMalformed() throws IOException {
        // When
        Reading reading = read("");

        // Then
        assertThat(reading.problems()).singleElement().asString().contains("is empty");
    }

    @Test
    void boundsWhatARecordMayHold() throws IOException {
        // Given
        byte[] filler = ",".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        Stream<byte[]> endless = Stream.concat(
                Stream.of("\n16,165,11,,,,".getBytes(StandardCharsets.US_ASCII)),
                Collections.nCopies(64, filler).stream());
        int trailers = SMALL.indexOf("\n49");
        InputStream source = new SequenceInputStream(Collections.enumeration(Stream.of(
                        Stream.of(SMALL.substring(0, trailers).getBytes(StandardCharsets.US_ASCII)),
                        endless,
                        Stream.of(SMALL.substring(trailers).getBytes(StandardCharsets.US_ASCII)))
                .flatMap(part -> part)
                .map(ByteArrayInputStream::new)
                .toList()));

        // When
        Reading reading = Reading.of(BALANCES, source);

        // Then
        assertThat(reading.rejects()).extracting(RejectedRecord::category).containsExactly(RejectCategory.LENGTH);
        assertThat(reading.records()).hasSize(4);
        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void boundsATextThatNeverEnds() throws IOException {
        // Given
        String text = ("88," + "x".repeat(1000) + "\n").repeat(100);

        // When
        Reading reading = read(aFileWith("16,165,11,,,,TEXT\n" + text.stripTrailing(), 11));

        // Then
        assertThat(reading.rejects())
                .extracting(RejectedRecord::category, RejectedRecord::reason)
                .containsExactly(tuple(RejectCategory.LENGTH, "line 4: the text has more than 65536 characters"));
        assertThat(breaks(reading)).containsExactly("rejects file");
    }

    @Test
    void neverBalancesAFileThatIsCutOff() throws IOException {
        // Given
        byte[] file = SMALL.getBytes(StandardCharsets.US_ASCII);
        int behindTotals = SMALL.length() - 2;

        for (int length = 0; length < behindTotals; length++) {
            // When
            Reading reading = Reading.of(BALANCES, Arrays.copyOf(file, length));

            // Then
            assertThat(reading.outcome()).as("cut at byte %d", length).isIn(Outcome.MALFORMED, Outcome.OUT_OF_BALANCE);
        }
    }

    private static Reading read(String file) throws IOException {
        return Reading.of(BALANCES, file.getBytes(StandardCharsets.UTF_8));
    }

    /** A right file whose only account, without any status, has these records. */
    private static String aFileWith(String records, long total) {
        long count = count(records);
        return """
                01,A,B,260623,0200,1,,,2/
                02,R,O,1,260622,,,/
                03,1,,,,,/
                %s
                49,%d,%d/
                98,%d,1,%d/
                99,%d,1,%d/
                """.formatted(records, total, count + 2, total, count + 4, total, count + 6);
    }

    private static long count(String records) {
        return records.lines().count();
    }

    private static List<String> breaks(Reading reading) {
        return SourceRules.breaks(reading.report(), CountOrShare.count(0)).stream()
                .map(difference -> difference.getCheck() + ' ' + difference.getWhere())
                .toList();
    }

    private static String get(IndexedRecord event, String field) {
        return String.valueOf(event.get(event.getSchema().getField(field).pos()));
    }

    private static String availability(IndexedRecord event) {
        List<?> parts =
                (List<?>) event.get(event.getSchema().getField("availability").pos());
        return parts.stream()
                .map(IndexedRecord.class::cast)
                .map(part -> part.get(0) + ":" + part.get(1))
                .collect(Collectors.joining(" "));
    }
}
