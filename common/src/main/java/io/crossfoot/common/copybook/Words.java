package io.crossfoot.common.copybook;

import java.util.List;
import java.util.Optional;

/** The words of one sentence, read one after the other. */
final class Words {

    private final List<String> words;
    private int next;

    Words(List<String> words) {
        this.words = words;
    }

    boolean hasNext() {
        return next < words.size();
    }

    /** The next word, which stays the next; empty at the end. */
    Optional<String> peek() {
        return hasNext() ? Optional.of(words.get(next)) : Optional.empty();
    }

    /** The next word; {@code what} is what it should have been, if there is none. */
    String take(String what) {
        if (!hasNext()) {
            throw new IllegalArgumentException("ends where %s should stand".formatted(what));
        }
        return words.get(next++);
    }

    /** Takes the next word if it is one of these; says whether it was. */
    boolean takeIf(String... wanted) {
        if (hasNext() && List.of(wanted).contains(words.get(next))) {
            next++;
            return true;
        }
        return false;
    }

    /** Takes the next word as a number from 0 on. */
    int takeNumber(String what) {
        String word = take(what);
        if (!word.matches("[0-9]{1,7}")) {
            throw new IllegalArgumentException("%s must be a number, got '%s'".formatted(what, word));
        }
        return Integer.parseInt(word);
    }
}
