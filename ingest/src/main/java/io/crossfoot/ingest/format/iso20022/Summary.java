package io.crossfoot.ingest.format.iso20022;

import io.crossfoot.common.feed.Iso20022;
import io.crossfoot.common.tally.ExactSum;
import io.crossfoot.ingest.format.Masked;
import io.crossfoot.schema.iso20022.IsoSide;
import java.math.BigDecimal;
import java.util.Map;

/** The transactions summary of a statement, {@code TxsSummry}, and the net amount that the entries come to. */
final class Summary {

    private final Findings findings;
    private final OpenSection section;
    private ExactSum net = new ExactSum(Amounts.SCALE);
    private String netSide = "";

    Summary(Findings findings, OpenSection section) {
        this.findings = findings;
        this.section = section;
    }

    /** Reads the summary, wherever it stands. */
    void want(Element summary) {
        Element all = summary.at("TtlNtries");
        section.stateNumber(all.at("NbOfNtries"), Iso20022.NUMBER);
        section.stateNumber(all.at("Sum"), Iso20022.SUM);
        all.at("TtlNetNtryAmt").text(this::stateNet);
        all.at("TtlNetNtry/Amt").text(this::stateNet);
        all.at("CdtDbtInd").text(this::stateNetSide);
        all.at("TtlNetNtry/CdtDbtInd").text(this::stateNetSide);
        section.stateNumber(summary.at("TtlCdtNtries/NbOfNtries"), Iso20022.CREDIT_NUMBER);
        section.stateNumber(summary.at("TtlCdtNtries/Sum"), Iso20022.CREDIT_SUM);
        section.stateNumber(summary.at("TtlDbtNtries/NbOfNtries"), Iso20022.DEBIT_NUMBER);
        section.stateNumber(summary.at("TtlDbtNtries/Sum"), Iso20022.DEBIT_SUM);
    }

    /** A statement begins. */
    void begin() {
        net = new ExactSum(Amounts.SCALE);
        netSide = "";
    }

    /** Takes in an entry. */
    void add(BigDecimal amount, IsoSide side) {
        net.add(side == IsoSide.DEBIT ? amount.negate() : amount);
    }

    /** Net amount of the entries and its side, which is the stated one where there is nothing to be on a side. */
    Map<String, String> counted() {
        BigDecimal sum = net.value();
        String amount = Amounts.plain(sum.abs());
        if (netSide.isEmpty()) {
            return Map.of(Iso20022.NET, amount);
        }
        String side = sum.signum() == 0 ? netSide : sum.signum() > 0 ? Sides.CREDIT : Sides.DEBIT;
        return Map.of(Iso20022.NET, amount, Iso20022.NET_SIDE, side);
    }

    /** The amount has an indicator of its own rather than a sign; some banks give it a sign. */
    private void stateNet(String text) {
        BigDecimal amount = Amounts.number(text);
        if (amount == null) {
            findings.problem("%s must be a number, got %s".formatted(Iso20022.NET, Masked.value(text)));
            return;
        }
        section.state(Iso20022.NET, Amounts.plain(amount.abs()));
        if (amount.signum() < 0) {
            stateNetSide(Sides.DEBIT);
        }
    }

    private void stateNetSide(String indicator) {
        if (Sides.of(indicator) == IsoSide.NONE) {
            findings.problem("CdtDbtInd of TtlNtries must be CRDT or DBIT, got %s".formatted(Masked.value(indicator)));
        } else {
            netSide = indicator;
            section.state(Iso20022.NET_SIDE, indicator);
        }
    }
}
