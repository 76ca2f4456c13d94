package io.crossfoot.reconcile.ledger;

import io.crossfoot.schema.Break;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Breaks while they are found: all are counted, and the first 1,000 kept, or fewer where their texts are very long. */
final class Breaks {

    private static final int KEPT = 1_000;
    private static final int LONGEST_TEXT = 300;

    /** The breaks kept stand in one message, which must stay below a megabyte however its characters are encoded. */
    private static final int MOST_CHARACTERS = 200_000;

    private final List<Break> kept = new ArrayList<>();
    private long count;
    private int characters;

    void add(String check, String stage, String where, String stated, String counted, String detail) {
        if (kept.size() < KEPT && characters < MOST_CHARACTERS) {
            keep(new Break(check, stage, cut(where), cut(stated), cut(counted), cut(detail)));
        }
        count++;
    }

    private void keep(Break found) {
        kept.add(found);
        characters += Stream.of(
                        found.getCheck(),
                        found.getStage(),
                        found.getWhere(),
                        found.getStated(),
                        found.getCounted(),
                        found.getDetail())
                .mapToInt(String::length)
                .sum();
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

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + '…';
    }
}
