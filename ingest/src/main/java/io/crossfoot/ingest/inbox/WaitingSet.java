package io.crossfoot.ingest.inbox;

import io.crossfoot.common.feed.PartSet;
import java.util.List;
import java.util.Optional;

/**
 * The files of a delivery that wait for others, or for someone to put them right.
 *
 * @param delivery what their names have in common
 * @param files those that are there
 * @param parts how many there have to be, as far as that is known
 * @param missing the numbers of the parts that are not there
 * @param reason in words
 * @param wrong whether waiting will not help
 */
public record WaitingSet(
        String delivery,
        List<String> files,
        Optional<Integer> parts,
        List<Integer> missing,
        String reason,
        boolean wrong) {

    public WaitingSet {
        files = List.copyOf(files);
        missing = List.copyOf(missing);
    }

    static WaitingSet of(PartSet set, String reason, boolean wrong) {
        return new WaitingSet(set.delivery(), set.files(), set.count(), set.missing(), reason, wrong);
    }
}
