package io.crossfoot.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code crossfoot batches}: what has come, and where it stands. */
@Command(
        name = "batches",
        description = "List batches, with their states, outcomes and totals.",
        mixinStandardHelpOptions = true)
final class BatchesCommand implements Callable<Integer> {

    @Mixin
    private Platform platform;

    @Option(names = "--feed", paramLabel = "FEED", description = "Only those of this feed.")
    private @Nullable String feed;

    @Option(names = "--date", paramLabel = "DATE", description = "Only those for this business date, as 2026-11-22.")
    private @Nullable String date;

    @Option(names = "--state", paramLabel = "STATE", description = "Only those in this state, as held.")
    private @Nullable String state;

    @Override
    public Integer call() {
        Map<String, String> parameters = new LinkedHashMap<>();
        put(parameters, "feed", feed);
        put(parameters, "date", date);
        put(parameters, "state", state);
        JsonNode batches = platform.client().batches(parameters);
        platform.print(batches, json -> BatchText.table(json.path("batches")));
        platform.deliveries().stream().map(DeliveryText::line).forEach(platform::remark);
        return 0;
    }

    private static void put(Map<String, String> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }
}
