package io.crossfoot.bench.contender;

import io.crossfoot.bench.data.RowDigest;
import io.crossfoot.bench.floor.FloorMain;
import io.crossfoot.bench.floor.MessageFile;
import io.crossfoot.bench.measure.Watched;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The floor: the bytes of the job through Kafka, and nothing of its work. */
public final class FloorContender implements Contender<Running> {

    private static final Duration PATIENCE = Duration.ofHours(1);

    private final Granularity granularity;

    /** What one message holds. */
    public enum Granularity {
        RECORDS,
        BLOCKS
    }

    public FloorContender(Granularity granularity) {
        this.granularity = granularity;
    }

    @Override
    public String name() {
        return granularity == Granularity.RECORDS ? "floor/records" : "floor/blocks";
    }

    @Override
    public String title() {
        return granularity == Granularity.RECORDS
                ? "Floor: one message per record, sent and read twice"
                : "Floor: blocks of 64 KiB, sent and read twice";
    }

    @Override
    public Running start(Backbone backbone, int parallelism) {
        Path folder = backbone.home().resolve("floor");
        Jvm jvm = new Jvm(List.of("-Xmx512m"), Jvm.ownClassPath(), FloorMain.class.getName());
        List<String> command = jvm.command(List.of("bootstrap=" + backbone.bootstrapServers()));
        LineProcess process =
                LineProcess.start(name(), command, folder, backbone.home().resolve("floor.log"));
        process.await("ready", PATIENCE);
        return new RunningFloor(process, folder, backbone, parallelism);
    }

    private final class RunningFloor implements Running {

        private final LineProcess process;
        private final Path folder;
        private final Backbone backbone;
        private final int partitions;

        RunningFloor(LineProcess process, Path folder, Backbone backbone, int partitions) {
            this.process = process;
            this.folder = folder;
            this.backbone = backbone;
            this.partitions = partitions;
        }

        @Override
        public List<Watched> processes() {
            return List.of(new Watched("floor", process.pid(), folder));
        }

        @Override
        public Path state() {
            return folder;
        }

        @Override
        public void prepare(Job job) {
            backbone.createTopics(partitions, job.id() + ".events");
            if (granularity == Granularity.RECORDS) {
                MessageFile.writeRecords(job.file(), partitions, messages(job));
            } else {
                MessageFile.writeBlocks(job.file(), partitions, messages(job));
            }
        }

        private Path messages(Job job) {
            return backbone.home().resolve(job.id() + ".messages");
        }

        @Override
        public Completion process(Job job) {
            long start = System.nanoTime();
            process.say("run " + messages(job) + " " + job.id());
            process.await("done", PATIENCE);
            return new Completion((System.nanoTime() - start) / 1e9, Map.of());
        }

        @Override
        public Map<Job, RowDigest> results(List<Job> jobs) {
            return Map.of();
        }

        @Override
        public void close() {
            process.close();
            try {
                for (Path file : messageFiles()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private List<Path> messageFiles() throws IOException {
            try (Stream<Path> files = Files.list(backbone.home())) {
                return files.filter(file -> file.toString().endsWith(".messages"))
                        .toList();
            }
        }
    }
}
