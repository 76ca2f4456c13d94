package io.crossfoot.common.copybook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A copybook: the description of records in COBOL. Items of level 01 are records; items before the first of them make a
 * record without a name. Levels 66, 77, 78 and 88, values, keys and indexes have no place in a record and are passed over.
 * {@code SYNCHRONIZED} binary numbers, {@code COPY}, pointers and national text are refused.
 *
 * <p>Source of the rules: ISO/IEC 1989 on data description entries, and IBM's Enterprise COBOL Language Reference.
 */
public record Copybook(List<Item> records) {

    private static final int RECORD = 1;

    public Copybook {
        records = List.copyOf(records);
    }

    /**
     * Reads a copybook, in fixed or in free form.
     *
     * @throws IllegalArgumentException naming the line and what is wrong with it
     */
    public static Copybook parse(String text) {
        List<Entry> entries = new ArrayList<>();
        for (Sentences.Sentence sentence : Sentences.of(text)) {
            at(sentence.line(), () -> Entry.of(sentence)).ifPresent(entries::add);
        }
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("Copybook: it describes no record");
        }
        return new Copybook(new Tree(entries).records());
    }

    /** The record of this name, in any case. */
    public Optional<Item> record(String name) {
        return records.stream()
                .filter(record -> record.name().equalsIgnoreCase(name))
                .findFirst();
    }

    private static <T> T at(int line, Supplier<T> step) {
        try {
            return step.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Copybook line %d: %s".formatted(line, e.getMessage()), e);
        }
    }

    /** Builds the items' tree by their levels; these rise from group to group, so there are at most 49 of them. */
    private static final class Tree {

        private final List<Entry> entries;
        private int next;

        Tree(List<Entry> entries) {
            this.entries = entries;
        }

        List<Item> records() {
            List<Item> records = new ArrayList<>();
            if (entries.get(0).level() > RECORD) {
                records.add(item(Entry.unnamedRecord()));
            }
            while (next < entries.size()) {
                records.add(item(entries.get(next++)));
            }
            return records;
        }

        private Item item(Entry entry) {
            List<Item> children = new ArrayList<>();
            while (next < entries.size() && entries.get(next).level() > Math.max(entry.level(), RECORD)) {
                Entry child = entries.get(next++);
                child.inherit(entry);
                Item item = item(child);
                at(item.line(), () -> Alternatives.check(item, children));
                children.add(item);
            }
            return at(entry.line(), () -> entry.item(children));
        }
    }
}
