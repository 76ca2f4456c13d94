package io.crossfoot.ingest.delivery;

import io.crossfoot.common.balance.SourceReport;
import io.crossfoot.common.batch.BatchId;
import io.crossfoot.common.feed.BusinessDate;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.ingest.delivery.Allotment.Elsewhere;
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
    private final String instance;
    private final TransactionBounds bounds;
    private final IngestMetrics metrics;
    private final Clock clock;
    private final StopSignal stop;
    private final Consumer<BatchProgress> progress;
    private final Fingerprints fingerprints = new Fingerprints();
    private String lastBegin = "";

    /** @param instance what this instance is called */
    FileDelivery(
            Feed feed,
            Filing filing,
            SourceReaders readers,
            String instance,
            TransactionBounds bounds,
            IngestMetrics metrics,
            Clock clock,
            StopSignal stop,
            Consumer<BatchProgress> progress) {
        this.feed = feed;
        this.filing = filing;
        this.readers = readers;
        this.instance = instance;
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
     * @return the instance that has it, if it is another's to deliver; all files are left where they are
     * @throws SourceUnavailableException if what a file asks for cannot be read now; what is not put away is still in the inbox
     * @throws IOException if a file cannot be read or moved; likewise
     * @throws DeliveryStopped if the app is stopping
     * @throws KafkaException if Kafka fails: the connection must not be used again
     */
    Optional<Elsewhere> deliver(ArrivedDelivery arrived, FeedConnection connection)
            throws IOException, InterruptedException {
        Optional<LocalDate> date = arrived.isUnchanged() ? businessDate(arrived) : Optional.empty();
        if (date.isEmpty()) {
            return Optional.empty();
        }
        Optional<Elsewhere> elsewhere = connection.allotments().elsewhere(arrived.name(), date.get());
        return elsewhere.isPresent() ? elsewhere : take(arrived, date.get(), connection);
    }

    private Optional<Elsewhere> take(ArrivedDelivery arrived, LocalDate date, FeedConnection connection)
            throws IOException, InterruptedException {
        List<SourceFile> sources = new ArrayList<>();
        for (ArrivedFile file : arrived.files()) {
            sources.add(new SourceFile(file.name(), file.bytes(), fingerprints.of(file)));
        }
        if (!arrived.isUnchanged()) {
            return Optional.empty();
        }
        WholeSource whole = WholeSource.of(arrived.name(), sources, arrived.stated());
        Allotment allotment = connection.allotments().allot(whole, sources.get(0), date);
        if (allotment instanceof Allotment.AlreadyDelivered delivered) {
            filing.alreadyDelivered(arrived, delivered.batch());
        } else if (allotment instanceof Allotment.Granted granted) {
            send(arrived, sources, granted.from(), connection);
        } else if (allotment instanceof Elsewhere elsewhere) {
            return Optional.of(elsewhere);
        }
        return Optional.empty();
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

    /**
     * Sends what is not sent yet, task by task, so that the last one can say that the batch has ended.
     *
     * @param from by which the batch was allotted: it keeps the name and the partitions that it was begun with
     */
    private void send(ArrivedDelivery arrived, List<SourceFile> sources, ResumePoint from, FeedConnection connection)
            throws IOException {
        BatchId batch = BatchId.parse(from.getBatch());
        WholeSource whole = new WholeSource(BatchPoints.deliveryOf(from), sources.size(), arrived.stated());
        FeedHistory history = connection.history();
        for (int number = 0; number < sources.size(); number++) {
            Optional<ResumePoint> point = history.point(batch, number);
            if (point.filter(BatchPoints::isEnd).isEmpty()) {
                SourceFile source = point.map(ResumePoint::getSource).orElse(sources.get(number));
                Task task = new Task(
                        batch, number, from.getPartitions().size(), source, whole, history.before(batch, number));
                if (!send(arrived, task, point.filter(BatchPoints::isBegun), connection)) {
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
            fingerprints.forget(file);
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
                            feed, task, instance, committed, connection.encoder(), transaction, watch, clock)
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
