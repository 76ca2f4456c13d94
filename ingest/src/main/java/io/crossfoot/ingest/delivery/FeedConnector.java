package io.crossfoot.ingest.delivery;

import io.crossfoot.common.feed.Feed;
import io.crossfoot.ingest.delivery.Allotments.Backoff;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.Producer;

/** Opens the connections of one feed, one after the other. For one thread. */
final class FeedConnector {

    private final Feed feed;
    private final DeliverySettings settings;
    private final String process;
    private final Takeovers takeovers;
    private final Presence presence;
    private final Clock clock;
    private final Backoff backoff;
    private final String senderId;
    private boolean claimed;

    /** @param process what this process is called, and no other */
    FeedConnector(
            Feed feed,
            DeliverySettings settings,
            String process,
            Takeovers takeovers,
            Presence presence,
            Clock clock,
            Backoff backoff) {
        this.feed = feed;
        this.settings = settings;
        this.process = process;
        this.takeovers = takeovers;
        this.presence = presence;
        this.clock = clock;
        this.backoff = backoff;
        this.senderId = TransactionalIds.ofSender(feed.name(), settings.instance());
    }

    /**
     * Takes over from any earlier connection of this instance, and reads how far the feed has come.
     *
     * @throws NameTaken if another process has connected under this instance's name since this one did
     * @throws io.crossfoot.common.registry.SchemaRefused if the registry refuses one of the feed's schemas
     * @throws org.apache.kafka.common.KafkaException if Kafka or the registry cannot be reached
     */
    FeedConnection connect() {
        FeedEncoder encoder = new FeedEncoder(feed, registry());
        requireName();
        Producer<byte[], byte[]> producer = takeovers.takeOver(senderId, Optional.of(process));
        claimed = true;
        try {
            return new FeedConnection(producer, encoder, allotments(encoder));
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    private void requireName() {
        if (claimed) {
            new Claims(kafka(), clock)
                    .lastProcess(senderId)
                    .filter(other -> !other.equals(process))
                    .ifPresent(other -> {
                        throw new NameTaken(feed.name(), settings.instance(), other, process);
                    });
        }
    }

    private Allotments allotments(FeedEncoder encoder) {
        FeedLog log = new FeedLog(feed.name(), kafka(), registry(), clock);
        return new Allotments(
                feed.name(),
                settings.instance(),
                settings.topics().partitions(),
                FencedAllotmentLog.open(feed.name(), encoder, log, takeovers, this::isGone),
                presence,
                clock,
                backoff);
    }

    private boolean isGone(String name) {
        return !name.equals(settings.instance()) && !presence.isPresent(name);
    }

    private Map<String, Object> kafka() {
        return settings.kafka().clientProperties();
    }

    private Map<String, Object> registry() {
        Map<String, Object> registry = settings.registry().serdeProperties();
        // Whoever waits here says so and asks again, so the registry's client need not.
        registry.putIfAbsent("max.retries", 1);
        return registry;
    }
}
