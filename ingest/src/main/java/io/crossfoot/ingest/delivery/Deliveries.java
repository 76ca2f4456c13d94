package io.crossfoot.ingest.delivery;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import io.crossfoot.common.app.Service;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.feed.Feeds;
import io.crossfoot.common.topic.Patience;
import io.crossfoot.common.topic.RegistryGate;
import io.crossfoot.common.topic.TopicAdmin;
import io.crossfoot.ingest.inbox.FeedInbox;
import io.crossfoot.ingest.inbox.UnknownFolders;
import io.crossfoot.ingest.sidecar.SourceReaders;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All feeds being delivered, each by a worker of its own, together with the other instances of this app. */
@Singleton
final class Deliveries implements Service {

    private static final Logger log = LoggerFactory.getLogger(Deliveries.class);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final DeliverySettings settings;
    private final Feeds feeds;
    private final IngestMetrics metrics;
    private final Clock clock;
    private final Patience patience;
    private final String process = ProcessHandle.current().pid() + "-" + UUID.randomUUID();
    private final Coordinators coordinators;
    private final RollCall roll;
    private final StopSignal stop = new StopSignal();
    private final Semaphore permits;
    private final Map<String, FeedStatus> status = new LinkedHashMap<>();
    private final List<Thread> threads = new ArrayList<>();

    @Inject
    Deliveries(DeliverySettings settings, Feeds feeds, IngestMetrics metrics, Clock clock, Patience patience) {
        this.settings = settings;
        this.feeds = feeds;
        this.metrics = metrics;
        this.clock = clock;
        this.patience = patience;
        Map<String, Object> kafka = settings.kafka().clientProperties();
        this.coordinators = new Coordinators(kafka);
        this.roll = new RollCall(settings.instance(), settings.instanceTimeout(), kafka, coordinators);
        this.permits = new Semaphore(settings.parallelDeliveries(), true);
        feeds.all().forEach(feed -> status.put(feed.name(), new FeedStatus(feed.name(), settings.instance())));
        status.values().forEach(metrics::show);
    }

    /** How far each feed has come. */
    List<FeedProgress> progress() {
        return status.values().stream().map(FeedStatus::progress).toList();
    }

    @Override
    public void start() throws Exception {
        try (TopicAdmin topics = TopicAdmin.connect(settings.kafka().clientProperties(), patience)) {
            topics.ensure(new IngestTopics(settings.topics()).of(feeds));
        }
        RegistryGate.of(settings.registry().serdeProperties(), patience).await();
        roll.join();
        for (Feed feed : feeds.all()) {
            start("feed-" + feed.name(), worker(feed));
        }
        start("inbox", this::watchForUnknownFolders);
    }

    @Override
    public void stop() throws InterruptedException {
        stop.request();
        long deadline = System.nanoTime() + STOP_LIMIT.toNanos();
        for (Thread thread : threads) {
            thread.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
        }
        roll.leave();
        coordinators.close();
    }

    private void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        // A worker that hangs in Kafka must not keep the process alive; what it has not committed is taken back.
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private FeedWorker worker(Feed feed) throws IOException {
        FeedInbox inbox = new FeedInbox(settings.inbox().resolve(feed.name()), feed.source(), clock);
        inbox.create();
        FeedStatus itsStatus = status.computeIfAbsent(feed.name(), name -> new FeedStatus(name, settings.instance()));
        Filing filing = new Filing(feed.name(), inbox, metrics);
        FileDelivery delivery = new FileDelivery(
                feed,
                filing,
                new SourceReaders(settings.databases(), settings.readAhead()),
                settings.instance(),
                settings.transaction(),
                metrics,
                clock,
                stop,
                itsStatus::delivering);
        return new FeedWorker(
                feed,
                inbox,
                connector(feed),
                delivery,
                filing,
                permits,
                settings.pollInterval(),
                stop,
                clock,
                roll,
                itsStatus);
    }

    private FeedConnector connector(Feed feed) {
        Takeovers takeovers = new Takeovers(
                IngestTopics.writtenFor(feed),
                settings.kafka().clientProperties(),
                settings.transaction().timeout(),
                coordinators);
        return new FeedConnector(feed, settings, process, takeovers, roll, clock, this::backOff);
    }

    /** By chance, so that two instances fall out of step, for up to a second. */
    private void backOff(int attempts) throws InterruptedException {
        stop.await(Duration.ofMillis(ThreadLocalRandom.current().nextInt(50 * Math.min(attempts, 20))));
    }

    private void watchForUnknownFolders() {
        List<String> names = feeds.all().stream().map(Feed::name).toList();
        UnknownFolders unknown = new UnknownFolders(settings.inbox(), names);
        try {
            while (!stop.isRequested()) {
                report(unknown, names);
                stop.await(BETWEEN_LOOKS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void report(UnknownFolders unknown, List<String> names) {
        try {
            for (String folder : unknown.unreported()) {
                log.atWarn()
                        .addKeyValue("folder", settings.inbox().resolve(folder))
                        .addKeyValue("feeds", names)
                        .log(
                                "No feed has this folder's name, so files in it are not taken; rename it, or describe the feed");
            }
        } catch (IOException e) {
            log.debug("Inbox {} cannot be listed: {}", settings.inbox(), Files.exists(settings.inbox()), e);
        }
    }
}
