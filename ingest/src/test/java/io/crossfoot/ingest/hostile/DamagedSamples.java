package io.crossfoot.ingest.hostile;

import io.crossfoot.ingest.hostile.Corpus.Sample;
import io.crossfoot.ingest.hostile.Rounds.Round;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The samples of a format, damaged at random again and again: its reader keeps its promises whatever comes. */
abstract class DamagedSamples {

    private static final int ROUNDS = 400;

    private final Corpus corpus;

    DamagedSamples(Corpus corpus) {
        this.corpus = corpus;
    }

    @Test
    void readerKeepsItsPromisesOnEverySample() throws IOException {
        for (Sample sample : corpus.samples()) {
            // When // Then
            ReaderPromises.checkInBounds(sample.feed(), sample.content(), new Random(1));
        }
    }

    @Test
    void readerKeepsItsPromisesWhateverIsDamaged() throws IOException {
        Rounds.run(corpus.name(), ROUNDS, this::round);
    }

    private Round round(Random random) {
        // Given
        Sample sample = corpus.any(random);
        byte[] damaged = Damage.of(sample.content(), corpus.any(random).content(), random);
        // When // Then
        return new Round(damaged, () -> ReaderPromises.checkInBounds(sample.feed(), damaged, random));
    }
}
