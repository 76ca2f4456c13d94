package io.crossfoot.common.copybook;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A data description entry as it is written: one sentence of a copybook. What it leaves out its group may give. */
final class Entry {

    private static final int LAST_LEVEL = 49;

    /** Renamed items, independent items, constants and condition names take no place in a record. */
    private static final Set<Integer> WITHOUT_PLACE = Set.of(66, 77, 78, 88);

    private final int line;
    private final int level;
    private final Clauses clauses;

    private Entry(int line, int level, Clauses clauses) {
        this.line = line;
        this.level = level;
        this.clauses = clauses;
    }

    /**
     * Reads a sentence.
     *
     * @return empty if it describes nothing that has a place in a record
     * @throws IllegalArgumentException if it is no entry that can be read
     */
    static Optional<Entry> of(Sentences.Sentence sentence) {
        Words words = new Words(sentence.words());
        String level = words.take("a level number");
        if (!level.matches("[0-9]{1,2}")) {
            throw new IllegalArgumentException(refusal(level));
        }
        int number = Integer.parseInt(level);
        if (WITHOUT_PLACE.contains(number)) {
            return Optional.empty();
        }
        if (number < 1 || number > LAST_LEVEL) {
            throw new IllegalArgumentException("a level is 01 to 49, 66, 77 or 88, got %s".formatted(level));
        }
        return Optional.of(new Entry(sentence.line(), number, Clauses.of(words)));
    }

    /** Stands for the record that items of lower levels lack. */
    static Entry unnamedRecord() {
        return new Entry(1, 0, Clauses.none());
    }

    int level() {
        return level;
    }

    int line() {
        return line;
    }

    /** Lets the entry's group give what it does not say itself. */
    void inherit(Entry group) {
        clauses.inherit(group.clauses);
    }

    /**
     * The item that it describes.
     *
     * @throws IllegalArgumentException if its clauses contradict one another
     */
    Item item(List<Item> children) {
        return clauses.item(line, level, children);
    }

    private static String refusal(String word) {
        return switch (word) {
            case "COPY", "REPLACE", "EXEC" ->
                "%s is not carried out; put in the text that it stands for".formatted(word);
            default -> "an entry begins with a level number, got '%s'".formatted(word);
        };
    }
}
