package io.crossfoot.endtoend;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An ingest that is killed again and again in files of several formats. */
class KilledIngestIT {

    @RegisterExtension
    private static final RunningCrossfoot crossfoot = RunningCrossfoot.with(
                    sources().map(LargeSource::feed).toArray(FeedDescription[]::new))
            .withOneInstanceOfEach();

    /** Each is delivered, and killed in, by itself. */
    static Stream<LargeSource> sources() {
        return Stream.of(new LargeNachaFile("ach", 1_000), new LargeLedgerFile(), new LargeIsoFile());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sources")
    void losesAndRepeatsNothingHoweverOftenItIsKilled(LargeSource source) throws IOException {
        // Given // When // Then
        new RandomKills(crossfoot, source).assertNothingIsLostOrRepeated();
    }
}
