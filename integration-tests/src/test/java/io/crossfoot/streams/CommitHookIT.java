package io.crossfoot.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossfoot.platform.AppLaunch;
import io.crossfoot.platform.AppProcess;
import io.crossfoot.platform.PlatformExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Holds {@link io.crossfoot.common.streams.CommitHook} and the runner to their promises, on a real broker. */
class CommitHookIT {

    private static final int PARTITIONS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** More for a soak: {@code -Dcrossfoot.kills=30}. */
    private static final int KILLS = Integer.getInteger("crossfoot.kills", 2);

    @RegisterExtension
    private final PlatformExtension platform = new PlatformExtension();

    @TempDir
    private Path home;

    @Test
    void addsUpToTheInputThroughRebalancesAndKills() throws Exception {
        // Given
        platform.createTopic(input(), PARTITIONS);
        platform.createTopic(output(), PARTITIONS);
        Map<String, Long> sent;
        try (Sums sums = new Sums(platform.bootstrapServers(), output(), PARTITIONS)) {

            // When
            try (AppProcess first = start("first");
                    Load load = Load.start(platform.bootstrapServers(), input())) {
                awaitProgress(sums);
                try (AppProcess second = start("second")) {
                    for (int kill = 0; kill < KILLS; kill++) {
                        killAndRestart(kill % 2 == 0 ? first : second, sums);
                    }
                }
                awaitProgress(sums);
                sent = load.stop();
                awaitAdded(total(sent), sums);
            }

            // Then
            assertThat(sums.added()).isEqualTo(sent);
            assertThat(sums.totals()).isEqualTo(sent);
        }
    }

    private void killAndRestart(AppProcess victim, Sums sums) {
        awaitProgress(sums);
        victim.kill();
        awaitProgress(sums);
        victim.restart();
        victim.awaitReady(PATIENCE);
    }

    /** Every partition has committed results that it had not before. */
    private static void awaitProgress(Sums sums) {
        Map<Integer, Long> before = sums.readOn();
        await("progress in every partition").atMost(PATIENCE).until(() -> {
            Map<Integer, Long> now = sums.readOn();
            return now.size() == PARTITIONS
                    && now.entrySet().stream()
                            .allMatch(results -> results.getValue() > before.getOrDefault(results.getKey(), 0L));
        });
    }

    private static void awaitAdded(long expected, Sums sums) {
        await("all input added up").atMost(PATIENCE).until(() -> {
            sums.readOn();
            return total(sums.added()) >= expected;
        });
    }

    private static long total(Map<String, Long> perKey) {
        return perKey.values().stream().mapToLong(Long::longValue).sum();
    }

    private AppProcess start(String instance) throws IOException {
        int port = freePort();
        Path folder = Files.createDirectories(home.resolve(instance));
        Path configuration = Files.writeString(folder.resolve("sum.yaml"), """
                application-id: %s
                input: %s
                output: %s
                kafka:
                  bootstrap-servers: %s
                http:
                  port: %d
                streams:
                  state-folder: state
                  threads: 1
                """.formatted(
                        platform.unique("sum"), input(), output(), platform.bootstrapServers(), port));
        AppLaunch launch = AppLaunch.of(
                        instance,
                        new AppLaunch.MainClass(SumApp.class),
                        configuration,
                        port,
                        Path.of("target", "commit-hook-" + instance + ".log"))
                .withJavaOptions("-Xmx256m");
        AppProcess app = AppProcess.start(launch, folder);
        app.awaitReady(PATIENCE);
        return app;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private String input() {
        return platform.unique("amounts");
    }

    private String output() {
        return platform.unique("sums");
    }
}
