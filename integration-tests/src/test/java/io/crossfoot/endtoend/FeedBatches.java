package io.crossfoot.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossfoot.cli.Submission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All batches of one feed, whatever they come from. */
final class FeedBatches {

    private final RunningCrossfoot crossfoot;
    private final FeedDescription feed;

    FeedBatches(RunningCrossfoot crossfoot, FeedDescription feed) {
        this.crossfoot = crossfoot;
        this.feed = feed;
    }

    /**
     * Waits for the batches, and fails unless each balances and has each of its records once in the log.
     *
     * @param number how many batches there are
     * @param records how many each of them has
     */
    void assertBalancedAndWhole(int number, int records, Duration patience) {
        List<BatchPage> batches = settled(number, patience);
        assertThat(batches).hasSize(number).allSatisfy(batch -> {
            assertThat(batch.outcome()).as(batch::toString).isEqualTo("balanced");
            CountedEvents events = CountedEvents.of(
                    batch.name(), feed.events(), crossfoot.broker().bootstrapServers());
            assertThat(events.faults()).isEmpty();
            assertThat(events.records()).isEqualTo(records);
            assertThat(events.partitions()).isGreaterThan(1);
        });
    }

    private List<BatchPage> settled(int number, Duration patience) {
        await("%d batches of %s".formatted(number, feed.name()))
                .atMost(patience)
                .until(() -> areSettled(number));
        return found().stream()
                .map(found -> new BatchPage(crossfoot.reconcile().batch(new BatchPage(found).name())))
                .toList();
    }

    /** Whether there are so many, and nothing more will happen to them by itself. */
    boolean areSettled(int number) {
        List<JsonNode> found = found();
        return found.size() >= number && found.stream().allMatch(Submission::isSettled);
    }

    private List<JsonNode> found() {
        List<JsonNode> batches = new ArrayList<>();
        crossfoot
                .reconcile()
                .batches(Map.of("feed", feed.name()))
                .path("batches")
                .forEach(batches::add);
        return batches;
    }
}
