package io.crossfoot.common.feed;

import io.crossfoot.common.config.Default;
import io.crossfoot.common.tally.TotalDefinition;
import io.crossfoot.schema.edi.EdiSegment;
import java.nio.charset.Charset;
import java.util.List;
import org.apache.avro.Schema;

/**
 * EDI files: interchanges of ANSI ASC X12 and of UN/EDIFACT, one or several in a file. An event is an {@link EdiSegment}:
 * a segment of a transaction set or a message, from its header to its trailer. Each of these is a section, named by its
 * control number.
 *
 * <p>Why segments: their number is what every trailer states (SE01, UNT), and the same for hundreds of kinds of messages
 * that only their implementation guides explain. With one event each, the number is counted again at every hop, and nothing
 * of the file is lost. What insurers and banks add up most stands in fields of its own: the claims of an 835 and an 837,
 * amounts of AMT, BPR and MOA.
 *
 * <p>What is stated: the number of segments in SE and UNT; of sets in GE and UNE, or of messages in a UNZ without groups; of
 * groups in IEA and UNZ; and in BPR02 of an 835, which must be what its claims are paid (CLP04) less the provider's adjustments
 * (PLB).
 *
 * <p>Sources of the rules: ASC X12.5 and X12.6 (interchange control structures, application control structure), the 835
 * implementation guide 005010X221 (section 1.10.2, balancing), ISO 9735 (EDIFACT syntax, versions 1 to 4). Where they and
 * what is sent leave room:
 *
 * <ul>
 *   <li>Control numbers of header and trailer must be the same, or the file is malformed. Those of X12 interchanges and groups are
 *       numbers, and may differ in leading zeros.
 *   <li>The numbers that groups and interchanges state are added up over the file. So that two wrong ones do not make up for
 *       each other, {@value #TRAILERS} tells how many of these trailers hold, where there is more than one of a kind.
 *   <li>The guide asks that each claim of an 835 balance: charged = paid + adjusted (CLP03 = CLP04 + CAS). No file states it, and
 *       providers book what payers send; so how many claims do is shown beside their number, not judged.
 *   <li>Line breaks between segments, and inside of them, are no data, unless they are the terminator. An interchange may lack its
 *       last terminator. Blanks before a segment are no data either.
 *   <li>Values are not checked against the messages' own rules: codes, lengths, which segment may follow which.
 *   <li>Binary data of X12 (BIN, BDS) is as long as the element before it states, and one element with a character for each byte. Packages
 *       (UNO) and interactive messages (UIB) of EDIFACT are not read.
 * </ul>
 *
 * @param codePage what text is in that is not UTF-8, where the interchange does not say it (UNOC to UNOK)
 */
public record Edi(@Default("windows-1252") Charset codePage) implements Format {

    public static final String INTERCHANGES = "interchanges";
    public static final String GROUPS = "groups";
    public static final String SETS = "sets";
    public static final String TRAILERS = "trailers";
    public static final String SEGMENTS = "count";
    public static final String PAYMENT = "BPR02";
    public static final String CREDITS = "credit_total";
    public static final String CLAIMS = "claims";
    public static final String BALANCED_CLAIMS = "balanced_claims";

    private static final String PAYMENTS = "payment_total";

    @Override
    public String name() {
        return "edi";
    }

    @Override
    public Schema eventSchema(String feed) {
        return EdiSegment.getClassSchema();
    }

    @Override
    public boolean numbersLines() {
        return false;
    }

    @Override
    public List<TotalDefinition> totals() {
        return List.of(TotalDefinition.sum(PAYMENTS, "payment"), TotalDefinition.sum(CLAIMS, "claimCount"));
    }

    /** The last three are stated nowhere; they are shown. */
    @Override
    public List<ControlDefinition> controlDefinitions() {
        return List.of(
                ControlDefinition.file(INTERCHANGES, INTERCHANGES),
                ControlDefinition.file(GROUPS, GROUPS),
                ControlDefinition.file(SETS, ControlDefinition.SECTIONS),
                ControlDefinition.file(TRAILERS, TRAILERS),
                ControlDefinition.section(SEGMENTS, ControlDefinition.RECORDS),
                ControlDefinition.section(PAYMENT, PAYMENTS),
                ControlDefinition.section(CREDITS, CREDITS),
                ControlDefinition.section(CLAIMS, CLAIMS),
                ControlDefinition.section(BALANCED_CLAIMS, BALANCED_CLAIMS));
    }
}
