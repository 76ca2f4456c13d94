package io.crossfoot.bench.study;

import io.crossfoot.bench.contender.CrossfootContender;
import io.crossfoot.bench.contender.RunningCrossfoot;
import io.crossfoot.bench.data.LedgerSpec;
import java.util.List;

/** How long after the last record is the verdict there, and how long after that the last row? Many batches in a row. */
public final class Latency implements Study {

    public static final String NAME = "latency";

    private final List<CrossfootContender> contenders;
    private final LedgerSpec file;
    private final int batches;
    private final int parallelism;

    /** @param file what each of the batches is like, but for the seed */
    public Latency(List<CrossfootContender> contenders, LedgerSpec file, int batches, int parallelism) {
        this.contenders = List.copyOf(contenders);
        this.file = file;
        this.batches = batches;
        this.parallelism = parallelism;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(Workbench bench) {
        for (CrossfootContender contender : contenders) {
            LedgerData first = bench.data(batch(1));
            Setting setting = Setting.of(NAME, contender, 1, List.of(first), parallelism);
            bench.attempt(setting, () -> {
                try (Session<RunningCrossfoot> session = bench.open(setting, contender, file)) {
                    handInAll(bench, contender, session);
                }
            });
        }
    }

    private void handInAll(Workbench bench, CrossfootContender contender, Session<RunningCrossfoot> session) {
        for (int number = 1; number <= batches; number++) {
            LedgerData data = bench.data(batch(number));
            bench.note(session.measure(Setting.of(NAME, contender, number, List.of(data), parallelism), data));
        }
    }

    private LedgerSpec batch(int number) {
        return new LedgerSpec(file.records(), file.accounts(), file.skew(), file.day(), file.seed() + number);
    }
}
