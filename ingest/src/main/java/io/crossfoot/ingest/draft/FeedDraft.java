package io.crossfoot.ingest.draft;

import io.crossfoot.common.batch.BatchId;
import io.crossfoot.common.feed.Avro;
import io.crossfoot.common.feed.Delimited;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.feed.Feeds;
import io.crossfoot.common.feed.Format;
import io.crossfoot.common.feed.Iso20022;
import io.crossfoot.common.feed.JsonLines;
import io.crossfoot.common.feed.Parquet;
import io.crossfoot.ingest.format.ContentLook;
import io.crossfoot.ingest.format.iso20022.Iso20022Look;
import io.crossfoot.ingest.inspect.FeedChoice;
import io.crossfoot.ingest.inspect.SourceFiles;
import io.crossfoot.ingest.inspect.UnusableFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;

/** Drafts a feed's YAML from one of its files. What it writes is a description that can be used, made of guesses. */
public final class FeedDraft {

    private FeedDraft() {}

    /**
     * The YAML, with comments.
     *
     * @param name of the feed; made of the file's name if empty
     * @throws UnusableFileException if the file cannot be read, or is of no kind that is known
     * @throws IOException if reading fails midway
     */
    public static String of(Path sample, Optional<String> name) throws IOException {
        SampleName sampleName = SampleName.of(sample);
        String feed = name.orElseGet(sampleName::feed);
        if (!BatchId.isFeedName(feed)) {
            throw new UnusableFileException(
                    "Feed '%s': a name has lower-case letters, digits and hyphens; give another".formatted(feed));
        }
        Feed look = new FeedChoice(Feeds.of(List.of())).byLook(sample);
        if (look.format() instanceof Delimited delimited) {
            refuseOtherThanText(sample);
            return new DelimitedDraft(sampleName, feed, DelimitedSample.read(sample, delimited)).write();
        }
        if (look.format() instanceof Iso20022) {
            refuseOtherMessages(sample);
        }
        return ofKnownFormat(sampleName, feed, look);
    }

    private static void refuseOtherThanText(Path sample) throws IOException {
        Optional<String> other = ContentLook.other(SourceFiles.head(sample, ContentLook.BYTES));
        if (other.isPresent()) {
            throw new UnusableFileException(
                    "File '%s': is %s; a feed can be drafted from text of records".formatted(sample, other.get()));
        }
    }

    private static void refuseOtherMessages(Path sample) throws IOException {
        if (Iso20022Look.message(SourceFiles.head(sample, Iso20022Look.BYTES)).isEmpty()) {
            throw new UnusableFileException(
                    "File '%s': holds no message that can be read; a feed can be drafted from %s"
                            .formatted(sample, Iso20022.Message.codes()));
        }
    }

    private static String ofKnownFormat(SampleName sample, String feed, Feed look) {
        String fields =
                look.eventSchema().getFields().stream().map(Schema.Field::name).collect(Collectors.joining(", "));
        return """
                # Drafted from %s.
                name: %s
                source:
                  files: %s
                %s
                # The format knows what its files state and what is counted for it. Fields of its events:
                # %s
                format: %s

                # Chooses the partition, and so what keeps its order.
                key: [%s]

                release:
                  automatic: [balanced, empty]   # anything else waits for an operator
                """.formatted(
                        sample.fileName(),
                        feed,
                        YamlText.of(sample.glob()),
                        sample.businessDate()
                                .map(date -> "  business-date: " + date + "\n")
                                .orElse(""),
                        fields,
                        written(look.format()),
                        String.join(", ", look.key()));
    }

    private static String written(Format format) {
        if (format instanceof Iso20022 messages) {
            return "{iso20022: {message: %s}}".formatted(messages.message());
        }
        if (format instanceof Avro avro) {
            return written(avro.name(), avro.schema());
        }
        if (format instanceof Parquet parquet) {
            return written(parquet.name(), parquet.schema());
        }
        return format instanceof JsonLines jsonLines ? written(jsonLines) : format.name();
    }

    private static String written(String format, String type) {
        String schema = SchemaFormatter.format("json/pretty", new Schema.Parser().parse(type))
                .replace("${", "$${");
        return "%n  %s:%n    schema: |%n%s".formatted(format, schema.indent(6)).stripTrailing();
    }

    private static String written(JsonLines format) {
        return format.columns().stream()
                .map(column -> "      - {name: %s, at: %s, optional: true}"
                        .formatted(column.name(), YamlText.of(column.at().orElseThrow())))
                .collect(Collectors.joining("\n", "\n  json-lines:\n    type: Record\n    columns:\n", ""));
    }
}
