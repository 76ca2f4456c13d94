package io.crossfoot.reconcile.continuity;

import static java.util.Objects.requireNonNull;

import io.crossfoot.schema.ContinuityReport;
import io.crossfoot.schema.continuity.BalancesVoid;
import io.crossfoot.schema.continuity.BatchBalances;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Hears the balances of one partition's feeds in their order, and reports what follows. */
final class ContinuityProcessor implements Processor<String, SpecificRecord, String, SpecificRecord> {

    private @Nullable ProcessorContext<String, SpecificRecord> context;
    private @Nullable ContinuityBook book;

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        this.context = context;
        this.book = new ContinuityBook(new BalanceChains(context.getStateStore(Continuity.STORE)));
    }

    @Override
    public void process(Record<String, SpecificRecord> message) {
        for (ContinuityReport report : hear(message.value(), Instant.ofEpochMilli(message.timestamp()))) {
            requireNonNull(context).forward(new Record<>(report.getBatch(), report, message.timestamp()));
            requireNonNull(context).commit(); // a verdict waits for it
        }
    }

    private List<ContinuityReport> hear(SpecificRecord message, Instant at) {
        if (message instanceof BatchBalances balances) {
            return requireNonNull(book).hear(balances, at);
        } else if (message instanceof BalancesVoid voided) {
            return requireNonNull(book).hear(voided, at);
        }
        return List.of();
    }
}
