package io.crossfoot.ingest.format.delimited;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import io.crossfoot.common.feed.Delimited;
import io.crossfoot.ingest.format.column.FieldProblem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SplitterTest {

    private static final String LETTERS = "ab,;\"\n\r é\u20ac";

    @Test
    void readsBackWhateverAnotherLibraryWrites() throws IOException, FieldProblem {
        // Given
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Delimited format = (Delimited) FeedText.feed("records: [{name: row, role: detail, columns: [{name: id}]}]", "")
                .format();
        for (int round = 0; round < 300; round++) {
            List<List<String>> records = randomRecords(random);
            byte[] text = write(records, random).getBytes(StandardCharsets.UTF_8);

            // When
            List<List<String>> read = read(format, new ByteArrayInputStream(text));

            // Then
            assertThat(read).as("seed %d, round %d", seed, round).isEqualTo(records);
        }
    }

    private static List<List<String>> read(Delimited format, InputStream in) throws IOException, FieldProblem {
        List<List<String>> records = new ArrayList<>();
        Fields fields = new Fields();
        try (TextLines lines = new TextLines(format, in)) {
            while (lines.next()) {
                lines.readText();
                lines.splitter().split(lines.text(), fields);
                List<String> record = new ArrayList<>();
                for (int i = 0; i < fields.count(); i++) {
                    record.add(fields.text().substring(fields.from(i), fields.to(i)));
                }
                records.add(record);
            }
        }
        return records;
    }

    private static String write(List<List<String>> records, Random random) throws IOException {
        StringWriter text = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder()
                .quoteStrategy(random.nextBoolean() ? QuoteStrategies.ALWAYS : QuoteStrategies.REQUIRED)
                .lineDelimiter(random.nextBoolean() ? LineDelimiter.LF : LineDelimiter.CRLF)
                .build(text)) {
            records.forEach(writer::writeRecord);
        }
        return text.toString();
    }

    private static List<List<String>> randomRecords(Random random) {
        List<List<String>> records = new ArrayList<>();
        for (int i = random.nextInt(40); i >= 0; i--) {
            List<String> record = new ArrayList<>();
            record.add("x" + randomText(random));
            for (int j = random.nextInt(5); j > 0; j--) {
                record.add(randomText(random));
            }
            records.add(record);
        }
        return records;
    }

    private static String randomText(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    @Test
    void splitsWithoutCopyingWhereNothingIsQuoted() throws FieldProblem {
        // Given
        Delimited format = (Delimited)
                FeedText.feed("separator: '||'\nrecords: [{name: row, role: detail, columns: [{name: id}]}]", "")
                        .format();
        Fields fields = new Fields();
        String record = "a||b|||||";

        // When
        new Splitter(format, StandardCharsets.UTF_8).split(record, fields);

        // Then
        assertThat(fields.text()).isSameAs(record);
        assertThat(fields.count()).isEqualTo(4);
        assertThat(record.substring(fields.from(3), fields.to(3))).isEqualTo("|");
    }
}
