package io.crossfoot.common.feed;

import io.crossfoot.common.config.Default;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A column of a JSON record: a {@link Column}, and where in the object its value stands.
 *
 * @param at a JSON Pointer (RFC 6901), as in {@code /payer/account}, or a dotted path, as in {@code payer.account}; an
 *     element of an array is named by its number, from 0. The member of the column's name, if left out
 */
public record JsonColumn(
        String name,
        @Default("string") Column.Type type,
        Optional<String> format,
        @Default("2") int scale,
        @Default("false") boolean impliedPoint,
        @Default("false") boolean optional,
        List<String> nullAs,
        Optional<String> at) {

    public JsonColumn {
        nullAs = List.copyOf(nullAs);
        Column column = new Column(name, type, format, scale, impliedPoint, optional, nullAs);
        if (column.type() == Column.Type.SKIPPED) {
            throw new IllegalArgumentException(
                    "Column '%s': members that no column names are skipped; leave it out".formatted(name));
        }
        if (names(name, at).contains("") && !at.orElse(name).startsWith("/")) {
            throw new IllegalArgumentException(
                    "Column '%s': at must be a JSON Pointer such as /payer/account or a path such as payer.account, got '%s'"
                            .formatted(name, at.orElse(name)));
        }
    }

    /** A text that may be missing, at this place. */
    public static JsonColumn optionalText(String name, String at) {
        return new JsonColumn(name, Column.Type.STRING, Optional.empty(), 0, false, true, List.of(), Optional.of(at));
    }

    /** The column without its place. */
    public Column column() {
        return new Column(name, type, format, scale, impliedPoint, optional, nullAs);
    }

    /** The names of the members, and numbers of the elements, that lead to the value. */
    public List<String> path() {
        return names(name, at);
    }

    private static List<String> names(String name, Optional<String> at) {
        String path = at.orElse(name);
        if (!path.startsWith("/")) {
            return List.of(path.split("\\.", -1));
        }
        return Arrays.stream(path.substring(1).split("/", -1))
                .map(JsonColumn::unescaped)
                .toList();
    }

    /** What RFC 6901 writes for the two characters that have a sense in a pointer. */
    private static String unescaped(String token) {
        return token.replace("~1", "/").replace("~0", "~");
    }
}
