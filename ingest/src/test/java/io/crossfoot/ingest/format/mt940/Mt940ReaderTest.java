package io.crossfoot.ingest.format.mt940;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.crossfoot.common.balance.SourceRules;
import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.config.CountOrShare;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.ingest.format.Reading;
import io.crossfoot.ingest.format.RejectedRecord;
import io.crossfoot.ingest.format.SectionEnded;
import io.crossfoot.ingest.format.SourceRecord;
import io.crossfoot.schema.AccountStatement;
import io.crossfoot.schema.Outcome;
import io.crossfoot.schema.RejectCategory;
import io.crossfoot.schema.mt940.Mt940Entry;
import io.crossfoot.schema.mt940.Mt940Mark;
import io.crossfoot.schema.mt940.Mt940Side;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Mt940ReaderTest {

    private static final Feed STATEMENTS = ConfigReader.read("""
            name: statements
            format: mt940
            key: [account]
            """, "statements.yaml", Feed.class);

    private static final String SMALL = """
            :20:STARTUMS
            :21:RELATED
            :25:70000000/1234567
            :28C:00012/001
            :60F:C260621EUR1000,00
            :61:2606230622CR250,50NTRFINVOICE 12//BANK-1
            FROM A CUSTOMER
            :86:166?00Credit?20Invoice 12
            ?21second line
            :61:260622D0,5NCHGNONREF
            :62F:C260622EUR1250,00
            :64:C260622EUR1250,00
            :86:of the statement
            -
            """;

    private static final String INTERIM = """
            :20:INTERIM
            :25:70000000/1234567
            :28C:1/1
            :34F:EURD0,
            :34F:EURC0,
            :13D:2606221200+0200
            :61:2606220622C10,00NTRFNONREF
            :61:2606220622EC5,00NTRFNONREF
            :61:2606220622RC1,50NTRFNONREF
            :90D:1EUR1,50
            :90C:2EUR15,00
            -
            """;

    @Test
    void tellsWhereAStatementBeginsAndEnds() throws IOException {
        // When
        Reading reading = read(SMALL + INTERIM);

        // Then
        assertThat(reading.sections())
                .extracting(SectionEnded::statements)
                .containsExactly(
                        List.of(new AccountStatement("70000000/1234567", "EUR", "00012/001", "1000.00", "1250.00")),
                        List.of());
    }

    @Test
    void makesAnEventOfAnEntryAndItsMessage() throws IOException {
        // When
        Reading reading = read(SMALL);

        // Then
        assertThat(reading.outcome()).as("problems %s", reading.problems()).isEqualTo(Outcome.BALANCED);
        Mt940Entry entry = entries(reading).get(0);
        assertThat(entry.getMessageType()).isEqualTo("940");
        assertThat(entry.getReference()).isEqualTo("STARTUMS");
        assertThat(entry.getAccount()).isEqualTo("70000000/1234567");
        assertThat(entry.getStatement()).isEqualTo("00012/001");
        assertThat(entry.getCurrency()).isEqualTo("EUR");
        assertThat(entry.getValueDate()).isEqualTo(LocalDate.of(2026, 6, 23));
        assertThat(entry.getEntryDate()).isEqualTo(LocalDate.of(2026, 6, 22));
        assertThat(entry.getMark()).isEqualTo(Mt940Mark.CREDIT);
        assertThat(entry.getSide()).isEqualTo(Mt940Side.CREDIT);
        assertThat(entry.getFundsCode()).isEqualTo("R");
        assertThat(entry.getAmount()).isEqualByComparingTo("250.50");
        assertThat(entry.getMovement()).isEqualByComparingTo("250.50");
        assertThat(entry.getTransactionType()).isEqualTo("NTRF");
        assertThat(entry.getCustomerReference()).isEqualTo("INVOICE 12");
        assertThat(entry.getBankReference()).isEqualTo("BANK-1");
        assertThat(entry.getSupplementaryDetails()).isEqualTo("FROM A CUSTOMER");
        assertThat(entry.getInformation()).isEqualTo("166?00Credit?20Invoice 12\n?21second line");
    }

    @Test
    void tellsAnEntryAtItsLineAndThePositionBehindItsInformation() throws IOException {
        // When
        Reading reading = read(SMALL);

        // Then
        SourceRecord first = reading.records().get(0);
        assertThat(first.sequence()).isEqualTo(6);
        assertThat(first.position()).isEqualTo(SMALL.indexOf(":61:260622D"));
        assertThat(first.section()).isEqualTo("STARTUMS");
        assertThat(reading.records().get(1).sequence()).isEqualTo(10);
    }

    @Test
    void leavesTheInformationOfTheStatementToTheStatement() throws IOException {
        // When
        Reading reading = read(SMALL);

        // Then
        assertThat(entries(reading).get(1).getInformation()).isEmpty();
        assertThat(reading.records().get(1).position()).isEqualTo(SMALL.indexOf(":62F:"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // Entry date, mark, funds code, amount, type, references: as banks write them.
                "260622D10,00N000NONREF|-|D||10.00|N000|NONREF|''|''",
                "2606220623DR10,NTRFREF//BANK|2026-06-23|D|R|10|NTRF|REF|BANK|''",
                "260622    DD10,00NMSCNONREF//|-|D|D|10.00|NMSC|NONREF|''|''",
                "2606220622RD10,00NTRFNONREF|2026-06-22|RD||10.00|NTRF|NONREF|''|''",
                "2606220622RCR10,00NTRFNONREF|2026-06-22|RC|R|10.00|NTRF|NONREF|''|''",
                "2606220622D000000000010,00N0440121470966      W.P. Jansen|2026-06-22|D||10.00|N044|0121470966|''|W.P. Jansen",
                "2606220622D10NTRF29-07-2014 10:05//B4G2|2026-06-22|D||10|NTRF|29-07-2014 10:05|B4G2|''",
                "2606220622DF10,00S   X|2026-06-22|D|F|10.00|S|X|''|''",
                "2606220622D10,00NTRF|2026-06-22|D||10.00|NTRF|''|''|''",
                "2606220622DR 10,00NTRFREF//BANK|2026-06-22|D|R|10.00|NTRF|REF|BANK|''",
                "2606220622RD\\n10,00NTRFREF//BANK\\nMORE|2026-06-22|RD||10.00|NTRF|REF|BANK|MORE",
                "260622    DR\\n10,00NTRFREF|-|D|R|10.00|NTRF|REF|''|''",
                "2701021231D10,00NTRFNONREF|2026-12-31|D||10.00|NTRF|NONREF|''|''",
                "2606229999D10,00NTRFNONREF|-|D||10.00|NTRF|NONREF|''|''"
            })
    void readsStatementLines(
            String line,
            LocalDate entryDate,
            String mark,
            String funds,
            BigDecimal amount,
            String type,
            String customer,
            String bank,
            String details)
            throws IOException {
        // When
        Reading reading = read(aStatementWith(line.translateEscapes()));

        // Then
        assertThat(reading.rejects()).isEmpty();
        Mt940Entry entry = entries(reading).get(0);
        assertThat(entry.getEntryDate()).isEqualTo(entryDate);
        assertThat(entry.getMark()).isEqualTo(mark(mark));
        assertThat(entry.getFundsCode()).isEqualTo(funds == null ? "" : funds);
        assertThat(entry.getAmount()).isEqualByComparingTo(amount);
        assertThat(entry.getTransactionType()).isEqualTo(type);
        assertThat(entry.getCustomerReference()).isEqualTo(customer);
        assertThat(entry.getBankReference()).isEqualTo(bank);
        assertThat(entry.getSupplementaryDetails()).isEqualTo(details);
    }

    private static Mt940Mark mark(String mark) {
        return switch (mark) {
            case "D" -> Mt940Mark.DEBIT;
            case "RC" -> Mt940Mark.REVERSAL_OF_CREDIT;
            default -> Mt940Mark.REVERSAL_OF_DEBIT;
        };
    }

    @ParameterizedTest
    @CsvSource({"C, CREDIT, 10", "D, DEBIT, -10", "RC, DEBIT, -10", "RD, CREDIT, 10", "EC, CREDIT, 10", "ED, DEBIT, -10"
    })
    void movesTheBalanceByTheMark(String mark, Mt940Side side, BigDecimal movement) throws IOException {
        // When
        Reading reading = read(aStatementWith("260622" + mark + "10,00NTRFNONREF"));

        // Then
        assertThat(entries(reading).get(0).getSide()).isEqualTo(side);
        assertThat(entries(reading).get(0).getMovement()).isEqualByComparingTo(movement);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "261322D10,00NTRF|value date must be a date yyMMdd, got '999999'",
                "260622X10,00NTRF|debit/credit mark must be one of C, D, RC, RD, EC and ED, got 'x'",
                "260622D1,2345NTRF|amount must be digits with a comma, at most 15 before it and 3 behind it, got '9,9999'",
                "260622DNTRF|amount must be digits with a comma, at most 15 before it and 3 behind it, got ''",
                "260622D|amount must be digits with a comma, at most 15 before it and 3 behind it, got ''",
                "260622D\\n:86:text|amount must be digits with a comma, at most 15 before it and 3 behind it, got ''",
                "''|value date must be a date yyMMdd, got ''"
            })
    void rejectsAnEntryThatCannotBeRead(String line, String reason) throws IOException {
        // When
        Reading reading = read(aStatementWith(line.translateEscapes()));

        // Then
        assertThat(reading.rejects())
                .extracting(RejectedRecord::category, RejectedRecord::reason, RejectedRecord::section)
                .containsExactly(tuple(RejectCategory.FIELD, reason, "S"));
        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void countsTheAmountOfARejectedEntryAllTheSame() throws IOException {
        // When
        Reading reading = read(SMALL.replace(":61:260622D0,5", ":61:269922D0,5"));

        // Then
        assertThat(breaks(reading)).containsExactly("rejects file");
    }

    @Test
    void joinsSeveralInformationFieldsOfOneEntry() throws IOException {
        // When
        Reading reading = read(SMALL.replace("?21second line", ":86:another\n:NS:01and more"));

        // Then
        assertThat(entries(reading).get(0).getInformation())
                .isEqualTo("166?00Credit?20Invoice 12\nanother\n01and more");
    }

    @ParameterizedTest
    @ValueSource(strings = {":26:37 Uhr", ":12:11", ":20:15", ":13:59+", ":28:00/1"})
    void readsOnWhereATimeOfDayIsCutOff(String line) throws IOException {
        // When
        Reading reading = read(SMALL.replace("?21second line", line));

        // Then
        assertThat(reading.outcome()).as("problems %s", reading.problems()).isEqualTo(Outcome.BALANCED);
        assertThat(entries(reading).get(0).getInformation()).isEqualTo("166?00Credit?20Invoice 12\n" + line);
    }

    @Test
    void takesTheDayThatFebruaryLacksAsItsLast() throws IOException {
        // When
        Reading reading = read(aStatementWith("2602300301D10,00NTRFNONREF"));

        // Then
        assertThat(entries(reading).get(0).getValueDate()).isEqualTo(LocalDate.of(2026, 2, 28));
        assertThat(entries(reading).get(0).getEntryDate()).isEqualTo(LocalDate.of(2026, 3, 1));
    }

    @Test
    void takesABalanceWithoutItsCurrency() throws IOException {
        // When
        Reading reading = read(SMALL.replace(":62F:C260622EUR", ":62F:C260622"));

        // Then
        assertThat(reading.outcome()).as("problems %s", reading.problems()).isEqualTo(Outcome.BALANCED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void readsMessagesInSwiftsBlocks(String lineBreak) throws IOException {
        // Given
        String blocks = "{1:F01BANKDEFFXXXX0000000000}{2:O9401200260622BANKDEFFXXXX00000000002606221200N}{4:\n";
        String file = (blocks
                        + SMALL.replace("-\n", "-}{5:{CHK:0123456789AB}}\n")
                        + blocks
                        + SMALL.replace("-\n", "-}\n"))
                .replace("\n", lineBreak);

        // When
        Reading reading = read(file);

        // Then
        assertThat(reading.outcome()).as("problems %s", reading.problems()).isEqualTo(Outcome.BALANCED);
        assertThat(reading.sections()).extracting(SectionEnded::id).containsExactly("STARTUMS", "STARTUMS#2");
    }

    @Test
    void readsMessagesThatFollowOneAnotherOnALine() throws IOException {
        // Given
        String blocks = "{1:F01BANKDEFFXXXX0000000000}{2:O9401200260622BANKDEFFXXXX00000000002606221200N}{4:";
        String text = SMALL.replace("-\n", "-}");
        String file = blocks + text + "$" + blocks + "\n" + text;

        // When
        Reading reading = read(file);

        // Then
        assertThat(reading.outcome()).as("problems %s", reading.problems()).isEqualTo(Outcome.BALANCED);
        assertThat(reading.records()).hasSize(4);
    }

    @Test
    void takesTheTypeThatTheBlocksName() throws IOException {
        // Given
        String file = "{1:F01BANKDEFFXXXX0000000000}{2:I950BANKDEFFXXXXN}{4:\n" + SMALL.replace("-\n", "-}\n");

        // When
        Reading reading = read(file);

        // Then
        assertThat(reading.problems()).isEmpty();
        assertThat(entries(reading)).extracting(Mt940Entry::getMessageType).containsOnly("950");
    }

    @Test
    void readsBlocksOnLinesOfTheirOwn() throws IOException {
        // Given
        String file = "{1:F01BANKDEFFXXXX0000000000}\n{2:I950BANKDEFFXXXXN}\n{3:{108:X}}\n{4:\n"
                + SMALL.replace("-\n", "-}\n{5:{CHK:0123456789AB}}\n");

        // When
        Reading reading = read(file);

        // Then
        assertThat(reading.outcome()).as("problems %s", reading.problems()).isEqualTo(Outcome.BALANCED);
        assertThat(entries(reading)).extracting(Mt940Entry::getMessageType).containsOnly("950");
    }

    @Test
    void saysWhichOtherMessagesItDoesNotRead() throws IOException {
        // Given
        String file = "{1:F01BANKDEFFXXXX0000000000}{2:I941BANKDEFFXXXXN}{4:\n" + SMALL.replace("-\n", "-}\n");

        // When
        Reading reading = read(file);

        // Then
        assertThat(reading.problems())
                .containsExactly("line 1: a message of type 941; 940, 942 and 950 are read: take it out of the file");
    }

    @Test
    void readsMessagesWithoutAnEndAndWithLinesOfTheBanksOwnBetweenThem() throws IOException {
        // Given
        String text = SMALL.replace("-\n", "");
        String file = "ABNANL2A\n940\nABNANL2A\n" + text + "\n:940:\n" + text;

        // When
        Reading reading = read(file);

        // Then
        assertThat(reading.outcome()).as("problems %s", reading.problems()).isEqualTo(Outcome.BALANCED);
        assertThat(reading.sections()).hasSize(2);
    }

    @Test
    void namesAStatementWithoutAReferenceByItsAccount() throws IOException {
        // Given
        String text = SMALL.replace(":20:STARTUMS\n", "").replace("-\n", "").replace(":21:RELATED\n", "");

        // When
        Reading reading = read(text + text);

        // Then
        assertThat(reading.outcome()).as("problems %s", reading.problems()).isEqualTo(Outcome.BALANCED);
        assertThat(reading.sections())
                .extracting(SectionEnded::id)
                .containsExactly("70000000/1234567", "70000000/1234567#2");
    }

    @Test
    void countsDebitsAndCreditsOfAnInterimReport() throws IOException {
        // When
        Reading reading = read(INTERIM);

        // Then
        assertThat(reading.outcome()).as("problems %s", reading.problems()).isEqualTo(Outcome.BALANCED);
        assertThat(entries(reading)).extracting(Mt940Entry::getMessageType).containsOnly("942");
        assertThat(entries(reading)).extracting(Mt940Entry::getCurrency).containsOnly("EUR");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ":90D:1EUR1,50|:90D:2EUR1,50|debit_count section INTERIM",
                ":90D:1EUR1,50|:90D:1EUR1,51|debit_total section INTERIM",
                ":90C:2EUR15,00|:90C:1EUR15,00|credit_count section INTERIM",
                ":90C:2EUR15,00|:90C:2EUR5,00|credit_total section INTERIM"
            })
    void findsWhichSumOfAnInterimReportDiffers(String right, String wrong, String expected) throws IOException {
        // When
        Reading reading = read(INTERIM.replace(right, wrong));

        // Then
        assertThat(breaks(reading)).containsExactly(expected);
    }

    @Test
    void leavesAnInterimReportWithoutSumsUnverified() throws IOException {
        // When
        Reading reading = read(INTERIM.replace(":90D:1EUR1,50\n:90C:2EUR15,00\n", ""));

        // Then
        assertThat(reading.outcome()).as("problems %s", reading.problems()).isEqualTo(Outcome.UNVERIFIED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ":60F:C260621EUR1000,00|:60F:C260621EUR1000,01",
                ":60F:C260621EUR1000,00|:60F:D260621EUR1000,00",
                ":62F:C260622EUR1250,00|:62F:C260622EUR1249,99",
                "CR250,50|DR250,50"
            })
    void findsThatAStatementDoesNotRoll(String right, String wrong) throws IOException {
        // When
        Reading reading = read(SMALL.replace(right, wrong));

        // Then
        assertThat(breaks(reading)).containsExactly("movements section STARTUMS");
    }

    @Test
    void callsAStatementWithoutEntriesEmpty() throws IOException {
        // Given
        String file = """
                :20:S
                :25:A
                :28C:1
                :60F:C260621EUR1,00
                :62F:C260622EUR1,00
                -
                """;

        // When
        Reading reading = read(file);

        // Then
        assertThat(reading.outcome()).isEqualTo(Outcome.EMPTY);
    }

    @Test
    void judgesThatAPageOpensWithWhatThePageBeforeClosedWith() throws IOException {
        // Given
        String first = aPage("60F:C260622EUR10,00", "62M:C260622EUR15,00");
        String second = aPage("60M:C260622EUR15,00", "62F:C260622EUR20,00");
        String skipping = aPage("60M:C260622EUR16,00", "62F:C260622EUR21,00");

        // When
        Reading right = read(first + second);
        Reading wrong = read(first + skipping);

        // Then
        assertThat(right.outcome()).as("problems %s", right.problems()).isEqualTo(Outcome.BALANCED);
        assertThat(breaks(wrong)).containsExactly("page_opening section P#2");
    }

    @Test
    void notesThatAStatementDoesNotFollowTheOneBefore() throws IOException {
        // Given
        String first = aPage("60F:C260622EUR10,00", "62F:C260622EUR15,00");
        String second = aPage("60F:C260629EUR99,00", "62F:C260629EUR104,00");

        // When
        Reading reading = read(first + second);

        // Then
        assertThat(reading.outcome()).isEqualTo(Outcome.BALANCED);
        assertThat(reading.sections().get(1).stated()).containsEntry("brought_forward", "99.00");
        assertThat(reading.sections().get(1).counted()).containsEntry("brought_forward", "15.00");
    }

    @Test
    void comparesBalancesOfTheSameAccountOnly() throws IOException {
        // Given
        String first = aPage("60F:C260622EUR10,00", "62M:C260622EUR15,00");
        String other = aPage("60M:C260622EUR16,00", "62F:C260622EUR21,00").replace(":25:A", ":25:B");

        // When
        Reading reading = read(first + other);

        // Then
        assertThat(reading.outcome()).isEqualTo(Outcome.BALANCED);
    }

    private static String aPage(String opening, String closing) {
        return """
                :20:P
                :25:A
                :28C:1/1
                :%s
                :61:260622C5,00NTRFNONREF
                :%s
                -
                """.formatted(opening, closing);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ":60F:C260621EUR1000,00|''|line 13: statement 'STARTUMS' has no opening balance, a field 60F or 60M",
                ":62F:C260622EUR1250,00|''|line 13: statement 'STARTUMS' has no closing balance, a field 62F or 62M: it may be cut off",
                ":62F:C260622EUR1250,00|:62F:C260622EUR|line 11: the balance, field 62F, must be C or D, a date yyMMdd, a currency and an amount, got 'x999999xxx'",
                ":62F:C260622EUR1250,00|:62F:C260622USD1250,00|line 11: the currency in field 62F is not the one that message 'STARTUMS' has before",
                ":64:C260622EUR1250,00|:62F:C260622EUR1250,00|line 12: a second closing balance in message 'STARTUMS'",
                ":21:RELATED|:60F:C260621EUR1000,00|line 5: a second opening balance in message 'STARTUMS'",
                ":64:C260622EUR1250,00|:61:260622D0,00NTRFNONREF|line 12: an entry stands behind the closing balance of message 'STARTUMS'",
                ":64:C260622EUR1250,00|:90D:many|line 12: number and sum of entries, field 90D, must be a number, a currency and an amount, got 'xxxx'"
            })
    void callsAMessageMalformedWhoseStructureIsWrong(String right, String wrong, String problem) throws IOException {
        // When
        Reading reading = read(SMALL.replace(wrong.isEmpty() ? right + "\n" : right, wrong));

        // Then
        assertThat(reading.problems()).contains(problem);
        assertThat(reading.outcome()).isEqualTo(Outcome.MALFORMED);
    }

    @Test
    void missesTheEndOfABlock() throws IOException {
        // Given
        String file = "{1:F01BANKDEFFXXXX0000000000}{2:I940BANKDEFFXXXXN}{4:\n" + SMALL.replace("-\n", "");

        // When
        Reading reading = read(file);

        // Then
        assertThat(reading.problems())
                .containsExactly("file: the last message lacks its end, a line -}: the file may be cut off");
    }

    @Test
    void readsTextInWhateverCodePageItIs() throws IOException {
        // Given
        String file = SMALL.replace("FROM A CUSTOMER", "M\u00fcller");

        // When
        Reading windows = Reading.of(STATEMENTS, file.getBytes(Charset.forName("windows-1252")));
        Reading utf8 = read(file);
        Reading damaged = read(SMALL.replace("FROM A CUSTOMER", "M\ufffdller"));

        // Then
        assertThat(entries(windows).get(0).getSupplementaryDetails()).isEqualTo("M\u00fcller");
        assertThat(entries(utf8).get(0).getSupplementaryDetails()).isEqualTo("M\u00fcller");
        assertThat(entries(damaged).get(0).getSupplementaryDetails()).isEqualTo("M\ufffdller");
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1250", "IBM852", "IBM1047", "UTF-16"})
    void readsTextInTheCodePageOfTheFeed(String codePage) throws IOException {
        // Given
        Feed feed = ConfigReader.read("""
                name: statements
                format: {mt940: {code-page: %s}}
                key: [account]
                """.formatted(codePage), "statements.yaml", Feed.class);
        String file = SMALL.replace("FROM A CUSTOMER", "M\u00fcller");

        // When
        Reading reading = Reading.of(feed, file.getBytes(Charset.forName(codePage)));

        // Then
        assertThat(reading.outcome()).as("problems %s", reading.problems()).isEqualTo(Outcome.BALANCED);
        assertThat(entries(reading).get(0).getSupplementaryDetails()).isEqualTo("M\u00fcller");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%PDF-1.4", "name,amount\nx,1\n", ":20:REF\n:32A:260622EUR1,00\n:50K:/123\n:59:/456\n-}"})
    void leavesAtOnceWhatHoldsNoStatement(String content) throws IOException {
        // When
        Reading reading = read(content);

        // Then
        assertThat(reading.problems()).singleElement().asString().startsWith("file: holds no MT940 or MT942 message");
        assertThat(reading.items()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ":20:REF|statement 'REF' has no opening balance, a field 60F or 60M",
                "\\1\\r\\n:25:70000000/1234567|statement '70000000/1234567' has no opening balance, a field 60F or 60M",
                ":61:2606220622DR10,00NTRFREF//BANK\\n:86:text|statement 'unnamed' has no closing balance, a field 62F or 62M: it may be cut off",
                "\ufeff:64:C260622EUR1250,00|statement 'unnamed' has no opening balance, a field 60F or 60M",
                ":86:of nothing|holds no message",
                "{1:F01BANKDEFFXXXX0000000000}{2:I103BANKDEFFXXXXN}{4:\\n:20:REF\\n:32A:260622EUR1,00\\n-}|a message of type 103; 940, 942 and 950 are read: take it out of the file"
            })
    void saysWhatIsMissingWhereOnlyAPartOfAStatementIs(String content, String problem) throws IOException {
        // When
        Reading reading = read(content.translateEscapes());

        // Then
        assertThat(reading.problems()).anySatisfy(found -> assertThat(found).endsWith(problem));
        assertThat(reading.outcome()).isEqualTo(Outcome.MALFORMED);
    }

    @Test
    void callsNoBytesAtAllMalformed() throws IOException {
        // When
        Reading reading = read("");

        // Then
        assertThat(reading.problems()).singleElement().asString().contains("is empty");
    }

    @Test
    void boundsWhatAnEntryMayHold() throws IOException {
        // Given
        byte[] filler = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        int closing = SMALL.indexOf(":62F:");
        InputStream source = new SequenceInputStream(Collections.enumeration(Stream.of(
                        Stream.of((SMALL.substring(0, closing) + ":86:").getBytes(StandardCharsets.US_ASCII)),
                        Collections.nCopies(64, filler).stream(),
                        Stream.of(("\n" + SMALL.substring(closing)).getBytes(StandardCharsets.US_ASCII)))
                .flatMap(part -> part)
                .map(ByteArrayInputStream::new)
                .toList()));

        // When
        Reading reading = Reading.of(STATEMENTS, source);

        // Then
        assertThat(reading.rejects()).extracting(RejectedRecord::category).containsExactly(RejectCategory.LENGTH);
        assertThat(breaks(reading)).containsExactly("rejects file");
    }

    @Test
    void boundsATextThatNeverEnds() throws IOException {
        // Given
        String text = ("x".repeat(1000) + "\n").repeat(100);

        // When
        Reading reading = read(SMALL.replace("?21second line\n", text));

        // Then
        assertThat(reading.rejects())
                .extracting(RejectedRecord::category, RejectedRecord::reason)
                .containsExactly(tuple(
                        RejectCategory.LENGTH,
                        "the text behind the entry has more than 65536 characters, the rules allow 390"));
    }

    @Test
    void neverBalancesAFileThatIsCutOff() throws IOException {
        // Given
        byte[] file = SMALL.getBytes(StandardCharsets.US_ASCII);
        int behindClosing = SMALL.indexOf(":64:") - ",00\n".length();

        for (int length = 0; length < behindClosing; length++) {
            // When
            Reading reading = Reading.of(STATEMENTS, Arrays.copyOf(file, length));

            // Then
            assertThat(reading.outcome()).as("cut at byte %d", length).isIn(Outcome.MALFORMED, Outcome.OUT_OF_BALANCE);
        }
    }

    private static Reading read(String file) throws IOException {
        return Reading.of(STATEMENTS, file.getBytes(StandardCharsets.UTF_8));
    }

    private static String aStatementWith(String line) {
        return """
                :20:S
                :25:A
                :28C:1
                :60F:C260621EUR0,
                :61:%s
                :62F:C260622EUR0,
                -
                """.formatted(line);
    }

    private static List<Mt940Entry> entries(Reading reading) {
        return reading.events().stream().map(Mt940Entry.class::cast).toList();
    }

    private static List<String> breaks(Reading reading) {
        return SourceRules.breaks(reading.report(), CountOrShare.count(0)).stream()
                .map(difference -> difference.getCheck() + ' ' + difference.getWhere())
                .toList();
    }
}
