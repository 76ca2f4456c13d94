package io.crossfoot.endtoend;

import static io.crossfoot.endtoend.RunningCrossfoot.PATIENCE;
import static org.awaitility.Awaitility.await;

import io.crossfoot.platform.AppProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What an app logs from now on. */
final class AppLog {

    private final Path file;
    private final int before;

    private AppLog(Path file) {
        this.file = file;
        this.before = lines().size();
    }

    static AppLog of(AppProcess app) {
        return new AppLog(app.log());
    }

    /** Waits for a line that has the text in it. */
    void awaitLine(String text) {
        awaitLines(1, text);
    }

    /** Waits until as many lines have the text in them. */
    void awaitLines(int count, String text) {
        await("%d lines with '%s' in %s".formatted(count, text, file))
                .atMost(PATIENCE)
                .until(() -> count(text) >= count);
    }

    private long count(String text) {
        return lines(text).size();
    }

    /** Those that have the text in them. */
    List<String> lines(String text) {
        return newLines().filter(line -> line.contains(text)).toList();
    }

    /** Warnings and errors. */
    List<String> complaints() {
        return newLines()
                .filter(line -> line.contains(" level=WARN ") || line.contains(" level=ERROR "))
                .toList();
    }

    private Stream<String> newLines() {
        return lines().stream().skip(before);
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
