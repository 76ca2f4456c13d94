package io.crossfoot.reconcile.ledger;

import static java.util.Objects.requireNonNull;

import io.crossfoot.common.batch.BatchId;
import io.crossfoot.schema.CutoffReached;
import io.crossfoot.schema.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears the control messages of one partition in their order, and says what follows. */
final class LedgerProcessor implements Processor<String, SpecificRecord, String, SpecificRecord> {

    private static final Duration CUTOFF_CHECK = Duration.ofSeconds(1);
    private static final Duration TIDY_INTERVAL = Duration.ofHours(1);

    private static final Logger log = LoggerFactory.getLogger(LedgerProcessor.class);

    private final Ledger ledger;
    private @Nullable ProcessorContext<String, SpecificRecord> context;
    private @Nullable LedgerBook book;

    LedgerProcessor(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        this.context = context;
        this.book =
                new LedgerBook(ledger, context.getStateStore(Ledger.ENTRIES), context.getStateStore(Ledger.REPORTS));
        context.schedule(CUTOFF_CHECK, PunctuationType.WALL_CLOCK_TIME, this::callTime);
        context.schedule(TIDY_INTERVAL, PunctuationType.WALL_CLOCK_TIME, this::tidy);
    }

    @Override
    public void process(Record<String, SpecificRecord> message) {
        Object value = message.value();
        Optional<BatchId> batch = batch(message.key());
        if (batch.isEmpty() || !(value instanceof SpecificRecord heard)) {
            misaddressed(message.key());
            return;
        }
        Instant at = Instant.ofEpochMilli(message.timestamp());
        for (SpecificRecord said : requireNonNull(book).hear(batch.get(), heard, at)) {
            if (said instanceof Verdict verdict) {
                logVerdict(verdict);
            }
            say(said, message.timestamp());
        }
    }

    /** Closes nothing by itself: the cutoff takes its place in the log, and what follows follows from its arrival. */
    private void callTime(long now) {
        for (CutoffReached cutoff : requireNonNull(book).cutoffs(Instant.ofEpochMilli(now))) {
            say(cutoff, now);
        }
    }

    private void tidy(long now) {
        requireNonNull(book).archiveOlderThan(Instant.ofEpochMilli(now).minus(ledger.retention()));
    }

    /** Others wait for what is said, so it is not left to the commit interval. */
    private void say(SpecificRecord said, long timestamp) {
        String batch = said.get(said.getSchema().getField("batch").pos()).toString();
        requireNonNull(context).forward(new Record<>(batch, said, timestamp));
        requireNonNull(context).commit();
    }

    private static void logVerdict(Verdict verdict) {
        log.atInfo()
                .addKeyValue("batch", verdict.getBatch())
                .addKeyValue("state", verdict.getState())
                .addKeyValue("outcome", verdict.getOutcome())
                .addKeyValue("breaks", verdict.getBreakCount())
                .log("Verdict");
    }

    private void misaddressed(@Nullable String key) {
        ledger.misaddressed();
        log.atWarn()
                .addKeyValue("key", key)
                .log("A control message that is of no batch, or of no type known here, is left out;"
                        + " its key must be a batch such as ach-debits/2026-11-22/1/r2");
    }

    private static Optional<BatchId> batch(@Nullable String key) {
        try {
            return key == null ? Optional.empty() : Optional.of(BatchId.parse(key));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
