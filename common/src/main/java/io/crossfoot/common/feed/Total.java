package io.crossfoot.common.feed;

import io.crossfoot.common.field.Condition;
import io.crossfoot.common.tally.TotalDefinition;
import java.math.BigInteger;
import java.util.Optional;

/**
 * A total of the feed, as its file describes it.
 *
 * @param sum the field that is added up
 * @param when only records for which this holds
 * @param modulo of a hash total: the remainder of this is kept
 * @param currency field that holds the currency: one total for each
 */
public record Total(
        String name, String sum, Optional<Condition> when, Optional<Long> modulo, Optional<String> currency) {

    TotalDefinition definition() {
        return new TotalDefinition(name, sum, when, modulo.map(BigInteger::valueOf), currency);
    }
}
