package io.crossfoot.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Ends the servers of this JVM when it ends, even by SIGKILL, where no shutdown hook runs.
 *
 * <p>A small shell process reads from a pipe which servers run. When this JVM is gone, whatever the reason, the
 * operating system closes the pipe, and the shell kills those that are left.
 */
final class Reaper {

    private static final String SCRIPT = """
            trap '' HUP INT TERM
            servers=' '
            while read -r sign pid; do
              case $sign in
                +) servers="$servers$pid " ;;
                -) servers="${servers%% $pid *} ${servers#* $pid }" ;;
              esac
            done
            for pid in $servers; do
              kill -KILL "$pid" 2>/dev/null
            done
            """;

    private final Writer pipe;

    private Reaper(Writer pipe) {
        this.pipe = pipe;
    }

    static Reaper instance() {
        return Holder.INSTANCE;
    }

    void watch(ProcessHandle server) throws IOException {
        tell("+ " + server.pid());
        var unused = server.onExit().thenAccept(this::forget);
    }

    private void forget(ProcessHandle server) {
        try {
            tell("- " + server.pid());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void tell(String line) throws IOException {
        pipe.write(line + "\n");
        pipe.flush();
    }

    private static Reaper start() {
        try {
            Process shell = new ProcessBuilder("sh", "-c", SCRIPT)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new Reaper(shell.outputWriter(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new PlatformException("Cannot start 'sh', which the local platform needs on the path", e);
        }
    }

    private static final class Holder {
        private static final Reaper INSTANCE = start();
    }
}
