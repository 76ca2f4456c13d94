package io.crossfoot.ingest.draft;

import io.crossfoot.common.feed.Column;
import io.crossfoot.common.feed.Delimited;
import io.crossfoot.ingest.draft.SampleShape.Found;
import io.crossfoot.ingest.format.delimited.SampleRecords;
import io.crossfoot.ingest.inspect.SourceFiles;
import io.crossfoot.ingest.inspect.UnusableFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a delimited sample tells. It is read twice: once for its shape, and once for its columns.
 *
 * @param titles the line of column titles; empty if there is none
 * @param found the records
 * @param columns the details' columns, without a tag
 * @param stated what headers and trailers state
 */
record DelimitedSample(
        String separator,
        Charset encoding,
        List<String> titles,
        Found found,
        Map<String, ColumnGuess> columns,
        StatedGuess stated) {

    /** Whatever is not UTF-8 after so many bytes is likely the encoding of Western Europe's desktops. */
    private static final int ENCODING_BYTES = 1 << 20;

    private static final Charset OTHER_ENCODING = Charset.forName("windows-1252");

    /**
     * Reads the sample.
     *
     * @param look the separator, and the columns' names if there are titles
     * @throws UnusableFileException if there is no record in it
     */
    static DelimitedSample read(Path file, Delimited look) throws IOException {
        boolean titled = look.records().size() > 1;
        List<String> names = look.detail().columns().stream().map(Column::name).toList();
        Charset encoding = encoding(file);
        SampleShape shape = new SampleShape();
        List<String> titles = List.of();
        try (SampleRecords records = open(file, look, encoding)) {
            if (titled && records.next()) {
                titles = records.fields();
            }
            while (records.next()) {
                shape.see(records.fields());
            }
        }
        Found found = shape.found()
                .orElseThrow(() -> new UnusableFileException(
                        "File '%s': has no record to learn from; take a sample with some".formatted(file)));
        Map<String, ColumnGuess> columns = columns(titled ? names : List.of(), found);
        long details;
        try (SampleRecords records = open(file, look, encoding)) {
            skip(records, found.headers().size() + (titled ? 1 : 0));
            details = seeColumns(records, found, List.copyOf(columns.values()));
        }
        return new DelimitedSample(
                look.separator(), encoding, titles, found, columns, new StatedGuess(details, columns));
    }

    private static Charset encoding(Path file) throws IOException {
        byte[] head = SourceFiles.head(file, ENCODING_BYTES);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(head), CharBuffer.allocate(head.length), false);
        return result.isError() ? OTHER_ENCODING : StandardCharsets.UTF_8;
    }

    private static SampleRecords open(Path file, Delimited look, Charset encoding) throws IOException {
        return new SampleRecords(look.separator(), encoding, SourceFiles.unpacked(file));
    }

    private static Map<String, ColumnGuess> columns(List<String> names, Found found) {
        Map<String, ColumnGuess> columns = new LinkedHashMap<>();
        int width = found.width() - (found.tag().isPresent() ? 1 : 0);
        for (int i = 0; i < width; i++) {
            columns.put(names.size() == width ? names.get(i) : "column_" + (i + 1), new ColumnGuess());
        }
        return columns;
    }

    /** Returns the number of details. */
    private static long seeColumns(SampleRecords records, Found found, List<ColumnGuess> columns) throws IOException {
        int offset = found.tag().isPresent() ? 1 : 0;
        long details = 0;
        for (long left = found.details(); left > 0 && records.next(); left--) {
            List<String> fields = records.fields();
            if (found.isDetail(fields)) {
                details++;
                for (int i = 0; i < columns.size() && i + offset < fields.size(); i++) {
                    columns.get(i).see(fields.get(i + offset));
                }
            }
        }
        return details;
    }

    private static void skip(SampleRecords records, int number) throws IOException {
        for (int i = 0; i < number && records.next(); i++) {
            // Headers are no details.
        }
    }
}
