package io.crossfoot.ingest.format.iso20022;

import static io.crossfoot.ingest.format.iso20022.IsoText.aStatement;
import static io.crossfoot.ingest.format.iso20022.IsoText.bytes;
import static io.crossfoot.ingest.format.iso20022.IsoText.document;
import static io.crossfoot.ingest.format.iso20022.IsoText.statements;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossfoot.common.feed.Iso20022.Message;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Iso20022LookTest {

    @ParameterizedTest
    @CsvSource({
        "CstmrCdtTrfInitn, PAIN_001",
        "pain.001.001.02, PAIN_001",
        "n:CstmrDrctDbtInitn, PAIN_008",
        "BkToCstmrAcctRpt, CAMT_052",
        "BkToCstmrStmtV01, CAMT_053",
        "ns2:BkToCstmrDbtCdtNtfctn, CAMT_054"
    })
    void tellsTheMessageByTheElementThatHoldsIt(String element, Message message) {
        // Given
        String file = "<!-- note --><Envelope><AppHdr><Id/></AppHdr>"
                + document("any", "<" + element + "></" + element + ">");

        // When, Then
        assertThat(Iso20022Look.message(bytes(file))).contains(message);
    }

    @Test
    void looksIntoOtherEncodings() {
        // Given
        String file = statements(aStatement("S").toString());

        // When, Then
        assertThat(Iso20022Look.message(("\uFEFF" + file).getBytes(StandardCharsets.UTF_16LE)))
                .contains(Message.CAMT_053);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><body/></html>",
                "<Document><FIToFICstmrCdtTrf/></Document>",
                "<BkToCstmrStmtVersion >",
                "BkToCstmrStmt"
            })
    void findsNoMessageElsewhere(String file) {
        // When, Then
        assertThat(Iso20022Look.message(file.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.053.001.04'/>|CAMT_053",
                "<Envelope xmlns=\"urn:iso:std:iso:20022:tech:xsd:head.001.001.02\"><D xmlns:c = 'http://bank/camt.054.001.04.ch.xsd'/>|CAMT_054",
                "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:pain.002.001.11'><CstmrPmtStsRpt/></Document>|PAIN_001",
                "<d:Document><CstmrPmtStsRpt/></d:Document>|PAIN_001"
            })
    void tellsWhatAFileIsMeantToHold(String file, Message message) {
        // When, Then
        assertThat(Iso20022Look.message(file.getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(Iso20022Look.meant(file.getBytes(StandardCharsets.UTF_8))).contains(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "camt.053.001.04",
                "<html xmlns='http://www.w3.org/1999/xhtml'><Document/></html>",
                "<project xmlns='http://maven.apache.org/POM/4.0.0'>pain.001.001.03</project>"
            })
    void leavesOtherXmlAlone(String file) {
        // When, Then
        assertThat(Iso20022Look.meant(file.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }
}
