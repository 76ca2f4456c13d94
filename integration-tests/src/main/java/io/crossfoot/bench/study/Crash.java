package io.crossfoot.bench.study;

import io.crossfoot.bench.contender.CrossfootContender;
import io.crossfoot.bench.data.LedgerSpec;
import java.util.List;

/** What does it cost when aggregate is killed in the middle of a batch? Each such run has an undisturbed one beside it. */
public final class Crash implements Study {

    public static final String NAME = "crash";
    public static final String UNDISTURBED = "undisturbed";

    private final List<CrossfootContender> contenders;
    private final LedgerSpec file;
    private final int parallelism;
    private final int rounds;

    public Crash(List<CrossfootContender> contenders, LedgerSpec file, int parallelism, int rounds) {
        this.contenders = List.copyOf(contenders);
        this.file = file;
        this.parallelism = parallelism;
        this.rounds = rounds;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(Workbench bench) {
        List<LedgerData> data = List.of(bench.data(file));
        long half = file.records() / 2;
        for (int round = 1; round <= rounds; round++) {
            for (CrossfootContender contender : contenders) {
                bench.run(Setting.of(UNDISTURBED, contender, round, data, parallelism), contender, data.get(0));
                bench.run(
                        Setting.of(NAME, contender, round, data, parallelism),
                        contender,
                        data,
                        (running, jobs) -> running.processKillingAggregate(jobs.get(0), half));
            }
        }
    }
}
