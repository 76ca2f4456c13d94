package io.crossfoot.ingest.format.delimited;

import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.common.feed.Delimited;
import io.crossfoot.ingest.format.column.ColumnEncoder;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes events of details straight from their bytes. Nearly all lines of a file are details in the usual form, and never
 * become text. The others are left to {@link EventBuilder}, which reads the same values and says what is wrong.
 */
final class DetailEncoder {

    private final TextLines lines;
    private final RecordKind[] kinds;
    private final RecordKind detail;
    private final Inherited inherited;
    private final RecordBytes record;
    private final ColumnEncoder[] columns;
    private final int[] fields;

    private DetailEncoder(
            Delimited format, TextLines lines, List<RecordKind> kinds, RecordKind detail, Inherited inherited) {
        this.lines = lines;
        this.kinds = kinds.toArray(RecordKind[]::new);
        this.detail = detail;
        this.inherited = inherited;
        this.record = new RecordBytes(format, lines.encoding());
        this.fields = detail.ownFields();
        this.columns = detail.columns().stream()
                .filter(column -> !column.isSkipped())
                .map(column -> new ColumnEncoder(column, lines.encoding()))
                .toArray(ColumnEncoder[]::new);
    }

    /** Empty if lines of the format can only be read as text. */
    static Optional<DetailEncoder> of(
            Delimited format, TextLines lines, List<RecordKind> kinds, RecordKind detail, Inherited inherited) {
        return RecordBytes.canRead(format, lines.encoding()) && kinds.stream().allMatch(RecordKind::isTagEncodable)
                ? Optional.of(new DetailEncoder(format, lines, kinds, detail, inherited))
                : Optional.empty();
    }

    /**
     * Encodes the current line.
     *
     * @return whether it is a detail of which every column can be read; if not, the event holds nothing of use
     */
    boolean encode(AvroBuffer event) throws IOException {
        event.clear();
        return readRecord() && isDetail() && cut() && encodeColumns(event);
    }

    private boolean readRecord() throws IOException {
        return !lines.isTooLong()
                && record.read(lines.bytes(), lines.from(), lines.to())
                && (record.isAscii() || isOfEncoding());
    }

    /** Only a decoder knows. */
    private boolean isOfEncoding() throws IOException {
        lines.readText();
        return lines.flaw().isEmpty();
    }

    @SuppressWarnings("ReferenceEquality") // there is one of each kind
    private boolean isDetail() {
        return kind() == detail;
    }

    private @Nullable RecordKind kind() {
        for (RecordKind kind : kinds) {
            if (!kind.mayFit(record, lines.number())) {
                continue;
            }
            if (kind.hasPattern() && !record.isTextAligned()) {
                return null;
            }
            if (kind.matches(record)) {
                return kind;
            }
        }
        return null;
    }

    private boolean cut() {
        return detail.cut(record);
    }

    private boolean encodeColumns(AvroBuffer event) {
        byte[] bytes = record.bytes();
        Ranges ranges = record.fields();
        for (int i = 0; i < columns.length; i++) {
            int field = fields[i];
            if (!columns[i].encode(bytes, ranges.from(field), ranges.to(field), record.isAscii(), event)) {
                return false;
            }
        }
        inherited.write(event);
        return true;
    }
}
