package io.crossfoot.reconcile.ledger;

import io.crossfoot.schema.Break;
import io.crossfoot.schema.Outcome;
import java.util.List;

/**
 * What the judge found.
 *
 * @param breaks the first 1,000, the earliest stage first
 * @param breakCount how many there are in all
 * @param published whether all results are out and crossfoot
 */
record Judgement(Outcome outcome, List<Break> breaks, long breakCount, boolean published) {

    Judgement {
        breaks = List.copyOf(breaks);
    }
}
