package io.crossfoot.bench.study;

import io.crossfoot.bench.contender.Contender;
import io.crossfoot.bench.contender.Running;
import io.crossfoot.bench.data.LedgerSpec;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** What all studies work with: the data, the place where contenders run, and the log of the results. */
public final class Workbench {

    private static final long WARM_UP_SEED = 0;

    private final Path home;
    private final long warmUpRecords;
    private final ResultLog log;
    private final Consumer<String> progress;
    private final Map<LedgerSpec, LedgerData> known = new HashMap<>();

    /**
     * A workbench in this folder.
     *
     * @param warmUpRecords size of the file that contenders warm up with
     * @param progress is told what is going on, a line a step
     */
    public Workbench(Path home, long warmUpRecords, ResultLog log, Consumer<String> progress) {
        this.home = home;
        this.warmUpRecords = warmUpRecords;
        this.log = log;
        this.progress = progress;
    }

    /** The file of this spec, and what must come of it. */
    public LedgerData data(LedgerSpec spec) {
        return known.computeIfAbsent(spec, wanted -> {
            progress.accept("Preparing " + wanted.fileName());
            return LedgerData.in(home.resolve("data"), wanted);
        });
    }

    /** One file in a session of its own. */
    <R extends Running> void run(Setting setting, Contender<R> contender, LedgerData data) {
        inSession(setting, contender, data, session -> session.measure(setting, data));
    }

    /** Several files in a session of their own. */
    <R extends Running> void run(Setting setting, Contender<R> contender, List<LedgerData> data, Session.Work<R> work) {
        inSession(setting, contender, data.get(0), session -> session.measure(setting, data, work));
    }

    /** What is done in a session that is fresh. */
    @FunctionalInterface
    interface Measurement<R extends Running> {
        RunResult in(Session<R> session);
    }

    private <R extends Running> void inSession(
            Setting setting, Contender<R> contender, LedgerData data, Measurement<R> measurement) {
        attempt(setting, () -> {
            try (Session<R> session = open(setting, contender, data.spec())) {
                note(measurement.in(session));
            }
        });
    }

    /** A session whose contender has warmed up on a file of the same kind. */
    <R extends Running> Session<R> open(Setting setting, Contender<R> contender, LedgerSpec like) {
        LedgerSpec warmUp = new LedgerSpec(warmUpRecords, like.accounts(), like.skew(), like.day(), WARM_UP_SEED);
        return Session.open(home.resolve("run"), contender, setting.parallelism(), data(warmUp));
    }

    void note(RunResult result) {
        log.add(result);
        progress.accept(
                String.format(Locale.ROOT, "  %.2f s", result.completion().seconds()));
    }

    /** Does the work; if it fails, that is noted, and the next one has its turn. */
    void attempt(Setting setting, Runnable work) {
        progress.accept(String.format(
                Locale.ROOT,
                "%s, round %d: %s, %,d records of %,d accounts in %d files, %d partitions and threads",
                setting.study(),
                setting.round(),
                setting.contender(),
                setting.records(),
                setting.accounts(),
                setting.batches(),
                setting.parallelism()));
        try {
            work.run();
        } catch (RuntimeException e) {
            log.add(new RunFailure(Instant.now(), setting, String.valueOf(e.getMessage())));
            progress.accept("  FAILED: " + e);
        }
    }
}
