package io.crossfoot.common.copybook;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands in a data description entry behind its level: a name and clauses, in any order. */
final class Clauses {

    private static final int MOST_TIMES = 1 << 20;

    private static final Set<String> CLAUSES = Set.of(
            "REDEFINES",
            "PIC",
            "PICTURE",
            "USAGE",
            "SIGN",
            "LEADING",
            "TRAILING",
            "OCCURS",
            "VALUE",
            "VALUES",
            "SYNC",
            "SYNCHRONIZED",
            "JUST",
            "JUSTIFIED",
            "BLANK",
            "GLOBAL",
            "EXTERNAL");

    private static final Set<String> REFUSED =
            Set.of("POINTER", "INDEX", "NATIONAL", "DISPLAY-1", "PROCEDURE-POINTER", "FUNCTION-POINTER", "OBJECT");

    private static final Pattern NAME = Pattern.compile("[A-Z0-9@#$_-]*[A-Z][A-Z0-9@#$_-]*");

    private String name = "";
    private @Nullable String redefines;
    private @Nullable Picture picture;
    private @Nullable Usage usage;
    private @Nullable SignPlace sign;
    private @Nullable Occurs occurs;
    private boolean blankWhenZero;
    private boolean synchronised;

    private Clauses() {}

    /** Those of an entry that is not written. */
    static Clauses none() {
        return new Clauses();
    }

    /** @throws IllegalArgumentException if they cannot be read */
    static Clauses of(Words words) {
        Clauses clauses = new Clauses();
        clauses.readName(words);
        while (words.hasNext()) {
            clauses.readClause(words);
        }
        return clauses;
    }

    /** Lets those of a group give what these do not say themselves. */
    void inherit(Clauses group) {
        usage = usage == null ? group.usage : usage;
        sign = sign == null ? group.sign : sign;
        synchronised |= group.synchronised;
    }

    /**
     * The item that they describe.
     *
     * @throws IllegalArgumentException if they contradict one another
     */
    Item item(int line, int level, List<Item> children) {
        Usage kept = usage == null ? Usage.DISPLAY : usage;
        check(kept, children.isEmpty());
        return new Item(
                line,
                level,
                name,
                Optional.ofNullable(picture),
                kept,
                sign == null ? SignPlace.DEFAULT : sign,
                blankWhenZero,
                Optional.ofNullable(occurs),
                Optional.ofNullable(redefines),
                children);
    }

    private void check(Usage kept, boolean elementary) {
        if (!elementary && picture != null) {
            throw new IllegalArgumentException("a group has no picture");
        }
        if (elementary && picture == null && !kept.isFloat()) {
            throw new IllegalArgumentException("has neither a picture nor items of its own");
        }
        if (elementary && picture != null && kept != Usage.DISPLAY && (!picture.numeric() || kept.isFloat())) {
            throw new IllegalArgumentException("its picture does not go with its usage");
        }
        if (synchronised && elementary && (kept.isBinary() || kept.isFloat())) {
            throw new IllegalArgumentException(
                    "is SYNCHRONIZED, which is not read; leave that out, and describe slack bytes before it as FILLER");
        }
    }

    /** IBM's compilers and others took the characters at, hash and dollar for letters. */
    private void readName(Words words) {
        Optional<String> next = words.peek();
        if (next.isEmpty()
                || CLAUSES.contains(next.get())
                || Usage.of(next.get()).isPresent()) {
            return;
        }
        String word = words.take("a name");
        if (!NAME.matcher(word).matches()) {
            throw new IllegalArgumentException("a name has letters, digits and hyphens, got '%s'".formatted(word));
        }
        name = word.equals("FILLER") ? "" : word;
    }

    private void readClause(Words words) {
        String word = words.take("a clause");
        switch (word) {
            case "REDEFINES" -> redefines = words.take("the item that it redefines");
            case "PIC", "PICTURE" -> readPicture(words);
            case "USAGE" -> readUsage(words);
            case "SIGN" -> readSign(words);
            case "LEADING", "TRAILING" -> readSeparate(word.equals("LEADING"), words);
            case "OCCURS" -> readOccurs(words);
            case "VALUE", "VALUES" -> skipToClause(words);
            case "SYNC", "SYNCHRONIZED" -> readSynchronised(words);
            case "JUST", "JUSTIFIED" -> words.takeIf("RIGHT");
            case "BLANK" -> readBlankWhenZero(words);
            case "GLOBAL", "EXTERNAL" -> {}
            default -> setUsage(word);
        }
    }

    /** Some write a blank before the parenthesis: {@code PIC 9 (4)}. */
    private void readPicture(Words words) {
        words.takeIf("IS");
        StringBuilder written = new StringBuilder(words.take("a picture"));
        while (words.peek().filter(next -> next.startsWith("(")).isPresent()) {
            written.append(words.take("how often a symbol is repeated"));
        }
        picture = Picture.of(written.toString());
    }

    private void readUsage(Words words) {
        words.takeIf("IS");
        setUsage(words.take("a usage"));
    }

    private void setUsage(String word) {
        if (REFUSED.contains(word)) {
            throw new IllegalArgumentException("usage %s is not read".formatted(word));
        }
        usage = Usage.of(word)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'%s' is no clause and no usage that is known here".formatted(word)));
    }

    private void readSign(Words words) {
        words.takeIf("IS");
        String place = words.take("LEADING or TRAILING");
        if (!place.equals("LEADING") && !place.equals("TRAILING")) {
            throw new IllegalArgumentException("a sign is LEADING or TRAILING, got '%s'".formatted(place));
        }
        readSeparate(place.equals("LEADING"), words);
    }

    private void readSeparate(boolean leading, Words words) {
        boolean separate = words.takeIf("SEPARATE");
        words.takeIf("CHARACTER");
        sign = new SignPlace(leading, separate);
    }

    private void readOccurs(Words words) {
        int first = words.takeNumber("how often it occurs");
        int most = words.takeIf("TO") ? words.takeNumber("how often it occurs at most") : first;
        words.takeIf("TIMES");
        String counter = null;
        while (isOfOccurs(words)) {
            if (words.takeIf("DEPENDING")) {
                words.takeIf("ON");
                counter = words.take("the item that it depends on");
                while (words.takeIf("OF", "IN")) {
                    words.take("a group");
                }
            } else {
                words.take("a word");
                skipToClause(words);
            }
        }
        if (most < 1 || most > MOST_TIMES || first > most) {
            throw new IllegalArgumentException(
                    "occurs %d to %d times; 1 to %d can be read".formatted(first, most, MOST_TIMES));
        }
        occurs = new Occurs(least(first, most, counter != null), most, Optional.ofNullable(counter));
    }

    /** {@code OCCURS 5 DEPENDING ON} leaves out the least, which is then none. */
    private static int least(int first, int most, boolean variable) {
        if (!variable) {
            return most;
        }
        return first == most ? 0 : first;
    }

    private static boolean isOfOccurs(Words words) {
        return words.peek()
                .filter(Set.of("DEPENDING", "ASCENDING", "DESCENDING", "INDEXED")::contains)
                .isPresent();
    }

    private void readSynchronised(Words words) {
        words.takeIf("LEFT", "RIGHT");
        synchronised = true;
    }

    private void readBlankWhenZero(Words words) {
        words.takeIf("WHEN");
        if (!words.takeIf("ZERO", "ZEROS", "ZEROES")) {
            throw new IllegalArgumentException("BLANK stands without WHEN ZERO");
        }
        blankWhenZero = true;
    }

    /** Passes over values and keys, which end where another clause begins. */
    private static void skipToClause(Words words) {
        while (words.peek().filter(Clauses::isWithin).isPresent()) {
            words.take("a word");
        }
    }

    private static boolean isWithin(String word) {
        return !CLAUSES.contains(word)
                && !word.equals("DEPENDING")
                && !word.equals("INDEXED")
                && Usage.of(word).isEmpty();
    }
}
