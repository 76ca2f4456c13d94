package io.crossfoot.ingest.format.edi;

import io.crossfoot.common.feed.Edi;
import io.crossfoot.common.tally.ExactSum;
import java.math.BigDecimal;
import java.util.Map;

/**
 * The claims of an 835, which pays them, and of an 837, which makes them. A claim goes on until a segment comes that cannot
 * stand in it.
 */
final class Claims {

    private static final String REMITTANCE = "835";
    private static final String SUBMISSION = "837";
    private static final int MOST_ADJUSTMENTS = 6;

    private final String type;
    private final ExactSum payments = new ExactSum(0);
    private BigDecimal open = BigDecimal.ZERO;
    private String claim = "";
    private boolean inClaim;
    private String statedPayment = "";
    private long balanced;

    private Claims(String type) {
        this.type = type;
    }

    /** Those of a set of this type; most have none. */
    static Claims of(String type) {
        return new Claims(type);
    }

    /** Takes from a segment what it says of claims. */
    void read(Segments segment, Item item) {
        switch (type) {
            case REMITTANCE -> readRemittance(segment, item);
            case SUBMISSION -> readSubmission(segment, item);
            default -> {
                // Other sets have no claims.
            }
        }
        item.event().setClaim(claim);
    }

    /** No claim is open any more. */
    void end() {
        if (inClaim) {
            balanced += open.signum() == 0 ? 1 : 0;
            inClaim = false;
            claim = "";
        }
    }

    /** What an 835 states of its payments, and what is shown of them. */
    void state(Map<String, String> stated, Map<String, String> counted) {
        if (type.equals(REMITTANCE)) {
            if (!statedPayment.isEmpty()) {
                stated.put(Edi.PAYMENT, statedPayment);
            }
            BigDecimal paid = payments.value().stripTrailingZeros();
            counted.put(Edi.CREDITS, paid.setScale(Math.max(paid.scale(), 2)).toPlainString());
            counted.put(Edi.BALANCED_CLAIMS, Long.toString(balanced));
        }
    }

    private void readRemittance(Segments segment, Item item) {
        switch (segment.tag()) {
            case "BPR" -> takePayment(segment, item);
            case "CLP" -> beginPaid(segment, item);
            case "CAS" -> adjust(segment, item);
            case "PLB" -> adjustProvider(segment, item);
            case "LX", "SE" -> end();
            default -> {
                // Tells nothing that is added up.
            }
        }
    }

    private void readSubmission(Segments segment, Item item) {
        switch (segment.tag()) {
            case "CLM" -> {
                begin(segment, item);
                item.event().setCharge(item.amount(segment, 2));
            }
            case "HL", "SE" -> end();
            default -> {
                // Tells nothing that is added up.
            }
        }
    }

    /** Takes what the set states of its payments: as it is written, so that it is shown as it is written. */
    private void takePayment(Segments segment, Item item) {
        item.amount(segment, 2);
        String amount = segment.element(2).strip();
        if (statedPayment.isEmpty() && Amounts.of(amount) != null) {
            statedPayment = amount.replace(',', '.');
        }
    }

    private void begin(Segments segment, Item item) {
        end();
        inClaim = true;
        claim = Part.name(segment.element(1));
        open = BigDecimal.ZERO;
        item.event().setClaimCount(1);
    }

    private void beginPaid(Segments segment, Item item) {
        begin(segment, item);
        item.event().setClaimStatus(segment.element(2));
        BigDecimal charge = item.amount(segment, 3);
        BigDecimal payment = item.amount(segment, 4);
        item.event().setCharge(charge);
        pay(payment, item);
        open = charge.subtract(payment);
    }

    private void adjust(Segments segment, Item item) {
        BigDecimal adjustment = BigDecimal.ZERO;
        for (int i = 0; i < MOST_ADJUSTMENTS; i++) {
            adjustment = adjustment.add(item.amount(segment, 3 + 3 * i));
        }
        item.event().setAdjustment(adjustment);
        open = open.subtract(adjustment);
    }

    private void adjustProvider(Segments segment, Item item) {
        end();
        BigDecimal adjustment = BigDecimal.ZERO;
        for (int i = 0; i < MOST_ADJUSTMENTS; i++) {
            adjustment = adjustment.add(item.amount(segment, 4 + 2 * i));
        }
        pay(adjustment.negate(), item);
    }

    private void pay(BigDecimal payment, Item item) {
        item.event().setPayment(payment);
        payments.add(payment);
    }
}
