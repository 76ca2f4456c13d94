package io.crossfoot.bench.contender;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A process that takes commands on its standard input and answers on its standard output, a line each. All else that it
 * says goes to its log. When its input ends, as it also does when this JVM ends, it stops by itself.
 */
final class LineProcess implements AutoCloseable {

    private static final Duration STOP_GRACE = Duration.ofSeconds(60);
    private static final String ENDED = "\0";

    private final String name;
    private final Process process;
    private final Path log;
    private final Writer input;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

    private LineProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.input = process.outputWriter(StandardCharsets.UTF_8);
        Thread reading = new Thread(this::readAnswers, "answers-of-" + name);
        reading.setDaemon(true);
        reading.start();
    }

    /** @param folder where it works; it is made if it is not there */
    static LineProcess start(String name, List<String> command, Path folder, Path log) {
        try {
            Files.createDirectories(folder);
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectError(log.toFile())
                    .start();
            return new LineProcess(name, process, log);
        } catch (IOException e) {
            throw new BenchException("Cannot start %s with '%s'".formatted(name, String.join(" ", command)), e);
        }
    }

    private void readAnswers() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            output.lines().forEach(answers::add);
        } catch (IOException | UncheckedIOException e) {
            answers.add("failed reading its answers: " + e);
        }
        answers.add(ENDED);
    }

    long pid() {
        return process.pid();
    }

    void say(String line) {
        try {
            input.write(line + "\n");
            input.flush();
        } catch (IOException e) {
            throw new BenchException("%s does not listen any more; see its log %s".formatted(name, log), e);
        }
    }

    /**
     * Waits for an answer that begins so, and returns what follows it.
     *
     * @throws BenchException if the process ends, says that it failed, or is silent for too long
     */
    String await(String beginning, Duration patience) {
        try {
            String answer = answers.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (answer == null || !answer.startsWith(beginning)) {
                throw new BenchException("%s must answer '%s' within %d s, got '%s'; see its log %s"
                        .formatted(name, beginning, patience.toSeconds(), shown(answer), log));
            }
            return answer.substring(beginning.length()).strip();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted while waiting for " + name, e);
        }
    }

    private static String shown(@Nullable String answer) {
        if (answer == null) {
            return "nothing";
        }
        return answer.equals(ENDED) ? "its end" : answer;
    }

    /** Ends its input, and by force what does not stop then. */
    @Override
    public void close() {
        try {
            input.close();
            if (!process.waitFor(STOP_GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
