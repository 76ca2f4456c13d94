package io.crossfoot.ingest.format.edi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.crossfoot.common.balance.SourceRules;
import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.config.CountOrShare;
import io.crossfoot.common.feed.Edi;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.ingest.format.Reading;
import io.crossfoot.ingest.format.RejectedRecord;
import io.crossfoot.ingest.format.SectionEnded;
import io.crossfoot.ingest.format.SourceEnded;
import io.crossfoot.ingest.format.SourceRecord;
import io.crossfoot.schema.Outcome;
import io.crossfoot.schema.RejectCategory;
import io.crossfoot.schema.edi.EdiSegment;
import io.crossfoot.schema.edi.EdiStandard;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EdiReaderTest {

    private static final Feed SEGMENTS = ConfigReader.read("""
            name: segments
            format: edi
            key: [message]
            """, "segments.yaml", Feed.class);

    private static final String[] CLAIM = {
        "LX*1",
        "CLP*CLAIM-1*1*100*80*5*12*PAYER-1",
        "CAS*CO*45*15",
        "SVC*HC:99213*100*80**1",
        "CAS*PR*1*3**2*2",
        "PLB*1234567890*20261231*WO:17*10*L6*-2.5"
    };

    @Test
    void makesAnEventOfEachSegmentOfATransactionSet() throws IOException {
        // When
        Reading reading = read(EdiText.remittance("72.5", CLAIM));

        // Then
        assertThat(reading.outcome()).as("problems %s", reading.problems()).isEqualTo(Outcome.BALANCED);
        assertThat(reading.values("tag")).containsExactly("ST", "BPR", "LX", "CLP", "CAS", "SVC", "CAS", "PLB", "SE");
        EdiSegment claim = segments(reading).get(3);
        assertThat(claim.getStandard()).isEqualTo(EdiStandard.X12);
        assertThat(claim.getSender()).isEqualTo("PAYER");
        assertThat(claim.getReceiver()).isEqualTo("PAYEE");
        assertThat(claim.getInterchange()).isEqualTo("000000905");
        assertThat(claim.getGroup()).isEqualTo("17");
        assertThat(claim.getMessage()).isEqualTo("0001");
        assertThat(claim.getMessageType()).isEqualTo("835");
        assertThat(claim.getVersion()).isEqualTo("005010X221A1");
        assertThat(claim.getPosition()).isEqualTo(4);
        assertThat(claim.getElements()).containsExactly("CLAIM-1", "1", "100", "80", "5", "12", "PAYER-1");
    }

    @Test
    void givesWhatIsAddedUpOfClaimsFieldsOfItsOwn() throws IOException {
        // When
        Reading reading = read(EdiText.remittance("72.5", CLAIM));

        // Then
        List<EdiSegment> segments = segments(reading);
        EdiSegment claim = segments.get(3);
        assertThat(claim.getClaim()).isEqualTo("CLAIM-1");
        assertThat(claim.getClaimStatus()).isEqualTo("1");
        assertThat(claim.getClaimCount()).isEqualTo(1);
        assertThat(claim.getCharge()).isEqualByComparingTo("100");
        assertThat(claim.getPayment()).isEqualByComparingTo("80");
        assertThat(segments.get(4).getAdjustment()).isEqualByComparingTo("15");
        assertThat(segments.get(6).getAdjustment()).isEqualByComparingTo("5");
        assertThat(segments.get(7).getPayment()).isEqualByComparingTo("-7.5");
        assertThat(reading.values("claim"))
                .containsExactly("", "", "", "CLAIM-1", "CLAIM-1", "CLAIM-1", "CLAIM-1", "", "");
        assertThat(segments.get(1).getQualifier()).isEqualTo("I");
        assertThat(segments.get(1).getAmount()).isEqualByComparingTo("72.5");
    }

    @Test
    void countsTheClaimsThatBalance() throws IOException {
        // When
        Reading reading = read(EdiText.remittance(
                "90", "CLP*A*1*100*80", "CAS*CO*45*20", "CLP*B*1*100*10", "CAS*CO*45*20", "CLP*C*22*-5*-0", "LX*2"));

        // Then
        assertThat(reading.sections().get(0).counted()).containsEntry(Edi.BALANCED_CLAIMS, "1");
        assertThat(reading.outcome()).isEqualTo(Outcome.BALANCED);
    }

    @Test
    void findsAPaymentThatIsNotWhatItsClaimsComeTo() throws IOException {
        // When
        Reading reading = read(EdiText.remittance("80.00", CLAIM));

        // Then
        assertThat(reading.outcome()).isEqualTo(Outcome.OUT_OF_BALANCE);
        assertThat(SourceRules.breaks(reading.report(), CountOrShare.count(0)))
                .extracting("check", "where", "stated", "counted")
                .containsExactly(tuple("BPR02", "section 0001", "80.00", "72.50"));
    }

    @Test
    void findsALostSegment() throws IOException {
        // When
        Reading reading = read(EdiText.remittance("72.5", CLAIM).replace("CAS*CO*45*15~\n", ""));

        // Then
        assertThat(SourceRules.breaks(reading.report(), CountOrShare.count(0)))
                .extracting("check", "where", "stated", "counted")
                .containsExactly(tuple("count", "section 0001", "9", "8"));
    }

    @Test
    void findsALostSet() throws IOException {
        // When
        Reading reading = read(EdiText.remittance("72.5", CLAIM).replace("GE*1*", "GE*2*"));

        // Then
        assertThat(SourceRules.breaks(reading.report(), CountOrShare.count(0)))
                .extracting("check", "where", "stated", "counted")
                .containsExactly(tuple("sets", "file", "2", "1"));
    }

    @Test
    void findsTwoTrailersWhoseErrorsMakeUpForEachOther() throws IOException {
        // Given
        String one = EdiText.remittance("72.5", CLAIM);

        // When
        Reading reading = read(one.replace("GE*1*", "GE*0*") + one.replace("GE*1*", "GE*2*"));

        // Then
        assertThat(SourceRules.breaks(reading.report(), CountOrShare.count(0)))
                .extracting("check", "where", "stated", "counted")
                .containsExactly(tuple("trailers", "file", "4", "2"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "SE*9*0001, SE*9*0002, line 11: SE is of '0002'",
                "GE*1*17, GE*1*18, line 12: GE is of '18'",
                "IEA*1*000000905, IEA*1*000000906, line 13: IEA is of '000000906'",
                "SE*9*0001, SE**0001, line 11: SE must state a number",
                "GE*1*17, GE*one*17, line 12: GE must state a number",
                "SE*9*0001~, \"\", line 12: '0001' has no trailer",
                "GE*1*17~, \"\", line 13: group '17' has no trailer",
                "IEA*1*000000905~, \"\", the file may be cut off"
            })
    void saysWhichTrailerDoesNotFitItsHeader(String right, String wrong, String problem) throws IOException {
        // When
        Reading reading = read(EdiText.remittance("72.5", CLAIM).replace(right, wrong));

        // Then
        assertThat(reading.outcome()).isEqualTo(Outcome.MALFORMED);
        assertThat(reading.problems()).hasSize(1).first().asString().contains(problem);
        assertThat(reading.values("tag")).contains("CLP", "PLB");
    }

    @ParameterizedTest
    @CsvSource({
        "ST*835*0001~, 'line 11: a trailer, SE, without a header before it'",
        "GS*HP*PAYER*PAYEE*20260622*1200*17*X*005010X221A1~, 'ST, stands outside of any functional group'"
    })
    void readsOnWhereAHeaderIsMissing(String header, String problem) throws IOException {
        // When
        Reading reading = read(EdiText.remittance("72.5", CLAIM).replace(header, ""));

        // Then
        assertThat(reading.outcome()).isEqualTo(Outcome.MALFORMED);
        assertThat(reading.problems()).anyMatch(each -> each.contains(problem));
        assertThat(reading.records().size() + reading.rejects().size()).isGreaterThanOrEqualTo(7);
    }

    @Test
    void takesControlNumbersOfGroupsAndInterchangesForNumbers() throws IOException {
        // When
        Reading reading = read(EdiText.remittance("72.5", CLAIM)
                .replace("GE*1*17", "GE*1*0017")
                .replace("IEA*1*000000905", "IEA*1*905"));

        // Then
        assertThat(reading.outcome()).isEqualTo(Outcome.BALANCED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"~", "~\n", "~\r\n", "\n", "\r\n", "\r", "\u001c", "~\n\n  ", "|", "…", "¬\n"})
    void readsWhateverTerminatesSegments(String terminator) throws IOException {
        // When
        Reading reading = read(EdiText.x12With('*', ':', terminator, EdiText.set("835", "BPR*I*72.5", CLAIM)));

        // Then
        assertThat(reading.outcome()).as("problems %s", reading.problems()).isEqualTo(Outcome.BALANCED);
        assertThat(reading.values("tag")).containsExactly("ST", "BPR", "LX", "CLP", "CAS", "SVC", "CAS", "PLB", "SE");
    }

    @Test
    void writesElementsInOneNotationWhateverTheDelimiters() throws IOException {
        // When
        Reading reading = read(EdiText.x12With('|', '>', "~", EdiText.set("837", "BHT*0019", "SVC*HC:99213*A^B:C*^")));

        // Then
        assertThat(segments(reading).get(2).getElements()).containsExactly("HC:99213", "A^B:C", "^");
    }

    @Test
    void marksDataThatLooksLikeADelimiter() throws IOException {
        // When
        Reading reading = read(EdiText.x12With('*', '>', "~", EdiText.set("837", "BHT*0019", "NTE*ADD*?"))
                .replace("ADD*?", "ADD*AT 10:30? YES"));

        // Then
        assertThat(segments(reading).get(2).getElements()).containsExactly("ADD", "AT 10?:30?? YES");
    }

    @Test
    void knowsNoRepetitionsInVersionsThatHaveNone() throws IOException {
        // When
        Reading reading =
                read(EdiText.x12(EdiText.set("837", "BHT*0019", "NTE*A^B")).replace("*^*00501*", "*U*00401*"));

        // Then
        assertThat(segments(reading).get(2).getElements()).containsExactly("A?^B");
    }

    @Test
    void readsAnIsaWhoseFieldsAreNotPadded() throws IOException {
        // When
        Reading reading = read(EdiText.remittance("72.5", CLAIM).replaceAll(" +\\*", "*"));

        // Then
        assertThat(reading.outcome()).as("problems %s", reading.problems()).isEqualTo(Outcome.BALANCED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void readsAnIsaWhoseLastFieldIsMissing(String lineBreak) throws IOException {
        // When
        Reading reading = read(EdiText.x12With('*', ':', "~" + lineBreak, EdiText.set("835", "BPR*I*72.5", CLAIM))
                .replace("*P*:~", "*P*~"));

        // Then
        assertThat(reading.outcome()).as("problems %s", reading.problems()).isEqualTo(Outcome.BALANCED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"~", "~\n", "\n", "|", "…"})
    void readsGroupsAndSetsThatNoInterchangeHolds(String terminator) throws IOException {
        // Given
        String whole = EdiText.x12With('*', ':', terminator, EdiText.set("835", "BPR*I*72.5", CLAIM));

        // When
        Reading group = read(whole.substring(whole.indexOf("GS*"), whole.indexOf("IEA*")));
        Reading set = read(whole.substring(whole.indexOf("ST*"), whole.indexOf("GE*")));

        // Then
        assertThat(group.problems())
                .containsExactly(
                        "line 1: a group, GS, stands outside of any interchange", "file: holds no interchange");
        assertThat(set.problems())
                .containsExactly(
                        "line 1: a transaction set, ST, stands outside of any functional group",
                        "file: holds no interchange");
        assertThat(group.records()).hasSize(9);
        assertThat(set.records()).hasSize(9);
        assertThat(set.values("payment")).hasToString(group.values("payment").toString());
    }

    @Test
    void readsMessagesThatNoInterchangeHolds() throws IOException {
        // Given
        String whole = EdiText.edifact("BGM+380+1", "MOA+79:12,5");

        // When
        Reading reading = read(whole.substring(whole.indexOf("UNH"), whole.indexOf("UNZ")));

        // Then
        assertThat(reading.problems())
                .containsExactly(
                        "line 1: a message, UNH, stands outside of any interchange", "file: holds no interchange");
        assertThat(reading.records()).hasSize(4);
    }

    @Test
    void readsSegmentsThatWereWrappedIntoLines() throws IOException {
        // Given
        String wrapped = EdiText.x12With('*', ':', "~", EdiText.set("835", "BPR*I*72.5", CLAIM))
                .replaceAll("(.{80})", "$1\r\n");

        // When
        Reading reading = read(wrapped);

        // Then
        assertThat(reading.outcome()).as("problems %s", reading.problems()).isEqualTo(Outcome.BALANCED);
        assertThat(segments(reading).get(3).getElements())
                .containsExactly("CLAIM-1", "1", "100", "80", "5", "12", "PAYER-1");
    }

    @Test
    void readsTheAcknowledgmentOfAnInterchangeWithoutGroups() throws IOException {
        // Given
        String interchange = EdiText.x12();
        String acknowledgment = interchange.substring(0, interchange.indexOf("GS*"))
                + "TA1*000000905*260622*1200*A*000~IEA*0*000000905~";

        // When
        Reading reading = read(acknowledgment);

        // Then
        assertThat(reading.outcome()).as("problems %s", reading.problems()).isEqualTo(Outcome.BALANCED);
        assertThat(reading.values("tag")).containsExactly("TA1");
        assertThat(reading.values("position")).containsExactly(0);
        assertThat(reading.sections()).isEmpty();
    }

    @Test
    void readsAMessageOfEdifact() throws IOException {
        // When
        Reading reading = read(EdiText.edifact("MOA+79:777,4:EUR", "FTX+AAI+++WHAT?'S 5 ?+ 5?: A ??'"));

        // Then
        assertThat(reading.outcome()).as("problems %s", reading.problems()).isEqualTo(Outcome.BALANCED);
        EdiSegment amount = segments(reading).get(1);
        assertThat(amount.getStandard()).isEqualTo(EdiStandard.EDIFACT);
        assertThat(amount.getSender()).isEqualTo("SENDER");
        assertThat(amount.getReceiver()).isEqualTo("RECEIVER");
        assertThat(amount.getInterchange()).isEqualTo("REF-1");
        assertThat(amount.getGroup()).isEmpty();
        assertThat(amount.getMessage()).isEqualTo("M1");
        assertThat(amount.getMessageType()).isEqualTo("INVOIC");
        assertThat(amount.getVersion()).isEqualTo("D:97B:UN");
        assertThat(amount.getElements()).containsExactly("79:777,4:EUR");
        assertThat(amount.getQualifier()).isEqualTo("79");
        assertThat(amount.getAmount()).isEqualByComparingTo("777.4");
        assertThat(segments(reading).get(2).getElements()).containsExactly("AAI", "", "", "WHAT'S 5 + 5?: A ??");
    }

    @Test
    void takesTheDelimitersOfAServiceStringForOneInterchange() throws IOException {
        // Given
        String advised = "UNA=*,! ~"
                + EdiText.edifact("MOA+79:7,4")
                        .replace(':', '=')
                        .replace('+', '*')
                        .replace('\'', '~');

        // When
        Reading reading = read(advised + "\r\n" + EdiText.edifact("FTX+A!B*C"));

        // Then
        assertThat(reading.outcome()).as("problems %s", reading.problems()).isEqualTo(Outcome.BALANCED);
        assertThat(segments(reading).get(1).getElements()).containsExactly("79:7,4");
        assertThat(segments(reading).get(4).getElements()).containsExactly("A!B*C");
    }

    @Test
    void readsRepetitionsOfEdifactFromSyntaxVersion4On() throws IOException {
        // When
        Reading reading = read(EdiText.edifact("FTX+A*B").replace("UNOC:3", "UNOC:4"));

        // Then
        assertThat(segments(reading).get(1).getElements()).containsExactly("A^B");
    }

    @Test
    void readsTheControlCharactersOfLevelB() throws IOException {
        // When
        Reading reading = read(EdiText.edifact("MOA+79:7,4")
                .replace(':', '\u001f')
                .replace('+', '\u001d')
                .replace('\'', '\u001c'));

        // Then
        assertThat(reading.outcome()).as("problems %s", reading.problems()).isEqualTo(Outcome.BALANCED);
        assertThat(segments(reading).get(1).getElements()).containsExactly("79:7,4");
    }

    @Test
    void countsMessagesInGroups() throws IOException {
        // When
        Reading reading = read(EdiText.edifact("FTX+A")
                .replace("UNH+", "UNG+INVOIC+S+R+260622:1200+G1+UN+D:97B'UNH+")
                .replace("UNZ+", "UNE+2+G1'UNZ+"));

        // Then
        assertThat(SourceRules.breaks(reading.report(), CountOrShare.count(0)))
                .extracting("check", "where", "stated", "counted")
                .containsExactly(tuple("sets", "file", "2", "1"));
        assertThat(reading.values("group")).containsOnly("G1");
    }

    @ParameterizedTest
    @CsvSource({"UNOC:3, ISO-8859-1, für", "UNOE:3, ISO-8859-5, для", "UNOC:3, UTF-8, für", "UNOA:1, windows-1252, für"
    })
    void readsTextInTheCharactersThatTheSyntaxNames(String level, String charset, String text) throws IOException {
        // When
        Reading reading = Reading.of(
                SEGMENTS,
                EdiText.edifact("FTX+" + text).replace("UNOC:3", level).getBytes(Charset.forName(charset)));

        // Then
        assertThat(segments(reading).get(1).getElements()).containsExactly(text);
    }

    @Test
    void readsBinaryDataByItsLength() throws IOException {
        // When
        Reading reading = read(EdiText.x12With(
                        '*', ':', "~", EdiText.set("275", "BGN*11", "BIN*17*MSH|^-\\&|SE*2*000", "BDS*B64*4*AB*C"))
                .replace("^-\\", "^~\\"));

        // Then
        assertThat(reading.outcome()).as("problems %s", reading.problems()).isEqualTo(Outcome.BALANCED);
        assertThat(segments(reading).get(2).getElements()).containsExactly("17", "MSH|?^~\\&|SE*2*000");
        assertThat(segments(reading).get(3).getElements()).containsExactly("B64", "4", "AB*C");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"BIN*999999999*A", "BIN*99*A", "BIN*x*A", "BIN**A", "BIN", "BIN*3", "BDS*A", "BDS*B64*1*ABCDE"})
    void endsOnBinaryDataThatIsNotAsLongAsItSays(String segment) throws IOException {
        // When
        Reading reading = read(EdiText.x12With('*', ':', "~", EdiText.set("275", "BGN*11", segment)));

        // Then
        assertThat(reading.items().get(reading.items().size() - 1)).isInstanceOf(SourceEnded.class);
        assertThat(reading.records().size() + reading.rejects().size()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void rejectsWhatIsNoSegmentAndReadsOn() throws IOException {
        // When
        Reading reading = read(EdiText.remittance("72.5", CLAIM).replace("LX*1", "lx 1234*SECRET"));

        // Then
        assertThat(reading.rejects())
                .extracting(
                        RejectedRecord::category, RejectedRecord::reason, RejectedRecord::raw, RejectedRecord::section)
                .containsExactly(tuple(
                        RejectCategory.STRUCTURE,
                        "line 5: a segment begins with its tag, 2 or 3 capital letters and digits, got 'xx 9999'",
                        "xx 9999*xxxxxx",
                        "0001"));
        assertThat(reading.records()).hasSize(8);
        assertThat(SourceRules.breaks(reading.report(), CountOrShare.count(0)))
                .extracting("check")
                .containsExactly("rejects");
    }

    @ParameterizedTest
    @CsvSource({
        "CLP*CLAIM-1*1*100*80, CLP*CLAIM-1*1*100*8O, CLP04",
        "CLP*CLAIM-1*1*100*80, CLP*CLAIM-1*1*1.00001*80, CLP03",
        "CAS*CO*45*15, CAS*CO*45*1234567890123456789, CAS03",
        "BPR*I*72.5, BPR*I*1e3, BPR02"
    })
    void rejectsASegmentWhoseAmountCannotBeAddedUp(String right, String wrong, String which) throws IOException {
        // When
        Reading reading = read(EdiText.remittance("72.5", CLAIM).replace(right, wrong));

        // Then
        assertThat(reading.rejects()).hasSize(1);
        assertThat(reading.rejects().get(0).category()).isEqualTo(RejectCategory.FIELD);
        assertThat(reading.rejects().get(0).reason()).contains(which + " must be a number");
    }

    @Test
    void countsWhatCouldBeReadOfARejectedSegment() throws IOException {
        // When
        Reading reading = read(EdiText.remittance("72.5", CLAIM).replace("*100*80*", "*1OO*80*"));

        // Then
        assertThat(SourceRules.breaks(reading.report(), CountOrShare.count(0)))
                .extracting("check")
                .containsExactly("rejects");
    }

    @Test
    void rejectsASegmentOutsideOfAnySet() throws IOException {
        // When
        Reading reading = read(EdiText.remittance("72.5", CLAIM).replace("GE*1*17", "REF*EV*X~\nGE*1*17"));

        // Then
        assertThat(reading.rejects())
                .extracting(RejectedRecord::category, RejectedRecord::section)
                .containsExactly(tuple(RejectCategory.STRUCTURE, ""));
    }

    @Test
    void passesOverAnEndlessSegment() throws IOException {
        // Given
        String file = EdiText.remittance("72.5", CLAIM);
        int at = file.indexOf("LX*1") + 2;
        List<InputStream> parts = new ArrayList<>(List.of(bytes(file.substring(0, at))));
        byte[] megabyte = new byte[1 << 20];
        Arrays.fill(megabyte, (byte) '*');
        for (int i = 0; i < 100; i++) {
            parts.add(new ByteArrayInputStream(megabyte));
        }
        parts.add(bytes(file.substring(at)));

        // When
        Reading reading = Reading.of(SEGMENTS, new SequenceInputStream(Collections.enumeration(parts)));

        // Then
        assertThat(reading.rejects()).extracting(RejectedRecord::category).containsExactly(RejectCategory.LENGTH);
        assertThat(reading.rejects().get(0).start()).isEqualTo(at - 2);
        assertThat(reading.rejects().get(0).position()).isEqualTo(at + 3 + (100L << 20));
        assertThat(SourceRules.breaks(reading.report(), CountOrShare.count(0)))
                .extracting("check")
                .containsExactly("rejects");
    }

    @Test
    void tellsWhereASegmentStands() throws IOException {
        // Given
        String file = EdiText.remittance("72.5", CLAIM);

        // When
        Reading reading = read(file);

        // Then
        SourceRecord claim = reading.records().get(3);
        assertThat(claim.sequence()).isEqualTo(4);
        assertThat(claim.section()).isEqualTo("0001");
        assertThat(claim.position()).isEqualTo(file.indexOf("\nCAS*CO"));
    }

    @Test
    void notesTextBeforeTheFirstInterchange() throws IOException {
        // When
        Reading reading = read("\n$$REQUEST ID=1\n" + EdiText.remittance("72.5", CLAIM));

        // Then
        assertThat(reading.problems()).containsExactly("line 2: text stands before the first interchange");
        assertThat(reading.records()).hasSize(9);
    }

    @Test
    void readsBehindAByteOrderMark() throws IOException {
        // When
        Reading reading = read("\uFEFF" + EdiText.remittance("72.5", CLAIM));

        // Then
        assertThat(reading.outcome()).as("problems %s", reading.problems()).isEqualTo(Outcome.BALANCED);
    }

    @Test
    void readsAnotherEncoding() throws IOException {
        // Given
        Feed feed = ConfigReader.read("""
                name: segments
                format: {edi: {code-page: IBM037}}
                key: [message]
                """, "segments.yaml", Feed.class);

        // When
        Reading reading = Reading.of(
                feed,
                EdiText.x12With('*', ':', "~", EdiText.set("835", "BPR*I*72.5", CLAIM))
                        .getBytes(Charset.forName("IBM037")));

        // Then
        assertThat(reading.outcome()).as("problems %s", reading.problems()).isEqualTo(Outcome.BALANCED);
    }

    @ParameterizedTest
    @CsvSource({
        "'', is empty",
        "'  ', is no EDI file",
        "ISA, is no EDI file",
        "'<?xml version=\"1.0\"?>', it is an XML document",
        "'name;amount', text without such a header"
    })
    void refusesWhatIsNoEdi(String content, String problem) throws IOException {
        // When
        Reading reading = read(content);

        // Then
        assertThat(reading.outcome()).isEqualTo(Outcome.MALFORMED);
        assertThat(reading.problems()).hasSize(1).first().asString().contains(problem);
    }

    @Test
    void namesSetsApartThatHaveTheSameNumber() throws IOException {
        // Given
        String one = EdiText.remittance("72.5", CLAIM);

        // When
        Reading reading = read(one + one);

        // Then
        assertThat(reading.sections()).extracting(SectionEnded::id).containsExactly("0001", "0001#2");
        assertThat(reading.outcome()).isEqualTo(Outcome.BALANCED);
        assertThat(reading.counted(Edi.INTERCHANGES)).isEqualTo("2");
    }

    private static Reading read(String file) throws IOException {
        return Reading.of(SEGMENTS, file.getBytes(StandardCharsets.UTF_8));
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static List<EdiSegment> segments(Reading reading) {
        return reading.events().stream().map(EdiSegment.class::cast).toList();
    }
}
