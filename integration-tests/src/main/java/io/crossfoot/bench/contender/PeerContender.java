package io.crossfoot.bench.contender;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Another system that does the job: a process of its own, with its own libraries, which is told of files on its standard
 * input.
 */
public final class PeerContender implements Contender<Running> {

    private static final Duration START_PATIENCE = Duration.ofMinutes(3);

    private final PeerDescription peer;
    private final String variant;

    private PeerContender(PeerDescription peer, String variant) {
        this.peer = peer;
        this.variant = variant;
    }

    /** All variants of all peers that have their folders in this one; none if it does not exist. */
    public static List<PeerContender> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(peer -> Files.exists(peer.resolve(PeerDescription.FILE)))
                    .sorted()
                    .map(PeerDescription::in)
                    .flatMap(PeerContender::variantsOf)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<PeerContender> variantsOf(PeerDescription peer) {
        return peer.variants().isEmpty()
                ? Stream.of(new PeerContender(peer, ""))
                : peer.variants().stream().map(variant -> new PeerContender(peer, variant));
    }

    @Override
    public String name() {
        return peer.contender(variant);
    }

    @Override
    public String title() {
        return peer.title(variant);
    }

    @Override
    public boolean needsBroker() {
        return peer.needsBroker();
    }

    @Override
    public Running start(Backbone backbone, int parallelism) {
        Path work = backbone.home().resolve("work");
        List<String> arguments = new ArrayList<>(List.of("work=" + work, "parallelism=" + parallelism));
        if (peer.needsBroker()) {
            arguments.add("bootstrap=" + backbone.bootstrapServers());
            arguments.add("registry=" + backbone.registry());
        }
        if (!variant.isEmpty()) {
            arguments.add("variant=" + variant);
        }
        LineProcess process = LineProcess.start(
                name(), peer.jvm().command(arguments), work, backbone.home().resolve("peer.log"));
        RunningPeer running = new RunningPeer(process, work, backbone, parallelism);
        try {
            process.await("ready", START_PATIENCE);
            return running;
        } catch (RuntimeException e) {
            running.close();
            throw e;
        }
    }
}
