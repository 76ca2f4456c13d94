package io.crossfoot.reconcile.continuity;

import io.crossfoot.common.batch.BatchId;
import io.crossfoot.schema.ContinuityReport;
import io.crossfoot.schema.continuity.AccountBalances;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The balances of accounts, each under two keys: in the order of its account's batches, and with those of its own batch.
 * A report stands beside its batch's balances. Each account keeps those of its latest batches.
 */
final class BalanceChains {

    /** Batches that an account keeps; what comes later than so many of its successors is compared with nothing. */
    static final int KEPT = 40;

    private final KeyValueStore<String, SpecificRecord> store;

    BalanceChains(KeyValueStore<String, SpecificRecord> store) {
        this.store = store;
    }

    /** Adds what a batch states of an account. */
    void add(AccountBalances balances) {
        store.put(ChainKeys.inBatch(balances), balances);
        store.put(ChainKeys.inChain(balances), balances);
        String account = ChainKeys.account(balances);
        List<AccountBalances> chain = all(store.reverseRange(account, ChainKeys.endOf(account)));
        chain.stream().skip(KEPT).forEach(this::forget);
    }

    /** All that a batch states. */
    List<AccountBalances> of(String batch) {
        return all(store.prefixScan(ChainKeys.batch(batch), new StringSerializer()));
    }

    /** What the account's latest batch before this one states, its latest revision. */
    Optional<AccountBalances> before(AccountBalances balances) {
        String from = ChainKeys.account(balances);
        try (KeyValueIterator<String, SpecificRecord> found = store.reverseRange(from, ChainKeys.delivery(balances))) {
            return found.hasNext() && found.next().value instanceof AccountBalances before
                    ? Optional.of(before)
                    : Optional.empty();
        }
    }

    /** The account's next batch behind this one, with all its revisions. */
    List<String> behind(AccountBalances balances) {
        String from = ChainKeys.endOf(ChainKeys.delivery(balances));
        String to = ChainKeys.endOf(ChainKeys.account(balances));
        List<String> batches = new ArrayList<>();
        try (KeyValueIterator<String, SpecificRecord> found = store.range(from, to)) {
            while (found.hasNext() && found.next().value instanceof AccountBalances behind) {
                if (!batches.isEmpty() && !isSameDelivery(behind.getBatch(), batches.get(0))) {
                    break;
                }
                batches.add(behind.getBatch());
            }
        }
        return batches;
    }

    /** Forgets all that a batch states, and what was said of it. */
    void remove(String batch) {
        of(batch).forEach(this::forget);
        store.delete(ChainKeys.report(batch));
    }

    /** What was said of the batch last. */
    Optional<ContinuityReport> report(String batch) {
        return store.get(ChainKeys.report(batch)) instanceof ContinuityReport report
                ? Optional.of(report)
                : Optional.empty();
    }

    void keep(ContinuityReport report) {
        store.put(ChainKeys.report(report.getBatch()), report);
    }

    private void forget(AccountBalances balances) {
        store.delete(ChainKeys.inBatch(balances));
        store.delete(ChainKeys.inChain(balances));
    }

    private static boolean isSameDelivery(String batch, String other) {
        return BatchId.parse(batch).isRevisionOf(BatchId.parse(other));
    }

    private static List<AccountBalances> all(KeyValueIterator<String, SpecificRecord> found) {
        List<AccountBalances> all = new ArrayList<>();
        try (found) {
            while (found.hasNext()) {
                KeyValue<String, SpecificRecord> next = found.next();
                if (next.value instanceof AccountBalances balances) {
                    all.add(balances);
                }
            }
        }
        return all;
    }
}
