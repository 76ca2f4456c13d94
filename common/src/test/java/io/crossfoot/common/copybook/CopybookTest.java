package io.crossfoot.common.copybook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CopybookTest {

    @ParameterizedTest
    @CsvSource({
        "X(10), DISPLAY, 10",
        "A(3), DISPLAY, 3",
        "XXX, DISPLAY, 3",
        "9(5), DISPLAY, 5",
        "S9(5)V99, DISPLAY, 7",
        "S9(5)V99 SIGN LEADING SEPARATE, DISPLAY, 8",
        "S9(5)V99 SIGN IS TRAILING SEPARATE CHARACTER, DISPLAY, 8",
        "9(5)PPP, DISPLAY, 5",
        "SVPP9(3), DISPLAY, 3",
        "'ZZZ,ZZ9.99-', DISPLAY, 11",
        "$$9.99CR, DISPLAY, 8",
        "S9(4), COMP, 2",
        "S9(5), COMP, 4",
        "S9(9), BINARY, 4",
        "S9(10), COMP-4, 8",
        "S9(18), COMP-5, 8",
        "9(19), COMP, 9",
        "S9(7)V99, COMP-3, 5",
        "S9(8), PACKED-DECIMAL, 5",
        "9, COMP-3, 1"
    })
    void knowsHowLongAnItemIs(String picture, String usage, int length) {
        // When
        Copybook copybook = Copybook.parse("01 A PIC " + picture + " USAGE IS " + usage + ".");

        // Then
        assertThat(copybook.records()).singleElement().extracting(Item::length).isEqualTo(length);
    }

    @ParameterizedTest
    @CsvSource({
        "9(5), 5, 0, true",
        "S9(5)V99, 7, 2, false",
        "V99, 2, 2, false",
        "9(5)PPP, 5, -3, true",
        "SPP9(3), 3, 5, false",
        "VPP9(3), 3, 5, false",
        "9(18), 18, 0, true",
        "9(19), 19, 0, false",
        "9(16)PPP, 16, -3, false"
    })
    void knowsTheDigitsAndTheScaleOfANumber(String written, int digits, int scale, boolean fitsLong) {
        // When
        Picture picture = Picture.of(written);

        // Then
        assertThat(picture.numeric()).isTrue();
        assertThat(picture.digits()).isEqualTo(digits);
        assertThat(picture.scale()).isEqualTo(scale);
        assertThat(picture.fitsLong()).isEqualTo(fitsLong);
    }

    @Test
    void readsFixedFormWithSequenceNumbersAndComments() {
        // Given
        String text = """
                000100******************************************************************
                000200*  A RECORD. 01  NOT-ME  PIC X.                                   *
                000300 01  PAYMENT.                                                     PAY00010
                000400     05  ID                   PIC X(8).                           PAY00020
                000500     05  PAY-STATUS           PIC 9.
                000600         88  DONE             VALUES 1 THRU 3, 7.
                000700         88  CALLED           VALUE 'IT''S. DONE'.
                000800/    EJECT
                000900     05  AMOUNT               PIC S9(7)V99
                001000                              COMP-3
                001100                              VALUE ZERO.
                001200D    05  FOR-DEBUGGING        PIC X.
                001300 77  COUNTER                  PIC 9(4) COMP.
                001400 66  BOTH RENAMES ID THRU PAY-STATUS.
                """;

        // When
        Copybook copybook = Copybook.parse(text);

        // Then
        assertThat(names(copybook)).containsExactly("PAYMENT", "ID", "PAY-STATUS", "AMOUNT");
        assertThat(copybook.records().get(0).length()).isEqualTo(14);
    }

    @Test
    void readsFreeForm() {
        // Given
        String text = """
                *> what a payment is
                01 payment.
                  05 id pic x(8). *> its number
                  05 amount pic s9(7)v99 comp-3.
                """;

        // When
        Copybook copybook = Copybook.parse(text);

        // Then
        assertThat(names(copybook)).containsExactly("PAYMENT", "ID", "AMOUNT");
    }

    @Test
    void readsLinesBeyondColumn72IfAPictureStandsThere() {
        // Given
        String blanks = " ".repeat(60);
        String text = """
                       01  A.
                           05  B %s PIC S9(5)
                               %s COMP-3.
                """.formatted(blanks, blanks);

        // When
        Copybook copybook = Copybook.parse(text);

        // Then
        assertThat(names(copybook)).containsExactly("A", "B");
        assertThat(copybook.records().get(0).length()).isEqualTo(3);
    }

    @Test
    void readsWhatGoesOnOnTheNextLine() {
        // Given
        String text = """
                       01  A.
                           05  LONG-
                      -        NAME PIC X(4).
                """;

        // When
        Copybook copybook = Copybook.parse(text);

        // Then
        assertThat(names(copybook)).containsExactly("A", "LONG-NAME");
    }

    @Test
    void makesARecordWithoutANameOfItemsWithoutARecord() {
        // When
        Copybook copybook = Copybook.parse("""
                       03  A PIC X.
                       03  B.
                           05 C PIC 99.
                       01  OTHER PIC X(5).
                """);

        // Then
        assertThat(copybook.records()).extracting(Item::name).containsExactly("", "OTHER");
        assertThat(copybook.records()).extracting(Item::length).containsExactly(3, 5);
    }

    @Test
    void letsGroupsGiveTheirUsageAndSign() {
        // When
        RecordLayout layout = layout("""
                01 A.
                  02 B COMP-3.
                    03 C PIC S9(5).
                    03 D PIC S9(5) DISPLAY.
                  02 E SIGN LEADING SEPARATE.
                    03 F PIC S9(5).
                """);

        // Then
        assertThat(offsets(layout)).isEqualTo(Map.of("c", 0, "d", 3, "f", 8));
        assertThat(layout.length()).isEqualTo(14);
    }

    @Test
    void dissolvesGroupsAndTellsEqualNamesApartByThem() {
        // When
        RecordLayout layout = layout("""
                01 A.
                  02 START-DATE.
                    03 YEAR PIC 9(4).
                    03 MONTH PIC 99.
                  02 END-DATE.
                    03 YEAR PIC 9(4).
                    03 DAY-1 PIC 99.
                  02 FILLER PIC X(3).
                  02 FILLER.
                    03 1ST-NAME PIC X.
                  02 PIC X.
                """);

        // Then
        assertThat(offsets(layout))
                .isEqualTo(Map.of("startDateYear", 0, "month", 4, "endDateYear", 6, "day1", 10, "_1stName", 15));
        assertThat(layout.length()).isEqualTo(17);
    }

    @Test
    void readsTheRedefinedItemUnlessAnotherIsChosen() {
        // Given
        String text = """
                01 A.
                  02 ID PIC X.
                  02 COMPANY.
                    03 NAME PIC X(10).
                  02 PERSON REDEFINES COMPANY.
                    03 FIRST-NAME PIC X(8).
                    03 LAST-NAME PIC X(8).
                  02 CODE REDEFINES COMPANY PIC 9(4).
                  02 REST PIC X(3).
                """;

        // When
        RecordLayout company = layout(text);
        RecordLayout person = layout(text, "PERSON");
        RecordLayout code = layout(text, "CODE");

        // Then
        assertThat(offsets(company)).isEqualTo(Map.of("id", 0, "name", 1, "rest", 17));
        assertThat(offsets(person)).isEqualTo(Map.of("id", 0, "firstName", 1, "lastName", 9, "rest", 17));
        assertThat(offsets(code)).isEqualTo(Map.of("id", 0, "code", 1, "rest", 17));
        assertThat(company.length()).isEqualTo(20);
        assertThatThrownBy(() -> layout(text, "BOX")).hasMessageContaining("no item BOX");
    }

    @Test
    void layOutTablesAtTheirGreatest() {
        // When
        RecordLayout layout = layout("""
                01 A.
                  02 LINES-THERE PIC 99.
                  02 DAY-TOTAL PIC 9(3) OCCURS 7 TIMES INDEXED BY I.
                  02 ORDER-LINE OCCURS 1 TO 5 TIMES DEPENDING ON LINES-THERE
                       ASCENDING KEY IS ARTICLE.
                    03 ARTICLE PIC X(6).
                    03 PRICES OCCURS 2.
                      04 PRICE PIC 9(4) COMP.
                  02 REST PIC X.
                """);

        // Then
        assertThat(layout.fields())
                .extracting(Field::name)
                .containsExactly("linesThere", "dayTotal", "orderLine", "rest");
        assertThat(layout.fields()).extracting(Field::offset).containsExactly(0, 2, 23, 73);
        assertThat(layout.fields()).extracting(Field::tablesBefore).containsExactly(0, 0, 0, 1);
        assertThat(layout.tables())
                .singleElement()
                .isEqualTo(new RecordLayout.VariableTable(layout.tables().get(0).counter(), 23, 1, 5, 10, List.of()));
        Field lines = layout.fields().get(2);
        assertThat(lines.columns()).extracting(Field::name).containsExactly("article", "prices");
        assertThat(lines.columns()).extracting(Field::offset).containsExactly(0, 6);
    }

    @Test
    void findsWhatATableWithinATableDependsOnInTheEntryOrFurtherOut() {
        // When
        RecordLayout layout = layout("""
                01 A.
                  02 N PIC 9.
                  02 STORE OCCURS 3.
                    03 M PIC 9.
                    03 DAY-SALES OCCURS 0 TO 4 DEPENDING ON M OF STORE IN A.
                      04 PRICE PIC 99 OCCURS 1 TO 2 DEPENDING ON N.
                      04 UNITS PIC 9.
                    03 REST PIC X.
                  02 LAST-ONE PIC X.
                """);

        // Then
        RecordLayout.VariableTable store = layout.tables().get(0);
        RecordLayout.VariableTable daySales = store.tables().get(0);
        RecordLayout.VariableTable price = daySales.tables().get(0);
        assertThat(store.counter()).isEmpty();
        assertThat(List.of(store.least(), store.most(), store.entry(), store.offset()))
                .containsExactly(3, 3, 22, 1);
        assertThat(daySales.counter().orElseThrow().outwards()).isZero();
        assertThat(daySales.offset()).isEqualTo(1);
        assertThat(price.counter().orElseThrow().outwards()).isEqualTo(2);
        assertThat(layout.fields()).extracting(Field::tablesBefore).containsExactly(0, 0, 1);
        Field rest = layout.fields().get(1).columns().get(2);
        assertThat(rest.offset()).isEqualTo(21);
        assertThat(rest.tablesBefore()).isEqualTo(1);
    }

    @Test
    void callsTablesWithoutANameFillerIfTheirItemsHaveOne() {
        // When
        RecordLayout layout = layout("""
                01 A.
                  02 FILLER OCCURS 2.
                    03 B PIC X.
                    03 OCCURS 3.
                      04 C PIC X.
                  02 OCCURS 2.
                    03 D PIC X.
                  02 FILLER PIC X OCCURS 5.
                  02 FILLER OCCURS 5.
                    03 FILLER PIC X.
                """);

        // Then
        assertThat(layout.fields()).extracting(Field::name).containsExactly("filler", "filler2");
        assertThat(layout.fields().get(0).columns()).extracting(Field::name).containsExactly("b", "filler");
        assertThat(layout.length()).isEqualTo(20);
    }

    @Test
    void takesNamesAndBlanksThatOnlySomeCompilersTake() {
        // When
        RecordLayout layout = layout("01 A. 02 #ITEMS@END PIC 9 (4). 02 PRICE$ PIC\u00a0X(3).");

        // Then
        assertThat(offsets(layout)).isEqualTo(Map.of("itemsEnd", 0, "price", 4));
        assertThat(layout.length()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "01 A. 05 B PIC S9(4) COMP SYNC. | Copybook line 1: is SYNCHRONIZED",
                "01 A PIC N(4). | picture 'N(4)' is of double-byte or national text",
                "01 A PIC Q(4). | picture 'Q(4)' is none",
                "01 A PIC X(0). | repeats a symbol 0 times",
                "01 A PIC X(9999999). | repeats a symbol 9999999 times",
                "01 A PIC 9(39). | has more than 38 digits",
                "01 A POINTER. | usage POINTER is not read",
                "01 A PIC X WRONG. | 'WRONG' is no clause",
                "01 A. 05 B. 05 C PIC X. | has neither a picture nor items",
                "01 A PIC X. 05 B PIC X. | a group has no picture",
                "01 A. 05 B PIC X COMP-3. | picture does not go with its usage",
                "01 A. 05 B PIC X. 05 C REDEFINES D PIC X. | redefines D, which does not stand right before it",
                "01 A. 05 B REDEFINES C PIC X. | redefines C",
                "01 A. 05 B PIC X OCCURS 0. | occurs 0 to 0 times",
                "50 A PIC X. | a level is 01 to 49",
                "01 A. COPY OTHER. | COPY is not carried out",
                "01 :TAG:-A PIC X. | a name has letters",
                "* nothing but a comment | it describes no record"
            })
    void refusesWhatItCannotRead(String text, String message) {
        // When // Then
        assertThatThrownBy(() -> Copybook.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01 A. 05 B OCCURS 2. 10 C PIC X OCCURS 1 TO 2 DEPENDING ON N. 10 N PIC 9.",
                "01 A. 05 C PIC X OCCURS 1 TO 2 DEPENDING ON N. 05 N PIC 9.",
                "01 A. 05 N PIC X. 05 C PIC X OCCURS 1 TO 2 DEPENDING ON N.",
                "01 A OCCURS 2. 05 C PIC X.",
                "01 A. 05 B OCCURS 1000000. 10 C PIC X(1000000)."
            })
    void refusesWhatItCannotLayOut(String text) {
        // When // Then
        assertThatThrownBy(() -> layout(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Copybook line 1");
    }

    @Test
    void readsDamagedCopybooksOrSaysWhatIsWrong() {
        // Given
        String right = """
                000100*  A COMMENT
                000200 01  PAYMENT.                                                     PAY00010
                000300     05  ID                   PIC X(8) JUSTIFIED RIGHT.
                000400     05  HOW-MANY             PIC 9(2) COMP VALUE IS 3.
                000500         88  NONE-AT-ALL      VALUES ARE 0, 'IT''S'.
                000600     05  PART OCCURS 1 TO 5 TIMES DEPENDING ON HOW-MANY INDEXED BY I.
                000700         10  AMOUNT           PIC S9(7)V99 COMP-3.
                000800         10  PRICE REDEFINES AMOUNT PIC X(5).
                000900     05  RATE                 PIC SVPP9(3) SIGN LEADING SEPARATE.
                001000 77  COUNTER                  PIC 9(4) COMP.
                """;
        String characters = " .,;'\"()-*/$9XSVP0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ\t\n\0é";
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder(right);
            for (int change = random.nextInt(8); change >= 0; change--) {
                int at = random.nextInt(text.length() - 3);
                text.setCharAt(at, characters.charAt(random.nextInt(characters.length())));
                text.delete(at, Math.min(text.length() - 1, at + random.nextInt(3)));
            }

            // When
            Throwable thrown = catchThrowable(() ->
                    Copybook.parse(text.toString()).records().forEach(record -> RecordLayout.of(record, Set.of())));

            // Then
            assertThat(thrown == null || thrown instanceof IllegalArgumentException)
                    .as("seed %d, round %d: %s in %s", seed, i, thrown, text)
                    .isTrue();
        }
    }

    private static RecordLayout layout(String text, String... chosen) {
        return RecordLayout.of(Copybook.parse(text).records().get(0), Set.of(chosen));
    }

    private static Map<String, Integer> offsets(RecordLayout layout) {
        return layout.fields().stream().collect(Collectors.toMap(Field::name, Field::offset));
    }

    private static List<String> names(Copybook copybook) {
        return copybook.records().stream().flatMap(CopybookTest::names).toList();
    }

    private static Stream<String> names(Item item) {
        return Stream.concat(Stream.of(item.name()), item.children().stream().flatMap(CopybookTest::names));
    }
}
