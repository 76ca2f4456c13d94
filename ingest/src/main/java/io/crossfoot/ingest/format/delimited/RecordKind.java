package io.crossfoot.ingest.format.delimited;

import io.crossfoot.common.feed.Delimited;
import io.crossfoot.common.feed.RecordType;
import io.crossfoot.ingest.format.FileFrame;
import io.crossfoot.ingest.format.column.ColumnReader;
import io.crossfoot.ingest.format.column.FieldProblem;
import java.nio.charset.Charset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** One kind of record, ready to recognise lines and to cut them into fields. */
final class RecordKind implements FileFrame.Kind {

    private static final Pattern LITERAL_BEGINNING = Pattern.compile("[A-Za-z0-9 ]*(?![*?+{])");

    private static final long ANY_LINE = -1;

    private final RecordType type;
    private final Splitter splitter;
    private final String separator;
    private final String quote;
    private final String literal;
    private final Matcher matcher;
    private final List<ColumnReader> columns;
    private final int firstColumn;
    private final long onlyLine;
    private final boolean tagged;
    private final byte[] tagBytes;
    private final byte[] quotedTagBytes;
    private final byte[] literalBytes;
    private final boolean tagEncodable;

    RecordKind(RecordType type, Delimited format, Splitter splitter, Charset encoding) {
        this.type = type;
        this.splitter = splitter;
        this.separator = format.separator();
        this.quote = format.quote();
        this.literal = type.pattern().map(RecordKind::literalBeginning).orElse("");
        this.matcher = type.pattern().orElseGet(() -> Pattern.compile("")).matcher("");
        this.columns = type.columns().stream().map(ColumnReader::new).toList();
        this.firstColumn = type.tag().isPresent() && type.pattern().isEmpty() ? 1 : 0;
        this.onlyLine = type.line().map(Integer::longValue).orElse(ANY_LINE);
        this.tagged = type.tag().isPresent();
        String tag = type.tag().orElse("");
        this.tagBytes = tag.getBytes(encoding);
        this.quotedTagBytes = (quote + tag + quote).getBytes(encoding);
        this.literalBytes = literal.getBytes(encoding);
        this.tagEncodable = encoding.newEncoder().canEncode(tag);
    }

    @Override
    public boolean isRequired() {
        return type.required();
    }

    @Override
    public RecordType.Role role() {
        return type.role();
    }

    /** What messages call it. */
    @Override
    public String toString() {
        return "record '" + type.name() + "'";
    }

    RecordType type() {
        return type;
    }

    List<ColumnReader> columns() {
        return columns;
    }

    /** Where the column of this number stands among the fields. */
    int field(int column) {
        return column + firstColumn;
    }

    /** Whether the line is of this kind. */
    boolean fits(String line, long number) {
        return (type.line().isEmpty() || type.line().get() == number)
                && (type.tag().isEmpty() || hasTag(line, type.tag().get()))
                && (type.pattern().isEmpty() || (line.startsWith(literal) && matchesPattern(line)));
    }

    /** Whether the tag can stand in a file of the encoding at all. */
    boolean isTagEncodable() {
        return tagEncodable;
    }

    boolean hasPattern() {
        return type.pattern().isPresent();
    }

    /** Where the columns that become part of an event stand among the fields. */
    int[] ownFields() {
        return IntStream.range(0, columns.size())
                .filter(column -> !columns.get(column).isSkipped())
                .map(this::field)
                .toArray();
    }

    /** Whether the record is of this kind, but for the pattern. */
    boolean mayFit(RecordBytes record, long number) {
        return (onlyLine == ANY_LINE || onlyLine == number)
                && (!tagged || hasTag(record))
                && record.startsWith(literalBytes);
    }

    /** Whether a record that may be of this kind is. */
    boolean matches(RecordBytes record) {
        return type.pattern().isEmpty() || matchesPattern(record.text());
    }

    /** Cuts a record of this kind into its fields; says whether it could. */
    boolean cut(RecordBytes record) {
        if (type.pattern().isEmpty()) {
            return record.fields().count() == columns.size() + firstColumn;
        }
        record.cut(matcher, columns.size());
        return true;
    }

    /**
     * Cuts a line of this kind into its fields.
     *
     * @throws FieldProblem if it cannot be cut, or has not the number of columns it should
     */
    void cut(String line, Fields fields) throws FieldProblem {
        if (type.pattern().isPresent()) {
            cutByPattern(line, fields);
            return;
        }
        splitter.split(line, fields);
        int expected = columns.size() + firstColumn;
        if (fields.count() != expected) {
            throw new FieldProblem("a %s has %d columns, got %d".formatted(this, expected, fields.count()));
        }
    }

    private void cutByPattern(String line, Fields fields) {
        fields.begin(line);
        for (int group = 1; group <= columns.size(); group++) {
            fields.add(Math.max(matcher.start(group), 0), Math.max(matcher.end(group), 0));
        }
    }

    /** Java goes one call deeper with each turn of some repetitions: a line that it has no stack for does not match. */
    private boolean matchesPattern(String line) {
        try {
            return matcher.reset(line).matches();
        } catch (StackOverflowError tooLong) {
            return false;
        }
    }

    private boolean hasTag(RecordBytes record) {
        if (record.startsWith(tagBytes)) {
            return record.endsFieldAt(tagBytes.length);
        }
        return !quote.isEmpty() && record.startsWith(quotedTagBytes) && record.endsFieldAt(quotedTagBytes.length);
    }

    private boolean hasTag(String line, String tag) {
        if (line.startsWith(tag)) {
            return line.length() == tag.length() || line.startsWith(separator, tag.length());
        }
        String quoted = quote + tag + quote;
        return !quote.isEmpty()
                && line.startsWith(quoted)
                && (line.length() == quoted.length() || line.startsWith(separator, quoted.length()));
    }

    /**
     * What every line must begin with to match. Comparing it first saves the expression on nearly all lines: a file has
     * many details and one trailer.
     */
    private static String literalBeginning(Pattern pattern) {
        Matcher beginning = LITERAL_BEGINNING.matcher(pattern.pattern());
        return pattern.flags() == 0 && pattern.pattern().indexOf('|') < 0 && beginning.lookingAt()
                ? beginning.group()
                : "";
    }
}
