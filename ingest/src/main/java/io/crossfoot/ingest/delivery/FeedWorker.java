package io.crossfoot.ingest.delivery;

import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.feed.Manifest;
import io.crossfoot.common.registry.SchemaRefused;
import io.crossfoot.ingest.delivery.Allotment.Elsewhere;
import io.crossfoot.ingest.delivery.FeedProgress.FileElsewhere;
import io.crossfoot.ingest.format.SourceUnavailableException;
import io.crossfoot.ingest.inbox.Arrivals;
import io.crossfoot.ingest.inbox.ArrivedDelivery;
import io.crossfoot.ingest.inbox.ArrivedFile;
import io.crossfoot.ingest.inbox.FeedInbox;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers one feed for as long as the app runs, on a thread of its own. */
final class FeedWorker implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(FeedWorker.class);

    private static final Duration BEFORE_CONNECTING_AGAIN = Duration.ofSeconds(1);
    private static final Duration BEFORE_READING_AGAIN = Duration.ofSeconds(5);
    private static final Duration BEFORE_ASKING_AGAIN = Duration.ofMinutes(1);
    private static final String TAKEN_FOR_GONE =
            "this instance was silent for so long that it was taken for gone, and may send no more by its old"
                    + " connection; it connects anew, and takes part in the work again";

    private final Feed feed;
    private final FeedInbox inbox;
    private final FeedConnector connector;
    private final FileDelivery delivery;
    private final Filing filing;
    private final Semaphore deliveries;
    private final Duration pollInterval;
    private final StopSignal stop;
    private final Clock clock;
    private final Outage outage;
    private final Outage sourceOutage;
    private final Presence presence;
    private final FeedStatus status;
    private final Leftovers leftovers;
    private final WaitingSets waiting;
    private final Map<ArrivedDelivery, Instant> setAside = new HashMap<>();

    /**
     * @param deliveries one permit for each delivery that may go on at the same time
     * @param pollInterval time between two looks into the inbox
     */
    FeedWorker(
            Feed feed,
            FeedInbox inbox,
            FeedConnector connector,
            FileDelivery delivery,
            Filing filing,
            Semaphore deliveries,
            Duration pollInterval,
            StopSignal stop,
            Clock clock,
            Presence presence,
            FeedStatus status) {
        this.feed = feed;
        this.inbox = inbox;
        this.connector = connector;
        this.delivery = delivery;
        this.filing = filing;
        this.leftovers =
                new Leftovers(inbox, filing, feed.source().deliveryManifest().map(Manifest::suffix));
        this.waiting = new WaitingSets(feed.name(), clock);
        this.deliveries = deliveries;
        this.pollInterval = pollInterval;
        this.stop = stop;
        this.clock = clock;
        this.outage = new Outage(feed.name(), clock);
        this.sourceOutage = new Outage(feed.name(), clock);
        this.presence = presence;
        this.status = status;
    }

    @Override
    public void run() {
        try {
            while (!stop.isRequested()) {
                connectAndServe();
            }
        } catch (NameTaken e) {
            status.now(FeedState.STOPPED, String.valueOf(e.getMessage()));
            log.atError().addKeyValue("feed", feed.name()).log(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | StackOverflowError e) {
            status.now(FeedState.STOPPED, "A defect has shown: " + e);
            log.atError()
                    .addKeyValue("feed", feed.name())
                    .setCause(e)
                    .log("The feed has stopped because of a defect; the other feeds go on. Restart to try again");
        }
    }

    private void connectAndServe() throws InterruptedException {
        try (FeedConnection connection = connector.connect()) {
            outage.over();
            awaitCount();
            warnOfUnfinished(connection.allotments());
            serve(connection);
        } catch (DeliveryStopped e) {
            log.atInfo().addKeyValue("feed", feed.name()).log(e.getMessage());
        } catch (SchemaRefused e) {
            refused(e);
            stop.await(BEFORE_ASKING_AGAIN);
        } catch (SerializationException e) {
            throw new IllegalStateException("What was read does not fit its own schema", e);
        } catch (KafkaException e) {
            String reason = FeedProducer.isFenced(e) ? TAKEN_FOR_GONE : reason(e);
            status.now(FeedState.CONNECTING, reason);
            outage.goesOn(reason);
            stop.await(BEFORE_CONNECTING_AGAIN);
        }
    }

    private void serve(FeedConnection connection) throws InterruptedException {
        leftovers.putAway(connection.history());
        while (!stop.isRequested()) {
            look(connection);
            stop.await(pollInterval);
            awaitCount();
        }
    }

    private void awaitCount() throws InterruptedException {
        while (!stop.isRequested() && !presence.isCounted()) {
            status.now(FeedState.CONNECTING, "this instance is not counted among those of ingest yet");
            stop.await(pollInterval);
        }
    }

    private void look(FeedConnection connection) throws InterruptedException {
        status.waiting();
        try {
            Arrivals arrivals = Arrivals.of(inbox.arrived(), feed.source());
            outage.over();
            tell(arrivals);
            List<FileElsewhere> elsewhere = new ArrayList<>();
            for (ArrivedDelivery arrived : arrivals.whole()) {
                take(arrived, connection)
                        .map(other ->
                                new FileElsewhere(arrived.name(), other.batch().toString(), other.instance()))
                        .ifPresent(elsewhere::add);
            }
            status.waiting(elsewhere);
        } catch (IOException e) {
            status.now(FeedState.WAITING, "The inbox cannot be read: " + e);
            outage.goesOn("The inbox cannot be read: " + e);
        }
    }

    /** Says what will not be delivered as it is. */
    private void tell(Arrivals arrivals) throws IOException {
        status.incomplete(arrivals.waiting());
        waiting.tell(arrivals.waiting());
        for (Map.Entry<ArrivedFile, String> file : arrivals.unusable().entrySet()) {
            filing.failed(
                    ArrivedDelivery.of(file.getKey()),
                    file.getValue() + ". Rename the file and put it into the inbox again");
        }
    }

    /** Who has the delivery, if it is another instance. */
    private Optional<Elsewhere> take(ArrivedDelivery arrived, FeedConnection connection) throws InterruptedException {
        if (stop.isRequested() || clock.instant().isBefore(setAside.getOrDefault(arrived, Instant.MIN))) {
            return Optional.empty();
        }
        deliveries.acquire();
        try {
            Optional<Elsewhere> elsewhere = delivery.deliver(arrived, connection);
            setAside.remove(arrived);
            sourceOutage.over();
            return elsewhere;
        } catch (SourceUnavailableException e) {
            setAside.put(arrived, clock.instant().plus(BEFORE_READING_AGAIN));
            sourceOutage.goesOn(String.valueOf(e.getMessage()));
        } catch (NoSuchFileException gone) {
            log.debug("{} was taken away before it could be read", gone.getFile());
        } catch (IOException e) {
            setAside.put(arrived, clock.instant().plus(BEFORE_ASKING_AGAIN));
            log.atError()
                    .addKeyValue("feed", feed.name())
                    .addKeyValue("file", arrived.name())
                    .addKeyValue("reason", e.toString())
                    .log("The file cannot be read or put away; check its permissions. It is tried again in a minute");
        } finally {
            deliveries.release();
            status.waiting();
        }
        return Optional.empty();
    }

    /** A batch that was begun goes on when its file is there; without it the batch stays incomplete. */
    private void warnOfUnfinished(Allotments allotments) {
        allotments.unfinished().stream()
                .filter(point -> !inbox.holds(point.getSource().getName()))
                .forEach(point -> log.atWarn()
                        .addKeyValue("batch", point.getBatch())
                        .addKeyValue("file", point.getSource().getName())
                        .addKeyValue("sent", "up to record " + point.getSequence())
                        .log("The batch is unfinished and its file is gone; put the file into the inbox again"));
    }

    private void refused(SchemaRefused refusal) {
        status.now(FeedState.REFUSED, String.valueOf(refusal.getMessage()));
        log.atError()
                .addKeyValue("feed", feed.name())
                .addKeyValue("subject", refusal.subject())
                .log(
                        "The feed's files stay in the inbox. {} Correct the feed's description and restart; the registry is"
                                + " asked again every minute",
                        refusal.getMessage());
    }

    private static String reason(KafkaException failure) {
        return Optional.ofNullable(failure.getCause())
                .map(cause -> failure.getMessage() + ": " + cause.getMessage())
                .orElseGet(() -> failure.getMessage());
    }
}
