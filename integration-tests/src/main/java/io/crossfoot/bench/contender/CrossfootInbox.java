package io.crossfoot.bench.contender;

import io.crossfoot.cli.Installation;
import io.crossfoot.common.feed.Checksum;
import io.crossfoot.common.feed.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Where files are handed in. */
final class CrossfootInbox {

    private final Path folder;

    CrossfootInbox(Installation installation) {
        this.folder = installation.inbox(CrossfootSettings.FEED);
    }

    /**
     * Puts the file there under a name that ingest does not look at: another name of the same file, no copy. The checksum
     * comes first, as from a sender who takes care.
     */
    void prepare(Job job) {
        try {
            Files.createLink(Source.sidecarOf(folder.resolve(job.fileName()), Checksum.SHA256.suffix()), sidecar(job));
            Files.createLink(waiting(job), job.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives the file its name, in one step. */
    void handIn(Job job) {
        try {
            Files.move(waiting(job), folder.resolve(job.fileName()), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path sidecar(Job job) {
        return Source.sidecarOf(job.file(), Checksum.SHA256.suffix());
    }

    private Path waiting(Job job) {
        return folder.resolve("." + job.fileName() + ".part");
    }
}
