package io.crossfoot.endtoend;

import static io.crossfoot.endtoend.RunningCrossfoot.PATIENCE;
import static org.awaitility.Awaitility.await;

import io.crossfoot.platform.AppProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
        await("a line with '%s' in %s".formatted(text, file))
                .atMost(PATIENCE)
                .until(() -> lines().stream().skip(before).anyMatch(line -> line.contains(text)));
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
