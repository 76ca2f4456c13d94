package io.crossfoot.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossfoot.cli.BatchText;
import io.crossfoot.cli.CommandFault;
import io.crossfoot.cli.Installation;
import io.crossfoot.cli.LocalApps;
import io.crossfoot.cli.Poll;
import io.crossfoot.cli.ReconcileClient;
import io.crossfoot.cli.Submission;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.feed.Feeds;
import io.crossfoot.platform.AppLaunch;
import io.crossfoot.platform.Lifetime;
import io.crossfoot.platform.LocalPlatform;
import io.crossfoot.platform.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run of the demo: start, hand in, follow, show, compare with what must come out. */
final class Demo {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Installation installation;
    private final LocalPlatform platform;
    private final Ports ports;
    private final ReconcileClient reconcile;
    private final PrintWriter out;

    Demo(Installation installation, Ports ports, Lifetime lifetime, PrintWriter out) {
        this.installation = installation;
        this.platform = LocalPlatform.in(installation.home(), lifetime);
        this.ports = ports;
        this.reconcile = new ReconcileClient(URI.create("http://127.0.0.1:" + ports.reconcile()));
        this.out = out;
    }

    /** Whether every batch ended as it must, and only released results are to be seen. */
    boolean run() {
        start();
        Map<DemoBatch, Submission> submissions = handIn();
        Map<DemoBatch, JsonNode> batches = follow(submissions);
        return show(batches);
    }

    void stop() {
        platform.down();
        say("Stopped; nothing is left running");
    }

    private void start() {
        installation.prepare();
        platform.up(ports).forEach(server -> say(server + " is up"));
        for (AppLaunch app : new LocalApps(installation, platform, ports).launches()) {
            if (platform.start(app)) {
                say(app.name() + " is up");
            }
        }
    }

    private Map<DemoBatch, Submission> handIn() {
        Feeds feeds = Feeds.load(installation.feeds());
        Map<DemoBatch, Submission> submissions = new LinkedHashMap<>();
        for (DemoBatch sample : DemoBatch.ALL) {
            Submission submission = Submission.of(List.of(unpack(sample)), sample.feed(), feeds, reconcile);
            if (submission.batch().isEmpty()) {
                submission.handIn(installation.inbox(sample.feed()));
                say("Handed in %s: %s".formatted(sample.file(), sample.story()));
            }
            submissions.put(sample, submission);
        }
        return submissions;
    }

    private Path unpack(DemoBatch sample) {
        try (InputStream content = Objects.requireNonNull(Demo.class.getResourceAsStream("/demo/" + sample.file()))) {
            Path folder = Files.createDirectories(installation.home().resolve("samples"));
            Path file = folder.resolve(sample.file());
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unpack " + sample.file(), e);
        }
    }

    /** Says every step of every batch, until all have come to rest. */
    private Map<DemoBatch, JsonNode> follow(Map<DemoBatch, Submission> submissions) {
        Map<DemoBatch, JsonNode> latest = new LinkedHashMap<>();
        boolean settled = Poll.until(PATIENCE, () -> {
                    submissions.forEach((sample, submission) -> submission
                            .batch()
                            .ifPresent(batch -> {
                                sayStep(latest.get(sample), batch);
                                latest.put(sample, batch);
                            }));
                    return Optional.of(latest.size() == submissions.size()
                                    && latest.values().stream().allMatch(Submission::isSettled))
                            .filter(done -> done);
                })
                .isPresent();
        if (!settled) {
            throw new CommandFault("Not every batch came to an end within %s; the logs stand in %s"
                    .formatted(PATIENCE, installation.home().resolve("logs")));
        }
        return latest;
    }

    private void sayStep(@Nullable JsonNode before, JsonNode now) {
        if (before == null || !step(before).equals(step(now))) {
            say("%s  %s".formatted(now.path("batch").asText(), step(now)));
        }
    }

    private static String step(JsonNode batch) {
        String outcome =
                batch.hasNonNull("outcome") ? ", " + batch.path("outcome").asText() : "";
        String published = batch.path("published").asBoolean() ? ", results out" : "";
        return batch.path("state").asText() + outcome + published;
    }

    private boolean show(Map<DemoBatch, JsonNode> batches) {
        out.println();
        out.println(BatchText.table(batches.values()));
        batches.values().stream()
                .map(BatchText::breaks)
                .filter(text -> !text.isBlank())
                .forEach(out::println);
        List<String> differences = differences(batches);
        differences.forEach(difference -> say("NOT AS EXPECTED  " + difference));
        if (differences.isEmpty()) {
            say("Every batch ended as it must");
        }
        return differences.isEmpty();
    }

    private List<String> differences(Map<DemoBatch, JsonNode> batches) {
        List<String> differences = new ArrayList<>();
        batches.forEach((sample, batch) -> {
            if (!sample.isAsExpected(batch)) {
                differences.add(sample.difference(batch));
            }
        });
        try (ReleasedResults results = ReleasedResults.of(platform.bootstrapServers(), platform.registryUrl())) {
            for (Feed feed : Feeds.load(installation.feeds()).all()) {
                differences.addAll(results.show(feed, batches.values(), out));
            }
        }
        return differences;
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }
}
