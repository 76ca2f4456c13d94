package io.crossfoot.ingest.delivery;

import io.crossfoot.common.balance.SourceReport;
import io.crossfoot.common.batch.BatchId;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.tally.Fingerprint;
import io.crossfoot.ingest.delivery.FeedProgress.BatchProgress;
import io.crossfoot.ingest.format.BatchReader;
import io.crossfoot.ingest.inbox.ArrivedFile;
import io.crossfoot.ingest.inbox.FeedInbox;
import io.crossfoot.ingest.inbox.FingerprintedStream;
import io.crossfoot.ingest.sidecar.SourceReaders;
import io.crossfoot.schema.ResumePoint;
import io.crossfoot.schema.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers the files of one feed: from the inbox, by way of Kafka, to where they are put away. For one thread. */
final class FileDelivery {

    private static final Logger log = LoggerFactory.getLogger(FileDelivery.class);

    private final Feed feed;
    private final FeedInbox inbox;
    private final int partitions;
    private final TransactionBounds bounds;
    private final IngestMetrics metrics;
    private final Clock clock;
    private final StopSignal stop;
    private final Consumer<BatchProgress> progress;

    /** @param partitions of the events topic, for batches that are new */
    FileDelivery(
            Feed feed,
            FeedInbox inbox,
            int partitions,
            TransactionBounds bounds,
            IngestMetrics metrics,
            Clock clock,
            StopSignal stop,
            Consumer<BatchProgress> progress) {
        this.feed = feed;
        this.inbox = inbox;
        this.partitions = partitions;
        this.bounds = bounds;
        this.metrics = metrics;
        this.clock = clock;
        this.stop = stop;
        this.progress = progress;
    }

    /**
     * Delivers a file and puts it away, or finds that it must not be delivered.
     *
     * @throws IOException if the file cannot be read or moved; it is still in the inbox
     * @throws DeliveryStopped if the app is stopping
     * @throws KafkaException if Kafka fails: the connection must not be used again
     */
    void deliver(ArrivedFile file, FeedConnection connection) throws IOException {
        SourceFile source = new SourceFile(file.name(), file.bytes(), Fingerprint.of(file.path()));
        Optional<LocalDate> date = file.isUnchanged() ? businessDate(file) : Optional.empty();
        if (date.isEmpty()) {
            return;
        }
        Assignment assignment = connection.history().assign(file.name(), date.get(), source.getFingerprint());
        if (assignment instanceof Assignment.AlreadyDelivered delivered) {
            putAwayDelivered(file, delivered.batch());
        } else if (assignment instanceof Assignment.GoOn goOn) {
            int before = goOn.from().getPartitions().size();
            Task task = Task.only(goOn.batch(), before, goOn.from().getSource());
            send(file, task, Optional.of(goOn.from()), connection);
        } else if (assignment instanceof Assignment.Begin begin) {
            send(file, Task.only(begin.batch(), partitions, source), Optional.empty(), connection);
        }
    }

    /** The date the file is for; empty if it has none, which makes the file unusable. */
    private Optional<LocalDate> businessDate(ArrivedFile file) throws IOException {
        try {
            return Optional.of(feed.source()
                    .businessDate()
                    .in(file.name())
                    .orElseGet(() -> LocalDate.now(
                            clock.withZone(feed.source().businessDate().zone()))));
        } catch (IllegalArgumentException e) {
            putAwayFailed(file, e.getMessage() + ". Rename the file and put it into the inbox again");
            return Optional.empty();
        }
    }

    private void send(ArrivedFile file, Task task, Optional<ResumePoint> committed, FeedConnection connection)
            throws IOException {
        reportBegin(file, task, committed);
        try {
            transmit(file, task, committed, connection);
        } catch (SourceChanged e) {
            log.atError().addKeyValue("feed", feed.name()).log(e.getMessage());
        } catch (ReplayDiffers e) {
            putAwayFailed(file, String.valueOf(e.getMessage()));
        } catch (KafkaException e) {
            if (!isTooLarge(e)) {
                throw e;
            }
            connection.producer().abortTransaction();
            putAwayFailed(file, tooLarge(task, e));
        }
    }

    private void transmit(ArrivedFile file, Task task, Optional<ResumePoint> committed, FeedConnection connection)
            throws IOException {
        ProgressMeter meter = new ProgressMeter(task.batch(), file, committed.isPresent(), metrics, System::nanoTime);
        Transaction transaction = new Transaction(connection.producer(), bounds, System::nanoTime);
        try (FingerprintedStream content = new FingerprintedStream(Files.newInputStream(file.path()));
                BatchReader reader = SourceReaders.open(feed, file.path(), content)) {
            DeliveryWatch watch =
                    new FileWatch(task, file, content, connection.history(), meter, progress, stop::isRequested);
            SourceReport report = new BatchDelivery(
                            feed, task, committed, connection.encoder(), transaction, watch, clock)
                    .deliver(reader);
            reportEnd(task, report, meter.progress());
        }
        metrics.delivered();
        putAwayDone(file);
    }

    private static boolean isTooLarge(KafkaException failure) {
        return Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(RecordTooLargeException.class::isInstance);
    }

    private static String tooLarge(Task task, KafkaException failure) {
        return ("Batch '%s' holds a record that is too large for Kafka: %s. Raise max.request.size in kafka.properties and"
                        + " max.message.bytes of the topic, restart, and put the file into the inbox again: the batch then"
                        + " goes on")
                .formatted(task.batch(), failure.getMessage());
    }

    private void putAwayDelivered(ArrivedFile file, BatchId batch) throws IOException {
        log.atInfo()
                .addKeyValue("feed", feed.name())
                .addKeyValue("file", file.name())
                .addKeyValue("batch", batch)
                .log("Not sent, as the same content has been delivered");
        metrics.alreadyDelivered();
        putAwayDone(file);
    }

    /** Not if the file was written to since: then what is there now has yet to be looked at. */
    private void putAwayDone(ArrivedFile file) throws IOException {
        if (file.isUnchanged()) {
            inbox.putDone(file);
        }
    }

    private void putAwayFailed(ArrivedFile file, String reason) throws IOException {
        metrics.failed();
        Path place = inbox.putFailed(file);
        log.atError()
                .addKeyValue("feed", feed.name())
                .addKeyValue("file", place)
                .log(reason);
    }

    private void reportBegin(ArrivedFile file, Task task, Optional<ResumePoint> committed) {
        log.atInfo()
                .addKeyValue("batch", task.batch())
                .addKeyValue("file", file.name())
                .addKeyValue("bytes", file.bytes())
                .addKeyValue(
                        "after",
                        committed.map(point -> "record " + point.getSequence()).orElse("nothing"))
                .log(committed.isPresent() ? "Batch goes on" : "Batch begins");
    }

    private static void reportEnd(Task task, SourceReport report, BatchProgress progress) {
        log.atInfo()
                .addKeyValue("batch", task.batch())
                .addKeyValue("passed", report.passed().getRecords())
                .addKeyValue("rejected", report.rejected().getRecords())
                .addKeyValue("sections", report.sections().size())
                .addKeyValue("problems", report.problems().size())
                .addKeyValue("perSecond", progress.recordsPerSecond())
                .log("Batch delivered");
    }
}
