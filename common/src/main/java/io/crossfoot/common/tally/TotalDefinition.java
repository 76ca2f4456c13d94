package io.crossfoot.common.tally;

import io.crossfoot.common.field.Condition;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/**
 * One named total over the records of a feed. Ingest counts it while it reads, the audit counts it again from the log.
 *
 * @param name the total's name, for example {@code debit_total}
 * @param field the number that is added up: an int, a long or a decimal of the event
 * @param when only records for which this holds are added
 * @param modulo a hash total keeps the remainder; sums are kept whole, and reduced when they are compared
 * @param currency the field that holds the currency: one total for each, named {@code name[USD]}
 */
public record TotalDefinition(
        String name, String field, Optional<Condition> when, Optional<BigInteger> modulo, Optional<String> currency) {

    /** Decimals of most currencies. */
    private static final int USUAL_SCALE = 2;

    public static TotalDefinition sum(String name, String field) {
        return new TotalDefinition(name, field, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public TotalDefinition when(String field, String equals) {
        return new TotalDefinition(name, this.field, Optional.of(new Condition(field, equals)), modulo, currency);
    }

    public TotalDefinition modulo(BigInteger modulo) {
        return new TotalDefinition(name, field, when, Optional.of(modulo), currency);
    }

    /** Whether the total's name, as it stands in a tally, is of this definition. */
    public boolean names(String total) {
        return currency.isEmpty() ? total.equals(name) : total.startsWith(name + '[') && total.endsWith("]");
    }

    /**
     * The sum as a statement gives it: the remainder, for a hash total; else with the decimals that it needs, or two where
     * the field has more.
     */
    public BigDecimal reduced(BigDecimal sum) {
        return modulo.map(divisor -> new BigDecimal(sum.toBigInteger().mod(divisor)))
                .orElseGet(() -> shortened(sum));
    }

    private static BigDecimal shortened(BigDecimal sum) {
        int needed = Math.max(sum.stripTrailingZeros().scale(), USUAL_SCALE);
        return sum.scale() > needed ? sum.setScale(needed) : sum;
    }
}
