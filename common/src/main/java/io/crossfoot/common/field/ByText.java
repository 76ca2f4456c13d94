package io.crossfoot.common.field;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Values by a text, found by the text's bytes without making it. For the few texts that come again and again, such as the
 * currencies of a file: the one found last is tried first, and the rest one by one. For one thread.
 */
public final class ByText<V> {

    private final List<byte[]> texts = new ArrayList<>();
    private final List<V> values = new ArrayList<>();

    /** The value of a text, made when the text is new. */
    public V get(FieldText text, Function<String, V> make) {
        for (int i = 0; i < texts.size(); i++) {
            byte[] known = texts.get(i);
            if (Arrays.equals(known, 0, known.length, text.bytes(), text.start(), text.start() + text.length())) {
                return values.get(i);
            }
        }
        V made = make.apply(text.toString());
        texts.add(text.toString().getBytes(StandardCharsets.UTF_8));
        values.add(made);
        return made;
    }

    public void clear() {
        texts.clear();
        values.clear();
    }
}
