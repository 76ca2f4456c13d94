package io.crossfoot.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A batch of the demo, and what must become of it.
 *
 * @param file name of the sample
 * @param feed the feed it belongs to
 * @param story what it is there to show
 * @param state where it must end
 * @param outcome how it must be judged
 */
record DemoBatch(String file, String feed, String story, String state, String outcome) {

    static final List<DemoBatch> ALL = List.of(
            new DemoBatch("payroll.ach", "ach", "a NACHA file that balances", "released", "balanced"),
            new DemoBatch("collections.ach", "ach", "a NACHA file that does not", "held", "out-of-balance"),
            new DemoBatch(
                    "cnsfails202101a.txt",
                    "fails-to-deliver",
                    "a delimited file with trailers",
                    "released",
                    "balanced"),
            new DemoBatch("holiday.ach", "ach", "a NACHA file without a batch", "released", "empty"));

    boolean isAsExpected(JsonNode batch) {
        return batch.path("state").asText().equals(state)
                && batch.path("outcome").asText().equals(outcome);
    }

    String difference(JsonNode batch) {
        return "%s: expected %s and %s, got %s and %s"
                .formatted(
                        file,
                        state,
                        outcome,
                        batch.path("state").asText("nothing"),
                        batch.path("outcome").asText("no outcome"));
    }
}
