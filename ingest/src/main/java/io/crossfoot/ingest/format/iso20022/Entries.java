package io.crossfoot.ingest.format.iso20022;

import io.crossfoot.common.feed.Iso20022;
import io.crossfoot.common.feed.Iso20022.Message;
import io.crossfoot.ingest.format.Masked;
import io.crossfoot.schema.AccountStatement;
import io.crossfoot.schema.RejectCategory;
import io.crossfoot.schema.iso20022.IsoEntry;
import io.crossfoot.schema.iso20022.IsoSide;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The entries of a camt.052 report, a camt.053 statement or a camt.054 notification. One event is filled again and again:
 * first with what the statement gives to all, then with what each entry gives.
 */
final class Entries extends MessageContent {

    private static final String BOOKED = "BOOK";

    private final IsoEntry event = new IsoEntry();
    private final Message message;
    private final String sectionElement;
    private final Summary summary;
    private final Balances balances;
    private String domain = "";
    private String family = "";
    private String subfamily = "";
    private String number = "";
    private int sections;

    Entries(Message message, Findings findings, OpenRecord record) {
        super(findings, record);
        this.message = message;
        this.sectionElement = sectionElement(message);
        this.summary = new Summary(findings, section());
        this.balances = new Balances(findings);
        event.setEntries(1);
        root().at("GrpHdr/MsgId").text(event::setMessageId);
        Element statement = root().at(sectionElement).around(this::beginSection, this::endSection);
        statement.at("Id").text(event::setStatementId);
        statement.at("ElctrncSeqNb").text(text -> number = text);
        statement.at("LglSeqNb").text(text -> number = number.isEmpty() ? text : number);
        wantAccount(statement.at("Acct"));
        balances.want(statement.at("Bal"));
        summary.want(statement.at("TxsSummry"));
        wantEntry(statement.at("Ntry").around(this::beginEntry, this::endEntry));
    }

    @Override
    String sectionName() {
        return event.getStatementId();
    }

    @Override
    void begin() {
        event.setMessageId("");
        sections = 0;
    }

    @Override
    void end() {
        if (sections == 0) {
            findings().problem("the message has nothing to tell, no element " + sectionElement);
        }
    }

    @Override
    void breakOff() {
        if (record().isOpen()) {
            record().reject(RejectCategory.STRUCTURE, "the entry is cut off");
            endEntry();
        }
        if (section().isOpen()) {
            endSection();
        }
    }

    private static String sectionElement(Message message) {
        return switch (message) {
            case CAMT_052 -> "Rpt";
            case CAMT_053 -> "Stmt";
            default -> "Ntfctn";
        };
    }

    private void wantAccount(Element account) {
        account(account, event::getAccount, event::setAccount);
        account.at("Ccy").text(event::setAccountCurrency);
        agent(account.at("Svcr"), event::getAccountServicer, event::setAccountServicer);
    }

    private void wantEntry(Element entry) {
        entry.at("NtryRef").text(event::setEntryReference);
        entry.at("Amt").value(value -> amount(value, event::setAmount, event::setCurrency));
        entry.at("CdtDbtInd").text(this::readSide);
        entry.at("RvslInd").text(text -> event.setReversal(text.equals("true") || text.equals("1")));
        entry.at("Sts").text(event::setStatus);
        entry.at("Sts/Cd").text(event::setStatus);
        entry.at("Sts/Prtry").text(event::setStatus);
        day(entry.at("BookgDt"), "booking date", event::setBookingDate);
        day(entry.at("ValDt"), "value date", event::setValueDate);
        entry.at("AcctSvcrRef").text(event::setServicerReference);
        entry.at("BkTxCd/Domn/Cd").text(code -> domain = code);
        entry.at("BkTxCd/Domn/Fmly/Cd").text(code -> family = code);
        entry.at("BkTxCd/Domn/Fmly/SubFmlyCd").text(code -> subfamily = code);
        entry.at("BkTxCd/Prtry/Cd").text(event::setProprietaryCode);
        entry.at("AddtlNtryInf").text(event::setInformation);
        entry.at("NtryDtls/TxDtls").around(this::countDetail, () -> {});
        entry.at("TxDtls").around(this::countDetail, () -> {});
    }

    private void beginSection() {
        sections++;
        section().begin();
        summary.begin();
        balances.begin();
        number = "";
        event.setStatementId("");
        event.setAccount("");
        event.setAccountCurrency("");
        event.setAccountServicer("");
    }

    private void endSection() {
        Map<String, String> counted = new HashMap<>(summary.counted());
        balances.expectedClosing().ifPresent(expected -> {
            counted.put(Iso20022.CLOSING, Amounts.plain(expected));
            balances.closing().ifPresent(closing -> section().state(Iso20022.CLOSING, Amounts.plain(closing)));
        });
        section().end(counted, statements());
    }

    /** Only statements follow one another: what a report of the day opens with is often no balance that one closed with. */
    private List<AccountStatement> statements() {
        return message == Message.CAMT_053 && !event.getAccount().isEmpty()
                ? balances.statements(event.getAccount(), number)
                : List.of();
    }

    private void beginEntry() {
        record().begin();
        event.setEntryReference("");
        event.setServicerReference("");
        event.setSide(IsoSide.NONE);
        event.setAmount(null);
        event.setCurrency("");
        event.setReversal(false);
        event.setStatus("");
        event.setBookingDate(null);
        event.setValueDate(null);
        event.setProprietaryCode("");
        event.setInformation("");
        event.setDetails(0);
        domain = "";
        family = "";
        subfamily = "";
    }

    private void readSide(String indicator) {
        event.setSide(Sides.of(indicator));
        if (event.getSide() == IsoSide.NONE) {
            record().reject(
                            RejectCategory.FIELD,
                            "CdtDbtInd must be CRDT or DBIT, got %s".formatted(Masked.value(indicator)));
        }
    }

    private void countDetail() {
        event.setDetails(event.getDetails() + 1);
    }

    private void endEntry() {
        event.setTransactionCode(transactionCode());
        if (event.getAmount() == null && !record().isRejected()) {
            record().reject(RejectCategory.FIELD, "the entry has no amount, element Amt");
        }
        if (event.getSide() == IsoSide.NONE && !record().isRejected()) {
            record().reject(RejectCategory.FIELD, "the entry is neither credit nor debit, it has no CdtDbtInd");
        }
        addUp();
        endRecord(event);
    }

    private void addUp() {
        if (event.getAmount() == null || event.getSide() == IsoSide.NONE) {
            return;
        }
        summary.add(event.getAmount(), event.getSide());
        if (event.getStatus().isEmpty() || event.getStatus().equals(BOOKED)) {
            balances.book(event.getAmount(), event.getSide());
        }
    }

    private String transactionCode() {
        if (family.isEmpty()) {
            return domain;
        }
        return subfamily.isEmpty() ? domain + '-' + family : domain + '-' + family + '-' + subfamily;
    }
}
