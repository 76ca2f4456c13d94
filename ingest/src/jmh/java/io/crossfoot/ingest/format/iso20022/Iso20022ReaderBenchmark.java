package io.crossfoot.ingest.format.iso20022;

import com.ctc.wstx.stax.WstxInputFactory;
import io.crossfoot.common.feed.Iso20022;
import io.crossfoot.ingest.format.BatchReader;
import io.crossfoot.ingest.format.ReaderBenchmark;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What reading a credit transfer of some 930 bytes and encoding it as an event costs, and, as the bound of it, what
 * Woodstox alone takes to walk over the same bytes. Held to: the reader takes at most twice the time of Woodstox.
 */
@OperationsPerInvocation(Iso20022ReaderBenchmark.TRANSFERS)
@Warmup(iterations = 12, time = 1)
public class Iso20022ReaderBenchmark extends ReaderBenchmark {

    static final int TRANSFERS = 20_000;

    /** Whether names have letters outside of ASCII. */
    @Param({"false", "true"})
    public boolean accents;

    @Override
    protected byte[] write() {
        Random random = new Random(7);
        StringBuilder xml = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrCdtTrfInitn>
                <GrpHdr><MsgId>M</MsgId><NbOfTxs>%d</NbOfTxs></GrpHdr><PmtInf><PmtInfId>P</PmtInfId>
                """.formatted(TRANSFERS));
        for (int i = 1; i <= TRANSFERS; i++) {
            xml.append(transfer(i, random));
        }
        xml.append("</PmtInf></CstmrCdtTrfInitn></Document>");
        return xml.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected BatchReader open(InputStream in) throws IOException {
        return new Iso20022Reader(new Iso20022("pain.001"), in);
    }

    /** Only decoding and screening. */
    @Benchmark
    public long characters() throws IOException {
        long length = 0;
        char[] buffer = new char[1 << 13];
        try (XmlSource characters = new XmlSource(source())) {
            for (int count = characters.read(buffer, 0, buffer.length);
                    count >= 0;
                    count = characters.read(buffer, 0, buffer.length)) {
                length += count;
            }
        }
        return length;
    }

    /** The guarded events, without looking at any text. */
    @Benchmark
    public long markup() throws IOException {
        long events = 0;
        try (XmlEvents xml = new XmlEvents(new XmlSource(source()))) {
            xml.open();
            while (xml.next() != XmlEvents.END) {
                events++;
            }
        }
        return events;
    }

    /** Every name and every text is looked at, as any reader has to. */
    @Benchmark
    public long woodstox() throws XMLStreamException {
        long length = 0;
        XMLInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XMLStreamReader xml = factory.createXMLStreamReader(source());
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT ->
                    length += xml.getLocalName().length();
                case XMLStreamConstants.CHARACTERS -> length += xml.getTextLength();
                default -> {}
            }
        }
        xml.close();
        return length;
    }

    private String transfer(int number, Random random) {
        return """
                      <CdtTrfTxInf>
                        <PmtId>
                          <InstrId>INSTR-%1$08d</InstrId>
                          <EndToEndId>E2E-%1$08d</EndToEndId>
                        </PmtId>
                        <Amt>
                          <InstdAmt Ccy="EUR">%2$d.%3$02d</InstdAmt>
                        </Amt>
                        <CdtrAgt>
                          <FinInstnId>
                            <BICFI>COBADEFFXXX</BICFI>
                          </FinInstnId>
                        </CdtrAgt>
                        <Cdtr>
                          <Nm>%4$s and Company %1$d</Nm>
                          <PstlAdr>
                            <StrtNm>Station Street</StrtNm>
                            <BldgNb>%3$d</BldgNb>
                            <PstCd>60311</PstCd>
                            <TwnNm>Frankfurt</TwnNm>
                            <Ctry>DE</Ctry>
                          </PstlAdr>
                        </Cdtr>
                        <CdtrAcct>
                          <Id>
                            <IBAN>DE893704004405%1$08d</IBAN>
                          </Id>
                        </CdtrAcct>
                        <Purp>
                          <Cd>SUPP</Cd>
                        </Purp>
                        <RmtInf>
                          <Ustrd>Invoice %1$d of November, customer %2$d</Ustrd>
                        </RmtInf>
                      </CdtTrfTxInf>
                """.formatted(number, random.nextInt(100_000), random.nextInt(100), accents ? "Müller" : "Miller");
    }
}
