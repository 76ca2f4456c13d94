package io.crossfoot.ingest.format.jsonlines;

import io.crossfoot.common.feed.JsonColumn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A member of an object, or an element of an array, where a column stands or that leads to one. */
final class Member {

    private static final int NO_COLUMN = -1;

    private final String name;
    private final Map<String, Member> members = new HashMap<>();
    private int column = NO_COLUMN;
    private long lastRecord;

    private Member(String name) {
        this.name = name;
    }

    /** The record itself, with all that leads to its columns. */
    static Member treeOf(List<JsonColumn> columns) {
        Member root = new Member("");
        for (int i = 0; i < columns.size(); i++) {
            Member member = root;
            for (String step : columns.get(i).path()) {
                member = member.members.computeIfAbsent(step, Member::new);
            }
            member.column = i;
        }
        return root;
    }

    String name() {
        return name;
    }

    /** The member of this name; null if it leads to no column. */
    @Nullable
    Member member(String name) {
        return members.get(name);
    }

    boolean isColumn() {
        return column != NO_COLUMN;
    }

    /** Number of the column that stands here. */
    int column() {
        return column;
    }

    /** Names the columns that stand here or below. */
    void forEachColumn(IntConsumer action) {
        if (isColumn()) {
            action.accept(column);
        }
        members.values().forEach(member -> member.forEachColumn(action));
    }

    /** Notes that it stands in the record; says whether for the first time. */
    boolean isFirstIn(long record) {
        boolean first = lastRecord != record;
        lastRecord = record;
        return first;
    }
}
