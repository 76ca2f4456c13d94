package io.crossfoot.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfoot.aggregate.AggregateMain;
import io.crossfoot.ingest.IngestMain;
import io.crossfoot.reconcile.ReconcileMain;
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
        Command run = Command.run(app, settings.toString());
        // Then
        assertThat(run.errors())
                .contains("app.yaml:2: kafka.bootstrap-server", "did you mean 'bootstrap-servers'?")
                .contains("app.yaml:4: http.port")
                .doesNotContain("Exception");
        assertThat(run.exitCode()).isEqualTo(2);
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
        Command run = Command.run(IngestMain.class, settings.toString());
        // Then
        assertThat(run.errors())
                .contains("ledger.yaml:6: format.delimited.seperator", "did you mean 'separator'?")
                .contains("cards.yaml", "pan")
                .doesNotContain("Exception");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void saysWhenThereIsNoSuchFile() throws Exception {
        // When
        Command run =
                Command.run(IngestMain.class, folder.resolve("nowhere.yaml").toString());
        // Then
        assertThat(run.errors().lines())
                .singleElement()
                .asString()
                .endsWith("nowhere.yaml: there is no such file; give the path of a YAML file");
        assertThat(run.exitCode()).isEqualTo(2);
    }
}
