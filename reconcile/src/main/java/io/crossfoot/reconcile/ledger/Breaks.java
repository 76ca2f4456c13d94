package io.crossfoot.reconcile.ledger;

import io.crossfoot.schema.Break;
import java.util.ArrayList;
import java.util.List;

/** Breaks while they are found: all are counted, the first 1,000 kept. */
final class Breaks {

    private static final int KEPT = 1_000;
    private static final int LONGEST_TEXT = 300;

    private final List<Break> kept = new ArrayList<>();
    private long count;

    void add(String check, String stage, String where, String stated, String counted, String detail) {
        if (kept.size() < KEPT) {
            kept.add(new Break(check, stage, cut(where), cut(stated), cut(counted), cut(detail)));
        }
        count++;
    }

    void addAll(List<Break> breaks) {
        breaks.forEach(each -> add(
                each.getCheck(),
                each.getStage(),
                each.getWhere(),
                each.getStated(),
                each.getCounted(),
                each.getDetail()));
    }

    /** Counts breaks that were found elsewhere and not kept there. */
    void addUnnamed(long number) {
        count += number;
    }

    List<Break> kept() {
        return kept;
    }

    long count() {
        return count;
    }

    /** A thousand breaks have to fit into one message. */
    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + '…';
    }
}
