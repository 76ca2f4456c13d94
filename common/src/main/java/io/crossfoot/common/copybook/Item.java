package io.crossfoot.common.copybook;

import java.util.List;
import java.util.Optional;

/**
 * An item of a copybook: a group of others, or an elementary one.
 *
 * @param line of the copybook, from 1
 * @param name in upper case; empty for a filler
 * @param picture of an elementary item; empty for a group and for a floating-point number
 * @param usage how an elementary item is kept
 * @param blankWhenZero whether a number that is blank is zero
 * @param redefines the item whose place it shares
 * @param children the items of a group; none for an elementary one
 */
public record Item(
        int line,
        int level,
        String name,
        Optional<Picture> picture,
        Usage usage,
        SignPlace sign,
        boolean blankWhenZero,
        Optional<Occurs> occurs,
        Optional<String> redefines,
        List<Item> children) {

    public Item {
        children = List.copyOf(children);
    }

    public boolean isGroup() {
        return !children.isEmpty();
    }

    public boolean isFiller() {
        return name.isEmpty();
    }

    /** Whether it is a number other than a floating-point one. */
    public boolean isNumber() {
        return picture.filter(Picture::numeric).isPresent();
    }

    /** Bytes that one occurrence takes; the most it can take where the number of anything in it may vary. */
    public int length() {
        return isGroup() ? groupLength() : elementaryLength();
    }

    /**
     * The same with another picture, for what its programs write in it is not what its own picture says.
     *
     * @throws IllegalArgumentException if it is not of usage DISPLAY, or the picture is not as long
     */
    Item pictured(Picture other) {
        if (isGroup() || usage != Usage.DISPLAY || other.characters() != length()) {
            throw new IllegalArgumentException(
                    "Copybook line %d: %s gets another picture: it must be of usage DISPLAY and have %d characters"
                            .formatted(line, name, other.characters()));
        }
        return new Item(
                line,
                level,
                name,
                Optional.of(other),
                usage,
                SignPlace.DEFAULT,
                blankWhenZero,
                occurs,
                redefines,
                children);
    }

    /** Bytes that all occurrences take. */
    int wholeLength() {
        return Math.multiplyExact(length(), occurs.map(Occurs::most).orElse(1));
    }

    private int elementaryLength() {
        int digits = picture.map(Picture::characters).orElse(0);
        int sign = usage == Usage.DISPLAY && isNumber() && this.sign.separate() ? 1 : 0;
        return isNumber() || usage.isFloat() ? usage.bytes(digits) + sign : digits;
    }

    private int groupLength() {
        int length = 0;
        for (List<Item> place : Alternatives.of(children)) {
            int longest = place.stream().mapToInt(Item::wholeLength).max().orElseThrow();
            length = Math.addExact(length, longest);
        }
        return length;
    }
}
