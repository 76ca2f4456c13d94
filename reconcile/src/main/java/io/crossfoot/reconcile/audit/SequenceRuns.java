package io.crossfoot.reconcile.audit;

import io.crossfoot.schema.ledger.SequenceRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The partition sequence numbers of one task that have been seen, as runs without a gap: it costs as much as there are
 * gaps, not as there are records. Records come in order but for faults, so nearly every number extends the topmost run.
 */
final class SequenceRuns {

    private final TreeMap<Long, Run> byFirst = new TreeMap<>();
    private @Nullable Run top;

    /**
     * Numbers that have not been seen.
     *
     * @param sourceBefore number in the source of the record before the gap, 0 if there is none
     * @param sourceAfter number in the source of the record after the gap, 0 if there is none
     */
    record Gap(long first, long last, long sourceBefore, long sourceAfter) {}

    static SequenceRuns of(List<SequenceRun> runs) {
        SequenceRuns loaded = new SequenceRuns();
        runs.forEach(run ->
                loaded.insert(new Run(run.getFirst(), run.getLast(), run.getFirstSource(), run.getLastSource())));
        return loaded;
    }

    List<SequenceRun> toAvro() {
        return byFirst.values().stream()
                .map(run -> new SequenceRun(run.first, run.last, run.firstSource, run.lastSource))
                .toList();
    }

    /**
     * Notes a number.
     *
     * @param source the record's number in the source
     * @return whether it is new
     */
    boolean add(long number, long source) {
        if (top != null && number == top.last + 1) {
            top.append(number, source);
            return true;
        }
        return addAnywhere(number, source);
    }

    /** How many runs there are; one if there is no gap. */
    int size() {
        return byFirst.size();
    }

    /** What is missing of {@code 0 … expected - 1}, in ascending order. */
    List<Gap> gaps(long expected) {
        List<Gap> gaps = new ArrayList<>();
        long next = 0;
        long sourceBefore = 0;
        for (Run run : byFirst.values()) {
            if (run.first >= expected) {
                break;
            }
            if (run.first > next) {
                gaps.add(new Gap(next, run.first - 1, sourceBefore, run.firstSource));
            }
            next = run.last + 1;
            sourceBefore = run.lastSource;
        }
        if (next < expected) {
            gaps.add(new Gap(next, expected - 1, sourceBefore, 0));
        }
        return gaps;
    }

    /** The first and last number that is not below the expected ones; empty if there is none. */
    Optional<Gap> beyond(long expected) {
        if (top == null || top.last < expected) {
            return Optional.empty();
        }
        Map.Entry<Long, Run> straddling = byFirst.floorEntry(expected);
        long first =
                straddling != null && straddling.getValue().last >= expected ? expected : byFirst.higherKey(expected);
        return Optional.of(new Gap(first, top.last, 0, 0));
    }

    /** Forgets the lowest gap, as if its numbers had been seen, so that a riddled partition cannot fill the memory. */
    Gap closeLowestGap() {
        Run lower = byFirst.pollFirstEntry().getValue();
        Run upper = byFirst.pollFirstEntry().getValue();
        Gap gap = new Gap(lower.last + 1, upper.first - 1, lower.lastSource, upper.firstSource);
        insert(new Run(lower.first, upper.last, lower.firstSource, upper.lastSource));
        return gap;
    }

    private boolean addAnywhere(long number, long source) {
        Map.Entry<Long, Run> floor = byFirst.floorEntry(number);
        Run below = floor == null ? null : floor.getValue();
        if (below != null && number <= below.last) {
            return false;
        }
        Run added = new Run(number, number, source, source);
        if (below != null && below.last + 1 == number) {
            added = below.joinedWith(added);
        }
        Run above = byFirst.get(number + 1);
        if (above != null) {
            byFirst.remove(above.first);
            added = added.joinedWith(above);
        }
        insert(added);
        return true;
    }

    private void insert(Run run) {
        byFirst.put(run.first, run);
        top = byFirst.lastEntry().getValue();
    }

    /** Numbers without a gap; its upper end moves. */
    private static final class Run {
        private final long first;
        private final long firstSource;
        private long last;
        private long lastSource;

        Run(long first, long last, long firstSource, long lastSource) {
            this.first = first;
            this.last = last;
            this.firstSource = firstSource;
            this.lastSource = lastSource;
        }

        void append(long number, long source) {
            last = number;
            lastSource = source;
        }

        Run joinedWith(Run above) {
            return new Run(first, above.last, firstSource, above.lastSource);
        }
    }
}
