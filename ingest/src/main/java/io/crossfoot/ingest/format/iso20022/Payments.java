package io.crossfoot.ingest.format.iso20022;

import io.crossfoot.common.feed.Iso20022;
import io.crossfoot.common.feed.Iso20022.Message;
import io.crossfoot.schema.RejectCategory;
import io.crossfoot.schema.iso20022.IsoPayment;
import io.crossfoot.schema.iso20022.IsoSide;
import java.util.Map;

/**
 * The credit transfers of a pain.001 or the direct debits of a pain.008. One event is filled again and again: first with
 * what the group header and the payment information give to all, then with what each transaction gives.
 */
final class Payments extends MessageContent {

    private final IsoPayment event = new IsoPayment();
    private final boolean transfers;
    private final GroupHeaders headers = new GroupHeaders();
    private int sections;

    Payments(Message message, Findings findings, OpenRecord record) {
        super(findings, record);
        this.transfers = message == Message.PAIN_001;
        event.setSide(transfers ? IsoSide.CREDIT : IsoSide.DEBIT);
        Element header = root().at("GrpHdr");
        header.at("MsgId").text(event::setMessageId);
        stateInHeader(header, Iso20022.TRANSACTIONS);
        stateInHeader(header, Iso20022.CONTROL_SUM);
        wantPaymentInformation(root().at("PmtInf").around(this::beginSection, this::endSection));
    }

    @Override
    String sectionName() {
        return event.getPaymentInformationId();
    }

    @Override
    void begin() {
        event.setMessageId("");
        headers.begin();
        sections = 0;
    }

    @Override
    void end() {
        headers.end();
        if (sections == 0) {
            findings().problem("the message has no payment information, element PmtInf");
        }
    }

    @Override
    void breakOff() {
        if (record().isOpen()) {
            record().reject(RejectCategory.STRUCTURE, "the transaction is cut off");
            endTransaction();
        }
        if (section().isOpen()) {
            endSection();
        }
        headers.end();
    }

    @Override
    Map<String, String> stated() {
        return headers.stated();
    }

    @Override
    Map<String, String> counted() {
        return headers.counted();
    }

    private void wantPaymentInformation(Element information) {
        information.at("PmtInfId").text(event::setPaymentInformationId);
        information.at("PmtMtd").text(event::setPaymentMethod);
        section().stateNumber(information.at(Iso20022.TRANSACTIONS), Iso20022.TRANSACTIONS);
        section().stateNumber(information.at(Iso20022.CONTROL_SUM), Iso20022.CONTROL_SUM);
        day(information.at("ReqdExctnDt"), "requested execution date", event::setRequestedDate);
        day(information.at("ReqdColltnDt"), "requested collection date", event::setRequestedDate);
        Element transaction = information
                .at(transfers ? "CdtTrfTxInf" : "DrctDbtTxInf")
                .around(this::beginTransaction, this::endTransaction);
        wantDebtor(transfers ? information : transaction);
        wantCreditor(transfers ? transaction : information);
        wantTransaction(transaction);
    }

    private void wantTransaction(Element transaction) {
        transaction.at("PmtId/InstrId").text(event::setInstructionId);
        transaction.at("PmtId/EndToEndId").text(event::setEndToEndId);
        transaction.at("PmtId/UETR").text(event::setUetr);
        transaction.at("DrctDbtTx/MndtRltdInf/MndtId").text(event::setMandateId);
        transaction.at("InstdAmt").value(this::readAmount);
        transaction.at("Amt/InstdAmt").value(this::readAmount);
        transaction.at("Amt/EqvtAmt/Amt").value(this::readAmount);
        transaction.at("Purp/Cd").text(event::setPurpose);
        transaction.at("Purp/Prtry").text(event::setPurpose);
        transaction.at("RmtInf/Ustrd").text(line -> event.setRemittance(join(event.getRemittance(), line)));
        for (String reference : new String[] {"Ref", "CdtrRef"}) {
            transaction
                    .at("RmtInf/Strd/CdtrRefInf/" + reference)
                    .text(text -> event.setCreditorReference(join(event.getCreditorReference(), text)));
        }
    }

    private void wantDebtor(Element parent) {
        parent.at("Dbtr/Nm").text(event::setDebtorName);
        account(parent.at("DbtrAcct"), event::getDebtorAccount, event::setDebtorAccount);
        agent(parent.at("DbtrAgt"), event::getDebtorAgent, event::setDebtorAgent);
    }

    private void wantCreditor(Element parent) {
        parent.at("Cdtr/Nm").text(event::setCreditorName);
        account(parent.at("CdtrAcct"), event::getCreditorAccount, event::setCreditorAccount);
        agent(parent.at("CdtrAgt"), event::getCreditorAgent, event::setCreditorAgent);
    }

    private void stateInHeader(Element header, String control) {
        header.at(control).text(text -> findings().state(headers.header(), control, text));
    }

    private void beginSection() {
        sections++;
        section().begin();
        event.setPaymentInformationId("");
        event.setPaymentMethod("");
        event.setRequestedDate(null);
        clearDebtor();
        clearCreditor();
    }

    private void endSection() {
        section().end(Map.of());
    }

    private void beginTransaction() {
        record().begin();
        event.setInstructionId("");
        event.setEndToEndId("");
        event.setUetr("");
        event.setMandateId("");
        event.setAmount(null);
        event.setCurrency("");
        event.setPurpose("");
        event.setRemittance("");
        event.setCreditorReference("");
        if (transfers) {
            clearCreditor();
        } else {
            clearDebtor();
        }
    }

    private void endTransaction() {
        headers.count();
        if (event.getAmount() != null) {
            headers.add(event.getAmount());
        } else if (!record().isRejected()) {
            record().reject(RejectCategory.FIELD, "the transaction has no amount, element InstdAmt");
        }
        endRecord(event);
    }

    private void readAmount(Value value) {
        amount(value, event::setAmount, event::setCurrency);
    }

    private void clearDebtor() {
        event.setDebtorName("");
        event.setDebtorAccount("");
        event.setDebtorAgent("");
    }

    private void clearCreditor() {
        event.setCreditorName("");
        event.setCreditorAccount("");
        event.setCreditorAgent("");
    }
}
