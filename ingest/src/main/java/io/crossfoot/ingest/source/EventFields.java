package io.crossfoot.ingest.source;

import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.field.Fields;
import io.crossfoot.common.field.Layout;
import io.crossfoot.common.field.Projection;
import io.crossfoot.common.tally.TotalsCounter;
import java.util.HashSet;
import java.util.Set;
import org.apache.avro.Schema;

/**
 * Finds in a feed's events, as they are sent, what is counted of them and what makes their key. So what is counted is what
 * is sent, and what an encoder has got wrong does not pass. For one thread.
 */
public final class EventFields {

    private final Schema projection;
    private final Layout layout;
    private final Fields fields;

    public EventFields(Feed feed) {
        Schema type = feed.eventSchema();
        this.projection = Projection.of(type, wanted(feed));
        this.layout = Layout.of(type, projection).orElseThrow();
        this.fields = Layout.room(projection);
    }

    static Set<String> wanted(Feed feed) {
        Set<String> wanted = new HashSet<>(TotalsCounter.fields(feed.totalDefinitions()));
        wanted.addAll(feed.key());
        return wanted;
    }

    /** The type of what is found: the wanted fields in the order of the feed's type. */
    public Schema schema() {
        return projection;
    }

    /**
     * The fields of one event.
     *
     * @return always the same object, filled anew; it refers to the event's bytes
     * @throws RuntimeException if the bytes are not those of an event
     */
    public Fields of(AvroBuffer event) {
        layout.read(event.bytes(), 0, event.size(), fields);
        return fields;
    }
}
