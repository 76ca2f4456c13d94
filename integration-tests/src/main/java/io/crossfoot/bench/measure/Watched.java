package io.crossfoot.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * A process whose use of the machine is measured, together with those it starts.
 *
 * @param name what reports call it
 * @param folder the folder it works in, which no other watched process shares
 */
public record Watched(String name, long pid, Path folder) {

    public Watched {
        try {
            folder = folder.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends by force what still works in the folder: a database outlives the program that started it and crashed. */
    public void endLeftovers() {
        for (long left : ProcessTable.now().tree(folder)) {
            ProcessHandle.of(left).ifPresent(ProcessHandle::destroyForcibly);
        }
    }
}
