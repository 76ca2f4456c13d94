package io.crossfoot.ingest.format.iso20022;

import static io.crossfoot.ingest.format.iso20022.IsoText.aStatement;
import static io.crossfoot.ingest.format.iso20022.IsoText.bytes;
import static io.crossfoot.ingest.format.iso20022.IsoText.document;
import static io.crossfoot.ingest.format.iso20022.IsoText.information;
import static io.crossfoot.ingest.format.iso20022.IsoText.statements;
import static io.crossfoot.ingest.format.iso20022.IsoText.transfer;
import static io.crossfoot.ingest.format.iso20022.IsoText.transfers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.ingest.format.Reading;
import io.crossfoot.ingest.format.RejectedRecord;
import io.crossfoot.ingest.format.SectionEnded;
import io.crossfoot.ingest.format.SourceEnded;
import io.crossfoot.ingest.format.SourceRecord;
import io.crossfoot.schema.AccountStatement;
import io.crossfoot.schema.Outcome;
import io.crossfoot.schema.RejectCategory;
import io.crossfoot.schema.iso20022.IsoEntry;
import io.crossfoot.schema.iso20022.IsoPayment;
import io.crossfoot.schema.iso20022.IsoSide;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Iso20022ReaderTest {

    private static final Feed TRANSFERS = feed("pain.001", "endToEndId");
    private static final Feed DEBITS = feed("pain.008", "endToEndId");
    private static final Feed STATEMENTS = feed("camt.053", "account");
    private static final Feed REPORTS = feed("camt.052", "account");

    static Feed feed(String message, String key) {
        return ConfigReader.read("""
                name: iso
                key: [%s]
                format: {iso20022: {message: %s}}
                """.formatted(key, message), "iso.yaml", Feed.class);
    }

    @Test
    void makesAnEventOfACreditTransferAndWhatStandsAboveIt() throws IOException {
        // Given
        byte[] file = bytes(transfers(1, "10.5", information("P-1", 1, "10.50", transfer("E-1", "10.5"))));

        // When
        Reading reading = Reading.of(TRANSFERS, file);

        // Then
        assertThat(reading.events())
                .containsExactly(IsoPayment.newBuilder()
                        .setMessageId("M-1")
                        .setPaymentInformationId("P-1")
                        .setPaymentMethod("TRF")
                        .setRequestedDate(LocalDate.of(2026, 11, 27))
                        .setInstructionId("I-E-1")
                        .setEndToEndId("E-1")
                        .setUetr("")
                        .setMandateId("")
                        .setSide(IsoSide.CREDIT)
                        .setAmount(new BigDecimal("10.50000"))
                        .setCurrency("EUR")
                        .setDebtorName("Müller & Söhne")
                        .setDebtorAccount("DE89370400440532013000")
                        .setDebtorAgent("COBADEFFXXX")
                        .setCreditorName("Anna")
                        .setCreditorAccount("4711")
                        .setCreditorAgent("09000")
                        .setPurpose("SALA")
                        .setCreditorReference("RF18")
                        .setRemittance("November pay")
                        .build());
        assertThat(reading.outcome()).isEqualTo(Outcome.BALANCED);
    }

    @Test
    void makesAnEventOfADirectDebitOfAnEarlyVersion() throws IOException {
        // Given
        String message = """
                <pain.008.001.01><GrpHdr><MsgId>M</MsgId><NbOfTxs>1</NbOfTxs></GrpHdr>
                <PmtInf><PmtMtd>DD</PmtMtd><ReqdColltnDt>2026-11-30</ReqdColltnDt><Cdtr><Nm>Waterworks</Nm></Cdtr>
                <CdtrAcct><Id><PrtryAcct><Id>1</Id></PrtryAcct></Id></CdtrAcct>
                <DrctDbtTxInf><PmtId><EndToEndId>E</EndToEndId></PmtId><InstdAmt Ccy="CHF">4</InstdAmt>
                <DrctDbtTx><MndtRltdInf><MndtId>MANDATE</MndtId></MndtRltdInf></DrctDbtTx>
                <Dbtr><Nm>Berta</Nm></Dbtr><DbtrAcct><Id><BBAN>2</BBAN></Id></DbtrAcct></DrctDbtTxInf>
                </PmtInf></pain.008.001.01>
                """;

        // When
        Reading reading = Reading.of(DEBITS, bytes(document("pain.008.001.01", message)));

        // Then
        IsoPayment event = (IsoPayment) reading.events().get(0);
        assertThat(event.getSide()).isEqualTo(IsoSide.DEBIT);
        assertThat(event.getMandateId()).isEqualTo("MANDATE");
        assertThat(event.getCreditorAccount()).isEqualTo("1");
        assertThat(event.getDebtorAccount()).isEqualTo("2");
        assertThat(event.getRequestedDate()).isEqualTo(LocalDate.of(2026, 11, 30));
        assertThat(reading.records().get(0).section()).isEqualTo("unnamed");
        assertThat(reading.outcome()).isEqualTo(Outcome.BALANCED);
    }

    @Test
    void makesAnEventOfAnEntryAndItsStatement() throws IOException {
        // Given
        byte[] file = bytes(
                statements(aStatement("S-1").entry("12.34567", "DBIT", "BOOK").toString()));

        // When
        Reading reading = Reading.of(STATEMENTS, file);

        // Then
        assertThat(reading.events())
                .containsExactly(IsoEntry.newBuilder()
                        .setMessageId("M-2")
                        .setStatementId("S-1")
                        .setAccount("FI2112345600000785")
                        .setAccountCurrency("EUR")
                        .setAccountServicer("NDEAFIHH")
                        .setEntryReference("R-1")
                        .setServicerReference("S-1")
                        .setSide(IsoSide.DEBIT)
                        .setAmount(new BigDecimal("12.34567"))
                        .setCurrency("EUR")
                        .setReversal(false)
                        .setStatus("BOOK")
                        .setBookingDate(LocalDate.of(2026, 11, 26))
                        .setValueDate(LocalDate.of(2026, 11, 27))
                        .setTransactionCode("PMNT-RCDT-ESCT")
                        .setProprietaryCode("700")
                        .setInformation("Salary")
                        .setDetails(2)
                        .setEntries(1)
                        .build());
        assertThat(reading.outcome()).isEqualTo(Outcome.UNVERIFIED);
    }

    @Test
    void keepsNothingOfOneRecordForTheNext() throws IOException {
        // Given
        String bare = "<CdtTrfTxInf><Amt><InstdAmt Ccy=\"USD\">1</InstdAmt></Amt></CdtTrfTxInf>";
        String second = "<PmtInf>%s</PmtInf>".formatted(bare);

        // When
        Reading reading = Reading.of(
                TRANSFERS, bytes(transfers(3, "4", information("P-1", 2, "3", transfer("E-1", "2") + bare) + second)));

        // Then
        IsoPayment same = (IsoPayment) reading.events().get(1);
        IsoPayment other = (IsoPayment) reading.events().get(2);
        assertThat(same.getDebtorAgent()).isEqualTo("COBADEFFXXX");
        assertThat(same.getCreditorAccount() + same.getEndToEndId() + same.getRemittance())
                .isEmpty();
        assertThat(other.getDebtorAccount() + other.getPaymentInformationId()).isEmpty();
        assertThat(other.getRequestedDate()).isNull();
        assertThat(reading.outcome()).isEqualTo(Outcome.BALANCED);
    }

    @Test
    void tellsWhereRecordsBeginAndEndInBytes() throws IOException {
        // Given
        String file = transfers(
                3,
                "4.0",
                information("Zürich €𝄞", 3, "4", transfer("E-1", "1") + transfer("E-2", "x") + transfer("E-3", "2")));
        byte[] bytes = bytes(file);

        // When
        Reading reading = Reading.of(TRANSFERS, bytes);

        // Then
        RejectedRecord rejected = reading.rejects().get(0);
        SourceRecord last = reading.records().get(1);
        assertThat(text(bytes, rejected.start(), rejected.position()))
                .startsWith("<CdtTrfTxInf>")
                .contains("I-E-2")
                .endsWith("</CdtTrfTxInf>");
        assertThat(text(bytes, 0, last.position())).contains("E-3").endsWith("</CdtTrfTxInf>");
        assertThat(last.sequence()).isEqualTo(3);
        assertThat(rejected.raw()).startsWith("<xxxxxxxxxxx>").contains("<xxxxxxxx>");
        assertThat(end(reading).bytes()).isEqualTo(bytes.length);
    }

    private static String text(byte[] bytes, long from, long to) {
        return new String(bytes, (int) from, (int) (to - from), StandardCharsets.UTF_8);
    }

    @Test
    void findsPositionsAcrossBlocks() throws IOException {
        // Given
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            many.append(transfer("E-" + i, "1").replace("Anna", "Änne " + "ß".repeat(i)));
        }
        byte[] bytes = bytes(transfers(500, "500", information("P", 500, "500", many.toString())));

        // When
        Reading reading = Reading.of(TRANSFERS, bytes);

        // Then
        assertThat(reading.records())
                .hasSize(500)
                .allSatisfy(record -> assertThat(text(bytes, record.position() - 14, record.position()))
                        .isEqualTo("</CdtTrfTxInf>"));
        assertThat(reading.outcome()).isEqualTo(Outcome.BALANCED);
    }

    @Test
    void findsTheSamePositionsHoweverTheMediumGivesItsBytes() throws IOException {
        // Given
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            many.append(transfer("E-" + i, i % 7 == 0 ? "x" : "1").replace("Anna", "Änne €"));
        }
        byte[] bytes = bytes(transfers(100, "100", information("P", 100, "100", many.toString())));
        InputStream dripping = new FilterInputStream(new ByteArrayInputStream(bytes)) {

            private int next;

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return super.read(target, offset, Math.min(length, 1 + next++ % 50));
            }
        };

        // When
        Reading reading = Reading.of(TRANSFERS, dripping);

        // Then
        Reading atOnce = Reading.of(TRANSFERS, bytes);
        assertThat(reading.records())
                .extracting(SourceRecord::position)
                .isEqualTo(atOnce.records().stream().map(SourceRecord::position).toList());
        assertThat(reading.rejects())
                .extracting(RejectedRecord::start, RejectedRecord::raw)
                .isEqualTo(atOnce.rejects().stream()
                        .map(reject -> tuple(reject.start(), reject.raw()))
                        .toList());
        assertThat(end(reading)).isEqualTo(end(atOnce));
    }

    @Test
    void comparesHeadersAndPaymentInformationsWithWhatTheyHold() throws IOException {
        // Given
        byte[] file = bytes(transfers(
                2,
                "3",
                information("P-1", 1, "1", transfer("E-1", "1"))
                        + information("P-1", 2, "2.01", transfer("E-2", "2"))));

        // When
        Reading reading = Reading.of(TRANSFERS, file);

        // Then
        assertThat(reading.sections())
                .extracting(SectionEnded::id, SectionEnded::stated)
                .containsExactly(
                        tuple("P-1", Map.of("NbOfTxs", "1", "CtrlSum", "1")),
                        tuple("P-1#2", Map.of("NbOfTxs", "2", "CtrlSum", "2.01")));
        assertThat(reading.counted("NbOfTxs")).isEqualTo("2");
        assertThat(reading.counted("CtrlSum")).isEqualTo("3.00");
        assertThat(reading.counted("PmtInf")).isEqualTo("2");
        assertThat(reading.outcome()).isEqualTo(Outcome.OUT_OF_BALANCE);
    }

    @Test
    void addsUpTheHeadersOfSeveralMessages() throws IOException {
        // Given
        String one = transfers(1, "1", information("P", 1, "1", transfer("E-1", "1")));
        String two = transfers(1, "2.50", information("P", 1, "2.5", transfer("E-2", "2.5")));
        String envelope = "<x:Batch xmlns:x='urn:x'><AppHdr><Id>1</Id></AppHdr>%s%s</x:Batch>".formatted(one, two);

        // When
        Reading reading = Reading.of(TRANSFERS, bytes(envelope));

        // Then
        assertThat(end(reading).stated())
                .containsOnly(entry("NbOfTxs", "2"), entry("CtrlSum", "3.50"), entry("messages", "2"));
        assertThat(reading.counted("messages")).isEqualTo("2");
        assertThat(reading.outcome()).isEqualTo(Outcome.BALANCED);
    }

    @Test
    void noticesMessagesWhoseDifferencesMakeUpForOneAnother() throws IOException {
        // Given
        String one = transfers(1, "2", information("P", 1, "1", transfer("E-1", "1")));
        String two = transfers(1, "1", information("P", 1, "2", transfer("E-2", "2")));

        // When
        Reading reading = Reading.of(TRANSFERS, bytes(one + "\n<?xml version='1.0'?>\n" + two));

        // Then
        assertThat(reading.counted("CtrlSum")).isEqualTo("3.00");
        assertThat(reading.counted("messages")).isEqualTo("0");
        assertThat(reading.outcome()).isEqualTo(Outcome.OUT_OF_BALANCE);
    }

    @Test
    void statesNothingOfTheFileThatNotEveryMessageStates() throws IOException {
        // Given
        String one = transfers(1, "2", information("P", 1, "2", transfer("E-1", "2")));
        String two = one.replaceFirst("<CtrlSum>2</CtrlSum>", "");

        // When
        Reading reading = Reading.of(TRANSFERS, bytes("<Batch>" + one + two + "</Batch>"));

        // Then
        assertThat(end(reading).stated()).containsOnly(entry("NbOfTxs", "2"), entry("messages", "2"));
        assertThat(reading.outcome()).isEqualTo(Outcome.BALANCED);
    }

    @ParameterizedTest
    @CsvSource({
        "100, CRDT, 87.5, CRDT, BALANCED",
        "10, DBIT, 22.50, DBIT, BALANCED",
        "100, CRDT, 87.51, CRDT, OUT_OF_BALANCE"
    })
    void rollsTheBalanceOfAStatementOverItsBookedEntries(
            String opening, String openingSide, String closing, String closingSide, Outcome outcome)
            throws IOException {
        // Given
        String statement = aStatement("S")
                .balance("OPBD", opening, openingSide)
                .balance("CLBD", closing, closingSide)
                .balance("CLBD", closing, closingSide)
                .balance("CLAV", "1", "CRDT")
                .entry("20", "DBIT", "BOOK")
                .entry("7.5", "CRDT", "BOOK")
                .entry("1000", "CRDT", "PDNG")
                .toString();

        // When
        Reading reading = Reading.of(STATEMENTS, bytes(statements(statement)));

        // Then
        assertThat(reading.outcome()).isEqualTo(outcome);
    }

    @Test
    void tellsWhereAStatementBeginsAndEnds() throws IOException {
        // Given
        String statement = aStatement("S")
                .balance("PRCD", "100", "DBIT")
                .balance("CLBD", "120", "DBIT")
                .entry("20", "DBIT", "BOOK")
                .toString()
                .replace("<Acct>", "<ElctrncSeqNb>7</ElctrncSeqNb><LglSeqNb>3</LglSeqNb><Acct>");
        String unnumbered = aStatement("T").balance("OPBD", "1", "CRDT").toString();

        // When
        Reading reading = Reading.of(STATEMENTS, bytes(statements(statement + unnumbered)));

        // Then
        assertThat(reading.sections())
                .extracting(SectionEnded::statements)
                .containsExactly(
                        List.of(new AccountStatement("FI2112345600000785", "EUR", "7", "-100.00", "-120.00")),
                        List.of());
    }

    @Test
    void rollsAPageOfALongerStatementOverItsInterimBalances() throws IOException {
        // Given
        String interim = "ITBD</Cd></CdOrPrtry><SubTp><Cd>%s</Cd></SubTp><CdOrPrtry><Cd>ITBD";
        String page = aStatement("S")
                .balance("OPBD", "1", "CRDT")
                .balance(interim.formatted("OIBD"), "100", "CRDT")
                .balance(interim.formatted("CIBD"), "80", "CRDT")
                .entry("20", "DBIT", "BOOK")
                .toString();

        // When
        Reading reading = Reading.of(STATEMENTS, bytes(statements(page)));

        // Then
        assertThat(reading.sections().get(0).stated()).containsEntry("CLBD", "80.00");
        assertThat(reading.outcome()).isEqualTo(Outcome.BALANCED);
    }

    @ParameterizedTest
    @CsvSource({"ITBD, UNVERIFIED", "CLBD, OUT_OF_BALANCE"})
    void doesNotRollTheInterimBalanceOfAReport(String type, Outcome outcome) throws IOException {
        // Given
        String report = aStatement("S")
                .balance("OPBD", "1", "CRDT")
                .balance(type, "2", "CRDT")
                .entry("20", "DBIT", "BOOK")
                .toString()
                .replace("Stmt>", "Rpt>");

        // When
        Reading reading = Reading.of(
                REPORTS,
                bytes(document("camt.052.001.01", "<BkToCstmrAcctRptV01>%s</BkToCstmrAcctRptV01>".formatted(report))));

        // Then
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "3, 40, 17.50, DBIT, 1, 10, OUT_OF_BALANCE",
        "3, 37.5, 17.50, DBIT, 1, 10, BALANCED",
        "3, 37.5, 17.50, CRDT, 1, 10, OUT_OF_BALANCE",
        "2, 37.5, 17.50, DBIT, 1, 10, OUT_OF_BALANCE",
        "3, 37.5, 17.50, DBIT, 2, 10, OUT_OF_BALANCE",
        "3, 37.5, 17.50, DBIT, 1, 10.01, OUT_OF_BALANCE"
    })
    void comparesTheSummaryOfAStatementWithItsEntries(
            int number, String sum, String net, String side, int credits, String creditSum, Outcome outcome)
            throws IOException {
        // Given
        String statement = aStatement("S")
                .add("""
                        <TxsSummry><TtlNtries><NbOfNtries>%d</NbOfNtries><Sum>%s</Sum>
                        <TtlNetNtry><Amt>%s</Amt><CdtDbtInd>%s</CdtDbtInd></TtlNetNtry></TtlNtries>
                        <TtlCdtNtries><NbOfNtries>%d</NbOfNtries><Sum>%s</Sum></TtlCdtNtries></TxsSummry>
                        """.formatted(number, sum, net, side, credits, creditSum))
                .entry("20", "DBIT", "BOOK")
                .entry("10", "CRDT", "PDNG")
                .entry("7.5", "DBIT", "INFO")
                .toString();

        // When
        Reading reading = Reading.of(STATEMENTS, bytes(statements(statement)));

        // Then
        assertThat(reading.outcome()).isEqualTo(outcome);
    }

    @Test
    void callsAStatementWithoutEntriesEmpty() throws IOException {
        // When
        Reading reading =
                Reading.of(STATEMENTS, bytes(statements(aStatement("S").toString())));

        // Then
        assertThat(reading.outcome()).isEqualTo(Outcome.EMPTY);
        assertThat(reading.sections()).extracting(SectionEnded::id).containsExactly("S");
    }

    @Test
    void callsAMessageWithoutStatementsMalformed() throws IOException {
        // When
        Reading reading = Reading.of(STATEMENTS, bytes(statements("")));

        // Then
        assertThat(reading.problems()).containsExactly("line 2: the message has nothing to tell, no element Stmt");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,5 | FIELD | amount must have up to 18 digits",
                "-1 | FIELD | amount must have up to 18 digits",
                "1e3 | FIELD | amount must have up to 18 digits",
                "0.000001 | FIELD | amount must have up to 18 digits",
                "1234567890123456789 | FIELD | amount must have up to 18 digits",
                "'' | FIELD | the transaction has no amount, element InstdAmt",
                "1\u0001<x/> | ENCODING | element InstdAmt has characters that are no text",
            })
    void rejectsATransactionWithoutAnAmountThatCanBeRead(String amount, RejectCategory category, String reason)
            throws IOException {
        // Given
        byte[] file =
                bytes(transfers(2, "1", information("P", 2, "1", transfer("E-1", amount) + transfer("E-2", "1"))));

        // When
        Reading reading = Reading.of(TRANSFERS, file);

        // Then
        RejectedRecord rejected = reading.rejects().get(0);
        assertThat(rejected.category()).isEqualTo(category);
        assertThat(rejected.reason()).startsWith(reason);
        assertThat(rejected.section()).isEqualTo("P");
        assertThat(reading.records()).hasSize(1);
        assertThat(reading.counted("NbOfTxs")).isEqualTo("2");
        assertThat(reading.outcome()).isEqualTo(Outcome.OUT_OF_BALANCE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ccy=\"EUR\" | Ccy=\"eur\" | currency, attribute Ccy of the amount, must be three capital letters, got 'xxx'",
                "<CdtDbtInd>DBIT | <CdtDbtInd>DEBIT | CdtDbtInd must be CRDT or DBIT, got 'xxxxx'",
                "<CdtDbtInd>DBIT</CdtDbtInd> | '' | the entry is neither credit nor debit, it has no CdtDbtInd",
                "2026-11-26T | 2026-11-31T | booking date must be a date such as 2026-11-26, got '9999-99-99x99:99:99+99:99'",
                "Salary | &amp;&unknown; | element AddtlNtryInf has characters that are no text",
            })
    void rejectsAnEntryThatIsNotWhatItShouldBe(String part, String by, String reason) throws IOException {
        // Given
        String statement = aStatement("S").entry("1", "DBIT", "BOOK").toString().replace(part, by);

        // When
        Reading reading = Reading.of(STATEMENTS, bytes(statements(statement)));

        // Then
        assertThat(reading.rejects()).extracting(RejectedRecord::reason).containsExactly(reason);
        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void rejectsEveryRecordOfASectionThatIsNotWhatItShouldBe() throws IOException {
        // Given
        String bad = information("P-1", 2, "3", transfer("E-1", "1") + transfer("E-2", "2"))
                .replace("2026-11-27", "YYYY-MM-DD");
        String good = information("P-2", 1, "4", transfer("E-3", "4"));

        // When
        Reading reading = Reading.of(TRANSFERS, bytes(transfers(3, "7", bad + good)));

        // Then
        assertThat(reading.rejects())
                .extracting(RejectedRecord::reason)
                .containsOnly("requested execution date must be a date such as 2026-11-26, got 'xxxx-xx-xx'")
                .hasSize(2);
        assertThat(reading.values("endToEndId")).containsExactly("E-3");
        assertThat(reading.counted("CtrlSum")).isEqualTo("7.00");
        assertThat(reading.outcome()).isEqualTo(Outcome.OUT_OF_BALANCE);
    }

    @Test
    void rejectsARecordOfATextWithoutEnd() throws IOException {
        // Given
        String endless = transfer("E-1", "1").replace("November", "x ".repeat(20_000));

        // When
        Reading reading = Reading.of(
                TRANSFERS, bytes(transfers(2, "2", information("P", 2, "2", endless + transfer("E-2", "1")))));

        // Then
        assertThat(reading.rejects()).extracting(RejectedRecord::category).containsExactly(RejectCategory.LENGTH);
        assertThat(reading.records()).hasSize(1);
        assertThat(reading.counted("CtrlSum")).isEqualTo("2.00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTF-8",
                "ISO-8859-1",
                "windows-1252",
                "UTF-16BE",
                "UTF-16LE",
                "UTF-16",
                "IBM037",
                "UTF-32",
                "Shift_JIS"
            })
    void readsWhateverEncodingTheDeclarationGives(String encoding) throws IOException {
        // Given
        String name = encoding.equals("Shift_JIS") ? "銀行" : "Müller & Söhne";
        String file = transfers(1, "1", information("P", 1, "1", transfer("E-1", "1")))
                .replace("Müller &amp; Söhne", name.replace("&", "&amp;"));
        byte[] bytes = bytes(file, Charset.forName(encoding));

        // When
        Reading reading = Reading.of(TRANSFERS, bytes);

        // Then
        assertThat(reading.values("debtorName")).containsExactly(name);
        assertThat(end(reading).bytes()).isEqualTo(bytes.length);
        assertThat(reading.outcome()).isEqualTo(Outcome.BALANCED);
    }

    @Test
    void rejectsTheRecordAloneWhoseBytesAreNoText() throws IOException {
        // Given
        String two = transfer("E-1", "1").replace("Anna", "Änne") + transfer("E-2", "2");
        byte[] latin = ("<?xml version='1.0' encoding='UTF-8'?>"
                        + transfers(2, "3", information("P", 2, "3", two))
                                .replace("ü", "")
                                .replace("ö", ""))
                .getBytes(StandardCharsets.ISO_8859_1);

        // When
        Reading reading = Reading.of(TRANSFERS, latin);

        // Then
        assertThat(reading.rejects())
                .extracting(RejectedRecord::category, RejectedRecord::reason)
                .containsExactly(tuple(RejectCategory.ENCODING, "element Nm has characters that are no text"));
        assertThat(reading.values("endToEndId")).containsExactly("E-2");
        assertThat(reading.counted("CtrlSum")).isEqualTo("3.00");
    }

    @Test
    void namesAnEncodingThatItDoesNotKnow() throws IOException {
        // Given
        String file = "<?xml version='1.0' encoding='latin-15'?>"
                + statements(aStatement("S").toString());

        // When
        Reading reading = Reading.of(STATEMENTS, file.getBytes(StandardCharsets.US_ASCII));

        // Then
        assertThat(reading.problems())
                .containsExactly("line 1: the encoding 'xxxxx-99' is not known; the file is read as UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFEFF", "\n\n  ", "\uFEFF\r\n"})
    void readsBehindMarksAndBlanks(String beginning) throws IOException {
        // Given
        byte[] file = (beginning + "<?xml version='1.0'?>"
                        + statements(aStatement("S").entry("1", "CRDT", "BOOK").toString()))
                .getBytes(StandardCharsets.UTF_8);

        // When
        Reading reading = Reading.of(STATEMENTS, file);

        // Then
        assertThat(reading.problems()).isEmpty();
        assertThat(text(file, 0, reading.records().get(0).position())).endsWith("</Ntry>");
    }

    @Test
    void readsPrefixedNamesAndPassesOverOtherNamespaces() throws IOException {
        // Given
        String statement = """
                <e:Message xmlns:e="urn:envelope" xmlns:c="urn:iso:std:iso:20022:tech:xsd:camt.053.001.10" xmlns:o="urn:o">
                <c:Document><c:BkToCstmrStmt><c:GrpHdr/><c:Stmt><o:Id>X</o:Id><c:Id>S</c:Id>
                <o:Ntry><c:Amt>1</c:Amt></o:Ntry>
                <c:Ntry><c:Amt Ccy="EUR">2</c:Amt><o:Amt>3</o:Amt><c:CdtDbtInd>CRDT</c:CdtDbtInd></c:Ntry>
                <c:SplmtryData><c:Envlp><c:Ntry/></c:Envlp></c:SplmtryData>
                </c:Stmt></c:BkToCstmrStmt></c:Document></e:Message>
                """;

        // When
        Reading reading = Reading.of(STATEMENTS, bytes(statement));

        // Then
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.values("amount")).containsExactly(new BigDecimal("2.00000"));
        assertThat(reading.sections()).extracting(SectionEnded::id).containsExactly("S");
    }

    @Test
    void saysWhichOtherMessageAFileHolds() throws IOException {
        // Given
        String transfers = transfers(1, "1", information("P", 1, "1", transfer("E-1", "1")));
        String unknown = document("pacs.008.001.08", "<FIToFICstmrCdtTrf/>");

        // When
        Reading reading = Reading.of(
                STATEMENTS,
                bytes("<B>" + transfers + unknown + statements(aStatement("S").toString()) + "</B>"));

        // Then
        assertThat(reading.problems())
                .hasSize(2)
                .anySatisfy(problem ->
                        assertThat(problem).endsWith("the file holds pain.001 where the feed takes camt.053"))
                .anySatisfy(problem -> assertThat(problem)
                        .endsWith("the file holds pacs.008.001.08 FIToFICstmrCdtTrf, which is not read; the messages"
                                + " that can be read are pain.001, pain.008, camt.052, camt.053, camt.054"));
        assertThat(reading.sections()).hasSize(1);
    }

    @Test
    void saysNothingElseOfAFileThatHoldsOnlyAnotherMessage() throws IOException {
        // Given
        String element = "Report".repeat(10);
        String file = "<Document><%s><Stmt/></%s></Document>".formatted(element, element);

        // When
        Reading reading = Reading.of(STATEMENTS, bytes(file));

        // Then
        assertThat(reading.problems())
                .singleElement()
                .asString()
                .contains("the file holds ReportReportReportReportReportReportRepo…, which is not read");
    }

    @Test
    void missesTheMessageInADocumentWithoutAny() throws IOException {
        // When
        Reading reading = Reading.of(STATEMENTS, bytes(document("camt.053.001.04", "")));

        // Then
        assertThat(reading.problems())
                .containsExactly("file: holds no message camt.053, which stands in an element BkToCstmrStmt");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | it is empty",
                "hello | it is text that does not begin with a tag",
                "%PDF-1.7 | it is a PDF document",
            })
    void saysWhatAFileIsThatIsNotXml(String content, String look) throws IOException {
        // When
        Reading reading = Reading.of(STATEMENTS, content.getBytes(StandardCharsets.US_ASCII));

        // Then
        assertThat(reading.problems())
                .containsExactly("file: is no ISO 20022 file: %s; such a file is XML".formatted(look));
        assertThat(end(reading).bytes()).isEqualTo(content.length());
    }

    @Test
    void refusesADocumentType() throws IOException {
        // Given
        String file = "<!DOCTYPE Document [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
                + statements(aStatement("&x;").toString());

        // When
        Reading reading = Reading.of(STATEMENTS, bytes(file));

        // Then
        assertThat(reading.problems())
                .first()
                .asString()
                .contains("it has a document type (DOCTYPE), which ISO 20022 messages never have");
        assertThat(reading.sections()).isEmpty();
        assertThat(end(reading).bytes()).isEqualTo(bytes(file).length);
    }

    @Test
    void countsTheRecordAtWhichAFileBreaksOff() throws IOException {
        // Given
        String file = transfers(3, "6", information("P", 3, "6", transfer("E-1", "1") + transfer("E-2", "2")));
        byte[] part = bytes(file.substring(0, file.lastIndexOf("<RmtInf>")));

        // When
        Reading reading = Reading.of(TRANSFERS, part);

        // Then
        assertThat(reading.outcome()).isEqualTo(Outcome.MALFORMED);
        assertThat(reading.problems())
                .singleElement()
                .asString()
                .contains("it is not well-formed XML")
                .endsWith("nothing behind this can be read");
        assertThat(reading.rejects()).extracting(RejectedRecord::reason).containsExactly("the transaction is cut off");
        assertThat(reading.counted("CtrlSum")).isEqualTo("3.00");
        assertThat(reading.sections()).extracting(SectionEnded::id).containsExactly("P");
        assertThat(end(reading).stated()).containsEntry("NbOfTxs", "3");
        assertThat(reading.rejects().get(0).position()).isEqualTo(part.length);
        assertThat(end(reading).bytes()).isEqualTo(part.length);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 8})
    void noticesThatItsPackingIsDamaged(int lost) throws IOException {
        // Given
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(
                    bytes(statements(aStatement("S").entry("1", "CRDT", "BOOK").toString())));
        }
        byte[] file = zipped.toByteArray();
        file[file.length - 1 - lost]++;

        // When
        Reading reading = Reading.of(STATEMENTS, file);

        // Then
        assertThat(reading.outcome()).isEqualTo(Outcome.MALFORMED);
        assertThat(reading.problems()).first().asString().contains("its gzip content ");
    }

    @Test
    void saysWhichStatedValueIsNoNumber() throws IOException {
        // Given
        String file = transfers(1, "1'000.00", information("P", 1, "1", transfer("E-1", "1")));

        // When
        Reading reading = Reading.of(TRANSFERS, bytes(file));

        // Then
        assertThat(reading.problems()).containsExactly("line 2: CtrlSum must be a number, got '9'999.99'");
    }

    @Test
    void passesOnAFailureOfTheMedium() {
        // Given
        byte[] beginning = bytes(transfers(1, "1", " ".repeat(100_000)));
        InputStream failing = new InputStream() {

            private final InputStream in = new ByteArrayInputStream(beginning, 0, 50_000);

            @Override
            public int read() throws IOException {
                return checked(in.read());
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return checked(in.read(target, offset, length));
            }

            private int checked(int read) throws IOException {
                if (read < 0) {
                    throw new IOException("disk on fire");
                }
                return read;
            }
        };

        // When, Then
        assertThatThrownBy(() -> Reading.of(TRANSFERS, failing))
                .isInstanceOf(IOException.class)
                .hasMessage("disk on fire");
    }

    private static SourceEnded end(Reading reading) {
        return (SourceEnded) reading.items().get(reading.items().size() - 1);
    }
}
