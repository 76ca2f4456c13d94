package io.crossfoot.common.feed;

import io.crossfoot.common.tally.TotalDefinition;
import io.crossfoot.schema.iso20022.IsoEntry;
import io.crossfoot.schema.iso20022.IsoPayment;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/**
 * ISO 20022 messages in XML, of whatever version. An event is an {@link IsoPayment} for the payments of a pain.001 or
 * pain.008, and an {@link IsoEntry} for the entries of a camt.052, camt.053 or camt.054. A section is a payment
 * information, or a report, statement or notification.
 *
 * <p>A file may hold several messages, in whatever envelope, or one after the other. What their group headers state is
 * added up, as far as all of them state it; and each must hold what its own states, or {@value #MESSAGES} differs.
 *
 * <p>Sources of the rules: the message definition reports of ISO 20022 for payments initiation and for bank-to-customer
 * cash management. A control sum adds up amounts irrespective of currencies; the numbers and sums of a transactions
 * summary take in every entry, booked or not; a reversal counts by its own credit/debit indicator. What the reports leave
 * open:
 *
 * <ul>
 *   <li>The closing balance of a statement or report (CLBD) must be its opening balance (OPBD, else PRCD) and the booked
 *       entries, again irrespective of currencies. A page of a longer statement has interim balances instead (ITBD with
 *       OIBD and CIBD). No other balance is judged, the interim balance of a report above all: it may tell only of the
 *       entries since the last one. An entry without a status counts as booked.
 *   <li>A balance of one type and currency counts once; banks repeat it with and without a credit line.
 *   <li>Sums per bank transaction code, numbers of batch bookings and page numbers are not compared.
 * </ul>
 *
 * @param message the message that the feed's files hold: pain.001, pain.008, camt.052, camt.053 or camt.054
 */
public record Iso20022(String message) implements Format {

    public static final String TRANSACTIONS = "NbOfTxs";
    public static final String CONTROL_SUM = "CtrlSum";
    public static final String PAYMENT_INFORMATIONS = "PmtInf";
    /** Where a file has several messages: how many of them state something, and how many hold what they state. */
    public static final String MESSAGES = "messages";

    public static final String STATEMENTS = "statements";
    public static final String ENTRIES = "entries";
    public static final String NUMBER = "NbOfNtries";
    public static final String SUM = "Sum";
    public static final String NET = "TtlNetNtryAmt";
    public static final String NET_SIDE = "CdtDbtInd";
    public static final String CREDIT_NUMBER = "TtlCdtNtries.NbOfNtries";
    public static final String CREDIT_SUM = "TtlCdtNtries.Sum";
    public static final String DEBIT_NUMBER = "TtlDbtNtries.NbOfNtries";
    public static final String DEBIT_SUM = "TtlDbtNtries.Sum";
    public static final String CLOSING = "CLBD";

    private static final String AMOUNTS = "amount_total";
    private static final String CREDITS = "credit_total";
    private static final String DEBITS = "debit_total";
    private static final String CREDIT_COUNT = "credit_count";
    private static final String DEBIT_COUNT = "debit_count";
    private static final String DETAILS = "tx_details";

    /** The messages that can be read. */
    public enum Message {
        PAIN_001("CstmrCdtTrfInitn"),
        PAIN_008("CstmrDrctDbtInitn"),
        CAMT_052("BkToCstmrAcctRpt"),
        CAMT_053("BkToCstmrStmt"),
        CAMT_054("BkToCstmrDbtCdtNtfctn");

        private final String element;

        Message(String element) {
            this.element = element;
        }

        /** The message as people call it, for example {@code camt.053}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '.');
        }

        /** Name of the element that holds the message, in all but its first versions. */
        public String element() {
            return element;
        }

        /** Whether its records are payments; entries of an account otherwise. */
        public boolean holdsPayments() {
            return this == PAIN_001 || this == PAIN_008;
        }

        /**
         * The message that an element of this name holds. First versions added their number ({@code BkToCstmrStmtV01}),
         * or were named by their whole identifier ({@code pain.001.001.02}).
         */
        public static Optional<Message> of(String element) {
            return Arrays.stream(values())
                    .filter(message -> message.isHeldBy(element))
                    .findFirst();
        }

        private static Message named(String code) {
            return Arrays.stream(values())
                    .filter(message -> message.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "message must be one of %s, got '%s'".formatted(codes(), code)));
        }

        /** All that can be read, to be shown. */
        public static String codes() {
            return Arrays.stream(values()).map(Message::code).collect(Collectors.joining(", "));
        }

        private boolean isHeldBy(String name) {
            return name.equals(element)
                    || (name.length() == element.length() + 3 && name.startsWith(element + 'V'))
                    || name.startsWith(code() + '.');
        }
    }

    public Iso20022 {
        Message.named(message);
    }

    @Override
    public String name() {
        return "iso20022";
    }

    /** The message that the feed's files hold. */
    public Message kind() {
        return Message.named(message);
    }

    @Override
    public Schema eventSchema(String feed) {
        return kind().holdsPayments() ? IsoPayment.getClassSchema() : IsoEntry.getClassSchema();
    }

    @Override
    public boolean numbersLines() {
        return false;
    }

    @Override
    public List<TotalDefinition> totals() {
        List<TotalDefinition> sums = List.of(
                TotalDefinition.sum(AMOUNTS, "amount"),
                TotalDefinition.sum(DEBITS, "amount").when("side", "DEBIT"),
                TotalDefinition.sum(CREDITS, "amount").when("side", "CREDIT"));
        List<TotalDefinition> numbers = List.of(
                TotalDefinition.sum(CREDIT_COUNT, "entries").when("side", "CREDIT"),
                TotalDefinition.sum(DEBIT_COUNT, "entries").when("side", "DEBIT"),
                TotalDefinition.sum(DETAILS, "details"));
        return kind().holdsPayments()
                ? sums
                : Stream.concat(sums.stream(), numbers.stream()).toList();
    }

    @Override
    public List<ControlDefinition> controlDefinitions() {
        return kind().holdsPayments() ? controlsOfPayments() : controlsOfEntries();
    }

    private static List<ControlDefinition> controlsOfPayments() {
        return List.of(
                ControlDefinition.file(TRANSACTIONS, ControlDefinition.RECORDS),
                ControlDefinition.file(CONTROL_SUM, AMOUNTS),
                ControlDefinition.file(PAYMENT_INFORMATIONS, ControlDefinition.SECTIONS),
                ControlDefinition.file(MESSAGES, MESSAGES),
                ControlDefinition.section(TRANSACTIONS, ControlDefinition.RECORDS),
                ControlDefinition.section(CONTROL_SUM, AMOUNTS),
                ControlDefinition.section(DEBITS, DEBITS),
                ControlDefinition.section(CREDITS, CREDITS));
    }

    /** Those that no file states are there to be shown. */
    private static List<ControlDefinition> controlsOfEntries() {
        return List.of(
                ControlDefinition.file(STATEMENTS, ControlDefinition.SECTIONS),
                ControlDefinition.file(ENTRIES, ControlDefinition.RECORDS),
                ControlDefinition.section(NUMBER, ControlDefinition.RECORDS),
                ControlDefinition.section(SUM, AMOUNTS),
                ControlDefinition.section(NET, NET),
                ControlDefinition.section(NET_SIDE, NET_SIDE),
                ControlDefinition.section(CREDIT_NUMBER, CREDIT_COUNT),
                ControlDefinition.section(CREDIT_SUM, CREDITS),
                ControlDefinition.section(DEBIT_NUMBER, DEBIT_COUNT),
                ControlDefinition.section(DEBIT_SUM, DEBITS),
                ControlDefinition.section(CLOSING, CLOSING),
                ControlDefinition.section(DEBITS, DEBITS),
                ControlDefinition.section(CREDITS, CREDITS),
                ControlDefinition.section(CREDIT_COUNT, CREDIT_COUNT),
                ControlDefinition.section(DEBIT_COUNT, DEBIT_COUNT),
                ControlDefinition.section(DETAILS, DETAILS));
    }
}
