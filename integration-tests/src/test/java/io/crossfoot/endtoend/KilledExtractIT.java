package io.crossfoot.endtoend;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An ingest that is killed again and again while it reads from a real PostgreSQL. */
@EnabledOnOs(
        value = OS.LINUX,
        architectures = {"amd64", "x86_64"},
        disabledReason = "the PostgreSQL server that the build brings along runs there")
class KilledExtractIT {

    @RegisterExtension
    private static final Database database = new Database();

    private static final LargeExtract source = new LargeExtract(database);

    @RegisterExtension
    private static final RunningCrossfoot crossfoot =
            RunningCrossfoot.with(source.feed()).withOneInstanceOfEach().withIngestSettings(database.settings());

    @Test
    void losesAndRepeatsNothingHoweverOftenItIsKilled() throws IOException {
        // Given // When // Then
        new RandomKills(crossfoot, source).assertNothingIsLostOrRepeated();
    }
}
