package io.crossfoot.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class UsageMeterTest {

    private static final String BUSY = "while :; do :; done";

    @TempDir
    private Path folder;

    @Test
    void countsAProcessThatWasStartedByTheOneWatched() throws IOException {
        // Given
        Process shell = shell("(" + BUSY + ") & wait");
        try (UsageMeter meter = UsageMeter.start(List.of(new Watched("shell", shell.pid(), folder)))) {
            // When
            await().atMost(Duration.ofSeconds(30)).until(() -> usage(meter).cpuSeconds() > 0.2);
            // Then
            assertThat(usage(meter).peakMemory()).isBetween(500_000L, 100_000_000L);
        } finally {
            shell.descendants().forEach(ProcessHandle::destroyForcibly);
            shell.destroyForcibly();
        }
    }

    @Test
    void countsAProcessThatCutItselfLooseButWorksInTheFolder() throws IOException {
        // Given
        Process other = shell("exec sleep 60");
        Process loose = shell(BUSY);
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Watched watched = new Watched("database", other.pid(), folder);
        Watched stranger = new Watched("stranger", other.pid(), elsewhere);
        try (UsageMeter meter = UsageMeter.start(List.of(watched));
                UsageMeter strangers = UsageMeter.start(List.of(stranger))) {
            // When
            await().atMost(Duration.ofSeconds(30)).until(() -> usage(meter).cpuSeconds() > 0.2);
            // Then
            assertThat(usage(strangers).cpuSeconds()).isLessThan(0.1);
        } finally {
            loose.destroyForcibly();
            other.destroyForcibly();
        }
    }

    @Test
    void leavesOutAProcessThatHasEnded() throws Exception {
        // Given
        Process shell = shell("exec sleep 60");
        try (UsageMeter meter = UsageMeter.start(List.of(new Watched("shell", shell.pid(), folder)))) {
            // When
            shell.destroyForcibly().waitFor();
            // Then
            assertThat(meter.read()).isEmpty();
        }
    }

    private Process shell(String script) throws IOException {
        return new ProcessBuilder("sh", "-c", script).directory(folder.toFile()).start();
    }

    private static Usage usage(UsageMeter meter) {
        return meter.read().values().iterator().next();
    }
}
