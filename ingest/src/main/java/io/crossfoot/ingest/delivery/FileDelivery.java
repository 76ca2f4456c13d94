package io.crossfoot.ingest.delivery;

import io.crossfoot.common.balance.SourceReport;
import io.crossfoot.common.batch.BatchId;
import io.crossfoot.common.feed.BusinessDate;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.tally.Fingerprint;
import io.crossfoot.ingest.delivery.FeedProgress.BatchProgress;
import io.crossfoot.ingest.format.BatchReader;
import io.crossfoot.ingest.format.SourceRefusedException;
import io.crossfoot.ingest.format.SourceUnavailableException;
import io.crossfoot.ingest.inbox.ArrivedDelivery;
import io.crossfoot.ingest.inbox.ArrivedFile;
import io.crossfoot.ingest.inbox.FingerprintedStream;
import io.crossfoot.ingest.sidecar.SourceReaders;
import io.crossfoot.schema.ResumePoint;
import io.crossfoot.schema.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers the files of one feed: from the inbox, by way of Kafka, to where they are put away. For one thread. */
final class FileDelivery {

    private static final Logger log = LoggerFactory.getLogger(FileDelivery.class);

    private final Feed feed;
    private final Filing filing;
    private final SourceReaders readers;
    private final int partitions;
    private final TransactionBounds bounds;
    private final IngestMetrics metrics;
    private final Clock clock;
    private final StopSignal stop;
    private final Consumer<BatchProgress> progress;
    private String lastBegin = "";

    /** @param partitions of the events topic, for batches that are new */
    FileDelivery(
            Feed feed,
            Filing filing,
            SourceReaders readers,
            int partitions,
            TransactionBounds bounds,
            IngestMetrics metrics,
            Clock clock,
            StopSignal stop,
            Consumer<BatchProgress> progress) {
        this.feed = feed;
        this.filing = filing;
        this.readers = readers;
        this.partitions = partitions;
        this.bounds = bounds;
        this.metrics = metrics;
        this.clock = clock;
        this.stop = stop;
        this.progress = progress;
    }

    /**
     * Delivers a file, or the parts of a set one after the other, and puts all of it away; or finds that it must not be
     * delivered.
     *
     * @throws SourceUnavailableException if what a file asks for cannot be read now; what is not put away is still in the inbox
     * @throws IOException if a file cannot be read or moved; likewise
     * @throws DeliveryStopped if the app is stopping
     * @throws KafkaException if Kafka fails: the connection must not be used again
     */
    void deliver(ArrivedDelivery arrived, FeedConnection connection) throws IOException {
        List<SourceFile> sources = new ArrayList<>();
        for (ArrivedFile file : arrived.files()) {
            sources.add(new SourceFile(file.name(), file.bytes(), Fingerprint.of(file.path())));
        }
        Optional<LocalDate> date = arrived.isUnchanged() ? businessDate(arrived) : Optional.empty();
        if (date.isEmpty()) {
            return;
        }
        WholeSource whole = WholeSource.of(arrived.name(), sources, arrived.stated());
        SourceFile content = whole.file();
        Assignment assignment = connection.history().assign(content.getName(), date.get(), content.getFingerprint());
        if (assignment instanceof Assignment.AlreadyDelivered delivered) {
            filing.alreadyDelivered(arrived, delivered.batch());
        } else if (assignment instanceof Assignment.GoOn goOn) {
            WholeSource begun = new WholeSource(BatchPoints.deliveryOf(goOn.from()), sources.size(), arrived.stated());
            int before = goOn.from().getPartitions().size();
            send(arrived, sources, begun, goOn.batch(), before, connection);
        } else if (assignment instanceof Assignment.Begin begin) {
            send(arrived, sources, whole, begin.batch(), partitions, connection);
        }
    }

    /** The date the delivery is for; empty if it has none, which makes it unusable. */
    private Optional<LocalDate> businessDate(ArrivedDelivery arrived) throws IOException {
        BusinessDate described = feed.source().businessDate();
        LocalDate today = LocalDate.now(clock.withZone(described.zone()));
        Set<LocalDate> dates = new TreeSet<>();
        try {
            for (ArrivedFile file : arrived.files()) {
                dates.add(described.in(file.name()).orElse(today));
            }
        } catch (IllegalArgumentException e) {
            filing.failed(arrived, e.getMessage() + ". Rename the file and put it into the inbox again");
            return Optional.empty();
        }
        if (dates.size() > 1) {
            filing.failed(
                    arrived,
                    "The parts of '%s' are for different dates: %s. Rename them and put them into the inbox again"
                            .formatted(arrived.name(), dates));
            return Optional.empty();
        }
        return dates.stream().findFirst();
    }

    /** Sends what is not sent yet, task by task, so that the last one can say that the batch has ended. */
    private void send(
            ArrivedDelivery arrived,
            List<SourceFile> sources,
            WholeSource whole,
            BatchId batch,
            int partitions,
            FeedConnection connection)
            throws IOException {
        FeedHistory history = connection.history();
        for (int number = 0; number < sources.size(); number++) {
            Optional<ResumePoint> committed = history.point(batch, number);
            if (committed.filter(BatchPoints::isEnd).isEmpty()) {
                SourceFile source = committed.map(ResumePoint::getSource).orElse(sources.get(number));
                Task task = new Task(batch, number, partitions, source, whole, history.before(batch, number));
                if (!send(arrived, task, committed, connection)) {
                    return;
                }
            }
        }
        filing.done(arrived);
    }

    /** Sends the task's file; false if it cannot be sent to its end. */
    private boolean send(ArrivedDelivery arrived, Task task, Optional<ResumePoint> committed, FeedConnection connection)
            throws IOException {
        ArrivedFile file = arrived.files().get(task.number());
        reportBegin(file, task, committed);
        try {
            transmit(file, task, committed, connection);
            return true;
        } catch (SourceChanged e) {
            log.atError().addKeyValue("feed", feed.name()).log(e.getMessage());
        } catch (ReplayDiffers | SourceRefusedException e) {
            filing.failed(arrived, reason(task, e));
        } catch (KafkaException e) {
            if (!TooLarge.is(e)) {
                throw e;
            }
            connection.producer().abortTransaction();
            filing.failed(arrived, TooLarge.message(task, e));
        }
        return false;
    }

    private void transmit(ArrivedFile file, Task task, Optional<ResumePoint> committed, FeedConnection connection)
            throws IOException {
        ProgressMeter meter = new ProgressMeter(task.batch(), file, committed.isPresent(), metrics, System::nanoTime);
        Transaction transaction = new Transaction(connection.producer(), bounds, System::nanoTime);
        try (FingerprintedStream content = new FingerprintedStream(Files.newInputStream(file.path()));
                BatchReader reader = readers.open(feed, file.path(), content)) {
            DeliveryWatch watch =
                    new FileWatch(task, file, content, connection.history(), meter, progress, stop::isRequested);
            SourceReport report = new BatchDelivery(
                            feed, task, committed, connection.encoder(), transaction, watch, clock)
                    .deliver(reader);
            DeliveryLog.ended(task, report, meter.progress());
        }
        metrics.delivered();
    }

    private static String reason(Task task, Exception failure) {
        return failure instanceof SourceRefusedException
                ? "Batch '%s' cannot be read. %s. Mend that, and put the file into the inbox again"
                        .formatted(task.batch(), failure.getMessage())
                : String.valueOf(failure.getMessage());
    }

    /** Once, however often it has to begin there because its source is away. */
    private void reportBegin(ArrivedFile file, Task task, Optional<ResumePoint> committed) {
        String begin = "%s %d after %d"
                .formatted(
                        task.batch(),
                        task.number(),
                        committed.map(ResumePoint::getSequence).orElse(0L));
        if (!begin.equals(lastBegin)) {
            lastBegin = begin;
            DeliveryLog.begins(task, file.name(), file.bytes(), committed);
        }
    }
}
