package io.crossfoot.reconcile.audit;

import io.crossfoot.schema.FaultKind;
import io.crossfoot.schema.SequenceFault;
import java.util.ArrayList;
import java.util.List;

/** Runs of faults in the order they were found. All are counted, the first 100 are kept. */
final class FaultLog {

    /** How many a stage tally holds. */
    static final int KEPT = 100;

    private final List<SequenceFault> kept;
    private long count;

    FaultLog() {
        this(List.of(), 0);
    }

    FaultLog(List<SequenceFault> kept, long count) {
        this.kept = new ArrayList<>(kept);
        this.count = count;
    }

    /** Adds the numbers to the fault before if they follow on it, which then keeps its own detail. */
    void add(FaultKind kind, int task, long first, long last, String detail) {
        if (!extendsLatest(kind, task, first, last)) {
            add(new SequenceFault(kind, task, first, last, detail));
        }
    }

    void addAll(FaultLog others) {
        others.kept().forEach(this::add);
        count += others.count - others.kept.size();
    }

    /** Copies, since the latest may yet grow. */
    List<SequenceFault> kept() {
        return kept.stream()
                .map(fault -> new SequenceFault(
                        fault.getKind(), fault.getTask(), fault.getFirst(), fault.getLast(), fault.getDetail()))
                .toList();
    }

    long count() {
        return count;
    }

    private void add(SequenceFault fault) {
        if (kept.size() < KEPT) {
            kept.add(fault);
        }
        count++;
    }

    private boolean extendsLatest(FaultKind kind, int task, long first, long last) {
        if (count == 0 || count > kept.size()) {
            return false;
        }
        SequenceFault latest = kept.get(kept.size() - 1);
        if (latest.getKind() != kind || latest.getTask() != task || latest.getLast() + 1 != first) {
            return false;
        }
        latest.setLast(last);
        return true;
    }
}
