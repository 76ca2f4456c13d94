package io.crossfoot.ingest.format.iso20022;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Writes ISO 20022 messages that are right, unless told otherwise. */
final class IsoText {

    private final StringBuilder xml = new StringBuilder();

    private IsoText() {}

    /** One message in its document. */
    static String document(String message, String content) {
        return "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:%s\">%s</Document>".formatted(message, content);
    }

    static byte[] bytes(String document) {
        return bytes(document, StandardCharsets.UTF_8);
    }

    static byte[] bytes(String document, Charset encoding) {
        return ("<?xml version=\"1.0\" encoding=\"%s\"?>\n".formatted(encoding.name()) + document).getBytes(encoding);
    }

    /** A pain.001 whose group header states this. */
    static String transfers(int number, String sum, String informations) {
        return document(
                "pain.001.001.09",
                "<CstmrCdtTrfInitn><GrpHdr><MsgId>M-1</MsgId>%s</GrpHdr>%s</CstmrCdtTrfInitn>"
                        .formatted(control(number, sum), informations));
    }

    /** A payment information with these credit transfers. */
    static String information(String id, int number, String sum, String transfers) {
        return """
                <PmtInf><PmtInfId>%s</PmtInfId><PmtMtd>TRF</PmtMtd>%s
                  <ReqdExctnDt><Dt>2026-11-27</Dt></ReqdExctnDt>
                  <Dbtr><Nm>Müller &amp; Söhne</Nm><PstlAdr><AdrLine>Nm</AdrLine></PstlAdr></Dbtr>
                  <DbtrAcct><Id><IBAN>DE89370400440532013000</IBAN></Id></DbtrAcct>
                  <DbtrAgt><FinInstnId><BICFI>COBADEFFXXX</BICFI></FinInstnId></DbtrAgt>
                  %s</PmtInf>
                """.formatted(id, control(number, sum), transfers);
    }

    static String transfer(String id, String amount) {
        return """
                <CdtTrfTxInf>
                  <PmtId><InstrId>I-%1$s</InstrId><EndToEndId>%1$s</EndToEndId></PmtId>
                  <Amt><InstdAmt Ccy="EUR">%2$s</InstdAmt></Amt>
                  <CdtrAgt><FinInstnId><ClrSysMmbId><MmbId>09000</MmbId></ClrSysMmbId></FinInstnId></CdtrAgt>
                  <Cdtr><Nm>Anna</Nm></Cdtr>
                  <CdtrAcct><Id><Othr><Id>4711</Id></Othr></Id></CdtrAcct>
                  <Purp><Cd>SALA</Cd></Purp>
                  <RmtInf><Ustrd>November</Ustrd><Ustrd> pay </Ustrd>
                    <Strd><CdtrRefInf><Ref>RF18</Ref></CdtrRefInf></Strd></RmtInf>
                </CdtTrfTxInf>
                """.formatted(id, amount);
    }

    private static String control(int number, String sum) {
        return "<NbOfTxs>%d</NbOfTxs><CtrlSum>%s</CtrlSum>".formatted(number, sum);
    }

    /** A camt.053 with these statements. */
    static String statements(String statements) {
        return document(
                "camt.053.001.08",
                "<BkToCstmrStmt><GrpHdr><MsgId>M-2</MsgId></GrpHdr>%s</BkToCstmrStmt>".formatted(statements));
    }

    static IsoText aStatement(String id) {
        IsoText statement = new IsoText();
        statement.xml.append("""
                <Stmt><Id>%s</Id><Acct><Id><IBAN>FI2112345600000785</IBAN></Id><Ccy>EUR</Ccy>
                <Svcr><FinInstnId><BICFI>NDEAFIHH</BICFI></FinInstnId></Svcr></Acct>
                """.formatted(id));
        return statement;
    }

    IsoText balance(String type, String amount, String side) {
        return add("""
                <Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><CdtLine><Incl>false</Incl><Amt Ccy="EUR">9</Amt></CdtLine>
                <Amt Ccy="EUR">%s</Amt><CdtDbtInd>%s</CdtDbtInd></Bal>
                """.formatted(type, amount, side));
    }

    IsoText entry(String amount, String side, String status) {
        return add("""
                <Ntry><NtryRef>R-1</NtryRef><Amt Ccy="EUR">%s</Amt><CdtDbtInd>%s</CdtDbtInd><Sts><Cd>%s</Cd></Sts>
                <BookgDt><DtTm>2026-11-26T18:00:00+02:00</DtTm></BookgDt><ValDt><Dt>2026-11-27</Dt></ValDt>
                <AcctSvcrRef>S-1</AcctSvcrRef>
                <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn>
                <Prtry><Cd>700</Cd></Prtry></BkTxCd>
                <NtryDtls><TxDtls><Amt Ccy="USD">1</Amt><CdtDbtInd>CRDT</CdtDbtInd></TxDtls><TxDtls/></NtryDtls>
                <AddtlNtryInf>Salary</AddtlNtryInf></Ntry>
                """.formatted(amount, side, status));
    }

    IsoText add(String element) {
        xml.append(element);
        return this;
    }

    @Override
    public String toString() {
        return xml + "</Stmt>";
    }
}
