package io.crossfoot.reconcile;

import io.crossfoot.common.batch.BatchId;
import io.crossfoot.reconcile.audit.Audit;
import io.crossfoot.reconcile.continuity.Continuity;
import io.crossfoot.reconcile.ledger.Ledger;
import io.crossfoot.reconcile.release.EveryPartition;
import io.crossfoot.reconcile.rest.VerdictBoard;
import io.crossfoot.schema.Release;
import io.crossfoot.schema.Verdict;
import io.crossfoot.schema.continuity.BalancesVoid;
import io.crossfoot.schema.continuity.BatchBalances;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/**
 * The flow of reconcile:
 *
 * <pre>
 *   events of all feeds ─▶ audit ─▶ crossfoot.control ─▶ ledger ─▶ crossfoot.verdicts ─▶ board of every instance
 *                                      ▲  ▲                │ │
 *                    ingest, aggregate ┘  ├─── cutoffs ────┤ └─▶ crossfoot.releases, every partition
 *                                         └── continuity ◀─┘ balances, by feed
 * </pre>
 */
public final class ReconcileTopology {

    private final ReconcileTopics topics;
    private final Audit audit;
    private final Ledger ledger;
    private final Continuity continuity;
    private final VerdictBoard board;

    @Inject
    public ReconcileTopology(
            ReconcileTopics topics, Audit audit, Ledger ledger, Continuity continuity, VerdictBoard board) {
        this.topics = topics;
        this.audit = audit;
        this.ledger = ledger;
        this.continuity = continuity;
        this.board = board;
    }

    /** Kafka's client properties with those that this topology needs; to be built and run with. */
    static Map<String, Object> settings(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, SkipUnreadable.class);
        settings.put("processing.exception.handler.global.enabled", true); // as Kafka 5.0 will have it
        return settings;
    }

    public Topology build(StreamsConfig config) {
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(config));
        auditEvents(builder);
        keepLedger(builder);
        showVerdicts(builder);
        return builder.build();
    }

    private void auditEvents(StreamsBuilder builder) {
        builder.stream(topics.events(), topics.readEventsAs("events"))
                .process(audit, Named.as("audit"))
                .to(topics.control().name(), topics.control().writeAs("audit-reports"));
    }

    private void keepLedger(StreamsBuilder builder) {
        builder.stream(topics.control().name(), topics.control().readAs("control"))
                .process(ledger, Named.as("ledger"))
                .split(Named.as("said-"))
                .branch((batch, said) -> said instanceof Verdict, Branched.withConsumer(this::sendVerdicts, "verdicts"))
                .branch((batch, said) -> said instanceof Release, Branched.withConsumer(this::sendReleases, "releases"))
                .branch(
                        (batch, said) -> said instanceof BatchBalances || said instanceof BalancesVoid,
                        Branched.withConsumer(this::compareBalances, "balances"))
                .defaultBranch(Branched.withConsumer(this::sendToItself, "cutoffs"));
    }

    private void sendVerdicts(KStream<String, SpecificRecord> said) {
        said.mapValues(Verdict.class::cast, Named.as("as-verdicts"))
                .to(topics.verdicts().name(), topics.verdicts().writeAs("verdicts"));
    }

    private void sendReleases(KStream<String, SpecificRecord> said) {
        said.mapValues(Release.class::cast, Named.as("as-releases"))
                .to(
                        topics.releases().name(),
                        topics.releases().writeAs("releases").withStreamPartitioner(new EveryPartition<>()));
    }

    /** The ledger's partitions are chosen by batch; here, all batches of a feed must meet. */
    private void compareBalances(KStream<String, SpecificRecord> said) {
        said.selectKey((batch, balances) -> BatchId.parse(batch).feed(), Named.as("by-feed"))
                .repartition(topics.repartitionAs("balances-by-feed"))
                .process(continuity, Named.as("continuity"))
                .to(topics.control().name(), topics.control().writeAs("continuity-reports"));
    }

    private void sendToItself(KStream<String, SpecificRecord> said) {
        said.to(topics.control().name(), topics.control().writeAs("cutoffs"));
    }

    private void showVerdicts(StreamsBuilder builder) {
        builder.addGlobalStore(
                board.store(topics.verdicts().valueSerde()),
                topics.verdicts().name(),
                topics.verdicts().readAs("board"),
                board);
    }
}
