package io.crossfoot.platform;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One operating-system process of the platform, started by this JVM or found again by its process id. */
final class ServerProcess {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration KILL_GRACE = Duration.ofSeconds(10);

    private final ProcessHandle handle;
    private final Predicate<ProcessHandle> isOurs;
    private final Supplier<String> ending;

    private ServerProcess(ProcessHandle handle, Predicate<ProcessHandle> isOurs, Supplier<String> ending) {
        this.handle = handle;
        this.isOurs = isOurs;
        this.ending = ending;
    }

    static ServerProcess start(Launch launch, Lifetime lifetime) {
        try {
            Files.createDirectories(launch.log().toAbsolutePath().getParent());
            Process process = builder(launch, lifetime).start();
            if (lifetime == Lifetime.OF_THIS_JVM) {
                Reaper.instance().watch(process.toHandle());
            }
            return new ServerProcess(process.toHandle(), any -> true, () -> "exit code " + process.exitValue());
        } catch (IOException e) {
            throw new PlatformException(
                    "Cannot start %s with '%s': %s"
                            .formatted(launch.name(), launch.command().get(0), e.getMessage()),
                    e);
        }
    }

    /** The process with this id, if it still runs and is a server of {@code home}. */
    static Optional<ServerProcess> find(long pid, Path home) {
        return ProcessHandle.of(pid)
                .map(handle -> new ServerProcess(handle, found -> isServerOf(home, found), () -> "no known exit code"))
                .filter(ServerProcess::isAlive);
    }

    /** False also for a process that has ended and waits to be collected by its parent: it has no command line any more. */
    private static boolean isServerOf(Path home, ProcessHandle process) {
        return process.info()
                .commandLine()
                .filter(line -> line.contains(Launch.marker(home)))
                .isPresent();
    }

    private static ProcessBuilder builder(Launch launch, Lifetime lifetime) {
        List<String> command = new ArrayList<>(lifetime == Lifetime.UNTIL_STOPPED ? detachment() : List.of());
        command.addAll(launch.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(launch.home().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
        builder.environment().putAll(launch.environment());
        return builder;
    }

    /** A session of its own where the system can give one, so that Ctrl-C on a script that ran us stops no server. */
    private static List<String> detachment() {
        boolean hasSetsid = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "setsid")));
        return List.of(hasSetsid ? "setsid" : "nohup");
    }

    long pid() {
        return handle.pid();
    }

    boolean isAlive() {
        return handle.isAlive() && isOurs.test(handle);
    }

    /** How a process that has ended did so. */
    String ending() {
        return ending.get();
    }

    /** Asks the process to end, and ends it by force after the grace. */
    void stop(Duration grace) {
        signal("CONT");
        handle.destroy();
        if (!endsWithin(grace)) {
            kill();
        }
    }

    /** Ends the process at once, as a crash would: it can neither flush nor say goodbye. */
    void kill() {
        handle.destroyForcibly();
        if (!endsWithin(KILL_GRACE)) {
            throw new PlatformException(
                    "Process %d did not end within %d s of SIGKILL: it hangs in the operating system"
                            .formatted(pid(), KILL_GRACE.toSeconds()));
        }
    }

    /** Freezes the process: its connections stay open and answer nothing. */
    void pause() {
        signal("STOP");
    }

    void resume() {
        signal("CONT");
    }

    boolean endsWithin(Duration wait) {
        long deadline = System.nanoTime() + wait.toNanos();
        while (isAlive()) {
            if (System.nanoTime() >= deadline) {
                return false;
            }
            awaitExit();
        }
        return true;
    }

    private void awaitExit() {
        try {
            handle.onExit().get(POLL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Still running: the caller looks again.
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException("Interrupted while waiting for process " + pid(), e);
        }
    }

    private void signal(String signal) {
        if (!isAlive()) {
            return;
        }
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new PlatformException("Cannot send SIG%s to process %d".formatted(signal, pid()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException("Interrupted while signalling process " + pid(), e);
        }
    }
}
