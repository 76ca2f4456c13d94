package io.crossfoot.ingest.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.ingest.format.BatchReader;
import io.crossfoot.ingest.format.BatchReaders;
import io.crossfoot.ingest.format.SourceEnded;
import io.crossfoot.ingest.format.SourceItem;
import io.crossfoot.ingest.format.SourceRecord;
import io.crossfoot.ingest.source.EventFields;
import io.crossfoot.ingest.source.EventKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A record of a file as it would be sent.
 *
 * @param sequence number of the line it begins on
 * @param section the section it belongs to; empty where there is none
 * @param key the message's key
 * @param event the event: decimals as text, dates and timestamps in the form of ISO 8601
 */
public record SentRecord(long sequence, String section, String key, JsonNode event) {

    /**
     * The first records of a file, at most as many as asked for. Records that would be rejected are not among them.
     *
     * @throws UnusableFileException if there is no file that can be read
     * @throws IOException if reading fails midway
     */
    public static List<SentRecord> firstOf(Path file, Feed feed, int most) throws IOException {
        EventJson json = new EventJson(feed.eventSchema());
        EventFields fields = new EventFields(feed);
        EventKey key = new EventKey(fields.schema(), feed.key());
        List<SentRecord> records = new ArrayList<>();
        try (BatchReader reader = BatchReaders.open(feed, SourceFiles.open(file, feed))) {
            for (SourceItem item = reader.next();
                    !(item instanceof SourceEnded) && records.size() < most;
                    item = reader.next()) {
                if (item instanceof SourceRecord record) {
                    records.add(new SentRecord(
                            record.sequence(),
                            record.section(),
                            new String(key.of(fields.of(record.event())), StandardCharsets.UTF_8),
                            json.of(record.event())));
                }
            }
        }
        return records;
    }
}
