package io.crossfoot.bench.contender;

import io.crossfoot.bench.data.RowDigest;
import io.crossfoot.bench.measure.Watched;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A peer that is up and waits for files. */
final class RunningPeer implements Running {

    private static final Duration PATIENCE = Duration.ofHours(2);
    private static final String TOPIC = "topic:";
    private static final String FILE = "file:";

    private final LineProcess process;
    private final Path work;
    private final Backbone backbone;
    private final int partitions;
    private final Map<String, String> whereResultsAre = new HashMap<>();

    RunningPeer(LineProcess process, Path work, Backbone backbone, int partitions) {
        this.process = process;
        this.work = work;
        this.backbone = backbone;
        this.partitions = partitions;
    }

    @Override
    public List<Watched> processes() {
        return List.of(new Watched("peer", process.pid(), work));
    }

    @Override
    public Path state() {
        return work;
    }

    @Override
    public void prepare(Job job) {
        backbone.createTopics(partitions, job.id() + ".events", job.id() + ".results");
    }

    @Override
    public Completion process(Job job) {
        long start = System.nanoTime();
        process.say("run " + job.file() + " " + job.id());
        String where = process.await("done ", PATIENCE);
        double seconds = (System.nanoTime() - start) / 1e9;
        whereResultsAre.put(job.id(), where);
        return new Completion(seconds, Map.of());
    }

    @Override
    public Map<Job, RowDigest> results(List<Job> jobs) {
        return jobs.stream().collect(Collectors.toMap(job -> job, this::results));
    }

    private RowDigest results(Job job) {
        String where = whereResultsAre.getOrDefault(job.id(), "");
        if (where.startsWith(TOPIC)) {
            return TextRows.ofTopic(backbone.bootstrapServers(), where.substring(TOPIC.length()));
        }
        if (where.startsWith(FILE)) {
            process.await("exported " + where, PATIENCE);
            return TextRows.ofFile(Path.of(where.substring(FILE.length())));
        }
        throw new BenchException("A peer's results are at 'topic:NAME' or 'file:PATH', got '%s'".formatted(where));
    }

    @Override
    public void close() {
        process.close();
        processes().forEach(Watched::endLeftovers);
    }
}
