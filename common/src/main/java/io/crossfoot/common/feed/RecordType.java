package io.crossfoot.common.feed;

import io.crossfoot.common.config.Default;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One kind of record of a delimited file. A line is of this kind if it is the given line, starts with the tag, and
 * matches the pattern, as far as these are given.
 *
 * @param name for messages, for example {@code order trailer}
 * @param line the one line, from 1, that is of this kind
 * @param tag value of the first column, which the columns below then do not list
 * @param pattern the whole line; its groups are the columns in their order, and the separator plays no part. (Groups
 *     may be named for the reader's sake; Java allows letters and digits there, and columns underscores too)
 * @param columns the columns in their order
 * @param section of a section header: the column that names the section
 * @param inherit of the detail: columns of the last header or section header that are added to each event
 * @param required of a header or trailer: whether a file, or a section, without it is malformed
 */
public record RecordType(
        String name,
        Role role,
        Optional<Integer> line,
        Optional<String> tag,
        Optional<Pattern> pattern,
        List<Column> columns,
        Optional<String> section,
        List<String> inherit,
        @Default("true") boolean required) {

    /** What a record is for. */
    public enum Role {
        HEADER,
        SECTION_HEADER,
        DETAIL,
        SECTION_TRAILER,
        TRAILER,
        IGNORED
    }

    public RecordType {
        columns = List.copyOf(columns);
        inherit = List.copyOf(inherit);
    }
}
