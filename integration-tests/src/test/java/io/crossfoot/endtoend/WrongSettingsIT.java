package io.crossfoot.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfoot.aggregate.AggregateMain;
import io.crossfoot.ingest.IngestMain;
import io.crossfoot.reconcile.ReconcileMain;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that nobody should write: the app does not start, and says all that is wrong in one go. */
class WrongSettingsIT {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(classes = {IngestMain.class, AggregateMain.class, ReconcileMain.class})
    void everyAppNamesAllThatIsWrongWithItsSettings(Class<?> app) throws Exception {
        // Given
        Path settings = Files.writeString(folder.resolve("app.yaml"), """
                kafka:
                  bootstrap-server: localhost:9092
                http:
                  port: many
                """);
        // When
        Process process = run(app, settings);
        // Then
        assertThat(errors(process))
                .contains("app.yaml:2: kafka.bootstrap-server", "did you mean 'bootstrap-servers'?")
                .contains("app.yaml:4: http.port");
        assertThat(process.waitFor()).isEqualTo(2);
    }

    @Test
    void namesAllThatIsWrongWithFeeds() throws Exception {
        // Given
        Path feeds = Files.createDirectory(folder.resolve("feeds"));
        Files.writeString(
                feeds.resolve("ledger.yaml"), LedgerFile.feed("ledger").replace("separator", "seperator"));
        Files.writeString(
                feeds.resolve("cards.yaml"), LedgerFile.feed("cards").replace("key: [account]", "key: [pan]"));
        Path settings = Files.writeString(folder.resolve("ingest.yaml"), """
                kafka: {bootstrap-servers: "localhost:9092"}
                registry: {url: "http://localhost:8081"}
                feeds: feeds
                inbox: inbox
                """);
        // When
        Process process = run(IngestMain.class, settings);
        // Then
        assertThat(errors(process))
                .contains("ledger.yaml:6: format.delimited.seperator", "did you mean 'separator'?")
                .contains("cards.yaml", "pan");
        assertThat(process.waitFor()).isEqualTo(2);
    }

    @Test
    void saysWhenThereIsNoSuchFile() throws Exception {
        // When
        Process process = run(IngestMain.class, folder.resolve("nowhere.yaml"));
        // Then
        assertThat(errors(process)).contains("nowhere.yaml");
        assertThat(process.waitFor()).isEqualTo(2);
    }

    private static Process run(Class<?> app, Path settings) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder command =
                new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", app.getName(), settings.toString());
        command.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return command.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static String errors(Process process) throws Exception {
        return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
