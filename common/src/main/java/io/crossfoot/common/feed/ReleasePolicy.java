package io.crossfoot.common.feed;

import io.crossfoot.common.config.Default;
import io.crossfoot.schema.Outcome;
import java.util.List;

/**
 * When results are released.
 *
 * @param automatic the outcomes that need no operator; an empty list leaves every release to operators
 */
public record ReleasePolicy(@Default("[balanced, empty]") List<Outcome> automatic) {

    public ReleasePolicy {
        automatic = List.copyOf(automatic);
        if (automatic.contains(Outcome.OUT_OF_BALANCE)
                || automatic.contains(Outcome.MALFORMED)
                || automatic.contains(Outcome.INCOMPLETE)) {
            throw new IllegalArgumentException(
                    "automatic may have balanced, empty and unverified; a batch that does not balance is an operator's");
        }
    }
}
