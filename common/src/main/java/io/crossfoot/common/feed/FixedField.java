package io.crossfoot.common.feed;

import io.crossfoot.common.config.Default;
import io.crossfoot.common.copybook.Field;
import io.crossfoot.common.copybook.Picture;
import java.util.List;
import java.util.Optional;

/**
 * What a feed says of a field beside its copybook.
 *
 * @param name another name of the field
 * @param picture another picture of a field of usage DISPLAY, as long as its own: where digits are to be added up and the
 *     copybook has {@code X(8)}, or where programs write other things than digits into {@code 9(8)}
 * @param type of a field that holds a date or a timestamp
 * @param format of a date or timestamp: a pattern of {@link java.time.format.DateTimeFormatter}. A number gets the zeros before
 *     it that the pattern wants
 * @param optional whether it may be blank, or all NULs, or a date of zeros, and is null then
 */
public record FixedField(
        Optional<String> name,
        Optional<String> picture,
        Optional<Type> type,
        Optional<String> format,
        @Default("false") boolean optional) {

    private static final FixedField PLAIN =
            new FixedField(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);

    /** What a copybook has no picture for. */
    public enum Type {
        DATE,
        TIMESTAMP
    }

    public FixedField {
        name.filter(other -> !other.matches("[A-Za-z_][A-Za-z0-9_]*")).ifPresent(other -> {
            throw new IllegalArgumentException(
                    "name has letters, digits and underscores, and starts with no digit; got '%s'".formatted(other));
        });
        if (type.isPresent() != format.isPresent()) {
            throw new IllegalArgumentException("a date or a timestamp needs both type and format");
        }
        temporal(type, format);
    }

    /** A field of which nothing is said. */
    static FixedField plain() {
        return PLAIN;
    }

    /** How a date or a timestamp is read; empty if it is neither. */
    public Optional<Column> temporal() {
        return temporal(type, format);
    }

    /** The field with the name and the picture that it gets here. */
    Field applyTo(Field field) {
        Field named = name.map(field::named).orElse(field);
        return picture.map(Picture::of).map(named::pictured).orElse(named);
    }

    private static Optional<Column> temporal(Optional<Type> type, Optional<String> format) {
        return type.map(kind -> new Column(
                "value",
                kind == Type.DATE ? Column.Type.DATE : Column.Type.TIMESTAMP,
                format,
                0,
                false,
                false,
                List.of()));
    }
}
