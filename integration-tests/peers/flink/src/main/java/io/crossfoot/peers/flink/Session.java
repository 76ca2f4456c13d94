package io.crossfoot.peers.flink;

import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A session cluster in this JVM: one task manager with a slot for each parallel pipeline, up between jobs. */
final class Session implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    private final MiniCluster cluster;
    private final Configuration configuration;

    private Session(MiniCluster cluster, Configuration configuration) {
        this.cluster = cluster;
        this.configuration = configuration;
    }

    static Session start(Settings settings) throws Exception {
        Configuration configuration = configuration(settings);
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(settings.parallelism())
                .setCommonBindAddress(LOOPBACK)
                .withRandomPorts()
                .build());
        cluster.start();
        return new Session(cluster, configuration);
    }

    private static Configuration configuration(Settings settings) {
        Configuration configuration = new Configuration();
        resources(configuration, settings);
        checkpoints(configuration, settings);
        return configuration;
    }

    private static void resources(Configuration configuration, Settings settings) {
        configuration.set(CoreOptions.DEFAULT_PARALLELISM, settings.parallelism());
        configuration.set(CoreOptions.TMP_DIRS, settings.work().resolve("tmp").toString());
        configuration.set(RestOptions.ADDRESS, LOOPBACK);
        configuration.set(RestOptions.BIND_ADDRESS, LOOPBACK);
        configuration.set(JobManagerOptions.ADDRESS, LOOPBACK);
        configuration.set(TaskManagerOptions.HOST, LOOPBACK);
        // Outside the heap. RocksDB's caches and write buffers live in the first; a local cluster would have 128 MB.
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(512));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(128));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(128));
        // No function here keeps or changes what it was given, so operators need not copy what they pass on.
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        // A type that would fall back to Kryo is a mistake, not a slow success.
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
    }

    private static void checkpoints(Configuration configuration, Settings settings) {
        Path folder = settings.work().resolve("checkpoints").toAbsolutePath();
        configuration.set(StateBackendOptions.STATE_BACKEND, settings.stateBackend());
        configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.toUri().toString());
        configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        configuration.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
        // Also how long a committed row waits at most, the last ones of a job included.
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(10));
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 3);
    }

    /** An empty job, which {@link #execute} runs on this cluster. */
    StreamExecutionEnvironment newJob() {
        return StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    }

    /** Runs a job to its end; what its sinks have written is committed then. */
    JobExecutionResult execute(StreamExecutionEnvironment job, String name) throws Exception {
        var graph = job.getStreamGraph();
        graph.setJobName(name);
        return cluster.executeJobBlocking(graph.getJobGraph());
    }

    @Override
    public void close() throws Exception {
        cluster.close();
    }
}
