package io.crossfoot.endtoend;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Random;

/** Credit transfers of one pain.001, in payment informations of a thousand. */
final class LargeIsoFile extends LargeFile {

    private static final int TRANSFERS_OF_AN_INFORMATION = 1_000;
    private static final int HIGHEST_CENTS = 1_000_000;
    private static final FeedDescription FEED = FeedDescription.of("transfers", """
            name: transfers
            source: {files: "*.xml"}
            format: {iso20022: {message: pain.001}}
            key: [endToEndId]
            release: {automatic: [balanced]}
            """);

    LargeIsoFile() {
        super(FEED, ".xml");
    }

    @Override
    void write(int records, Random random, PrintWriter out) {
        out.print("""
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrCdtTrfInitn>
                <GrpHdr><MsgId>M</MsgId><NbOfTxs>%d</NbOfTxs></GrpHdr>
                """.formatted(records));
        int number = 0;
        for (int left = records; left > 0; left -= TRANSFERS_OF_AN_INFORMATION) {
            number++;
            writeInformation(number, Math.min(left, TRANSFERS_OF_AN_INFORMATION), random, out);
        }
        out.print("</CstmrCdtTrfInitn></Document>\n");
    }

    private static void writeInformation(int number, int transfers, Random random, PrintWriter out) {
        int[] cents = random.ints(transfers, 1, HIGHEST_CENTS).toArray();
        long sum = 0;
        for (int each : cents) {
            sum += each;
        }
        out.print("<PmtInf><PmtInfId>P%d</PmtInfId><NbOfTxs>%d</NbOfTxs><CtrlSum>%s</CtrlSum>%n"
                .formatted(number, transfers, BigDecimal.valueOf(sum, 2)));
        for (int i = 0; i < transfers; i++) {
            out.print(
                    "<CdtTrfTxInf><PmtId><EndToEndId>E%d-%d</EndToEndId></PmtId><Amt><InstdAmt Ccy=\"EUR\">%s</InstdAmt></Amt></CdtTrfTxInf>%n"
                            .formatted(number, i, BigDecimal.valueOf(cents[i], 2)));
        }
        out.print("</PmtInf>\n");
    }
}
