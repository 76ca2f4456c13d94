package io.crossfoot.ingest.format.edi;

import io.crossfoot.common.tally.ExactSum;
import java.util.Optional;

/** What the trailers of interchanges and groups state of one kind of thing, over the whole file. */
final class StatedCounts {

    private final ExactSum sum = new ExactSum(0);
    private long trailers;
    private long holding;
    private boolean incomplete;

    void add(long stated, long counted) {
        sum.add(stated, 0);
        trailers++;
        holding += stated == counted ? 1 : 0;
    }

    /** One of them states nothing that can be read. */
    void lack() {
        incomplete = true;
    }

    /** The sum, if there are trailers and all of them state something. */
    Optional<String> sum() {
        return trailers == 0 || incomplete ? Optional.empty() : Optional.of(sum.toString());
    }

    long trailers() {
        return trailers;
    }

    /** How many of the trailers state what there is. */
    long holding() {
        return holding;
    }
}
