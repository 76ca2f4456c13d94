package io.crossfoot.common.field;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Values by a text, found by the text's bytes without making it. For the few texts that come again and again, such as the
 * currencies of a file: they are tried one by one, the short ones as one number each. For one thread.
 */
public final class ByText<V> {

    /** Texts of so many bytes fit into a number together with their length. */
    private static final int SHORT = 7;

    private static final long NO_SHORT = -1;

    private final List<byte[]> texts = new ArrayList<>();
    private final List<V> values = new ArrayList<>();
    private long[] numbers = new long[8];

    /** The value of a text, made when the text is new. */
    public V get(FieldText text, Function<String, V> make) {
        int found = text.length() <= SHORT ? indexOfShort(number(text)) : indexOf(text);
        return found >= 0 ? values.get(found) : add(text, make);
    }

    public void clear() {
        texts.clear();
        values.clear();
    }

    private int indexOfShort(long number) {
        for (int i = 0; i < texts.size(); i++) {
            if (numbers[i] == number) {
                return i;
            }
        }
        return -1;
    }

    private int indexOf(FieldText text) {
        for (int i = 0; i < texts.size(); i++) {
            byte[] known = texts.get(i);
            if (Arrays.equals(known, 0, known.length, text.bytes(), text.start(), text.start() + text.length())) {
                return i;
            }
        }
        return -1;
    }

    private V add(FieldText text, Function<String, V> make) {
        V made = make.apply(text.toString());
        if (numbers.length == texts.size()) {
            numbers = Arrays.copyOf(numbers, numbers.length * 2);
        }
        numbers[texts.size()] = text.length() <= SHORT ? number(text) : NO_SHORT;
        texts.add(Arrays.copyOfRange(text.bytes(), text.start(), text.start() + text.length()));
        values.add(made);
        return made;
    }

    private static long number(FieldText text) {
        byte[] bytes = text.bytes();
        long number = text.length();
        for (int i = text.start(); i < text.start() + text.length(); i++) {
            number = (number << Byte.SIZE) | (bytes[i] & 0xff);
        }
        return number;
    }
}
