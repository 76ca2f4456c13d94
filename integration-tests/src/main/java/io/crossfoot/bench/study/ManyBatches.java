package io.crossfoot.bench.study;

import io.crossfoot.bench.contender.CrossfootContender;
import io.crossfoot.bench.contender.RunningCrossfoot;
import io.crossfoot.bench.data.LedgerSpec;
import java.util.List;
import java.util.stream.IntStream;

/** What if the same records come in ever more files, all at once? */
public final class ManyBatches implements Study {

    public static final String NAME = "batches";

    private final List<CrossfootContender> contenders;
    private final LedgerSpec whole;
    private final List<Integer> numbers;
    private final int parallelism;
    private final int rounds;

    /**
     * The study.
     *
     * @param whole what all files together are like
     * @param numbers the numbers of files
     */
    public ManyBatches(
            List<CrossfootContender> contenders, LedgerSpec whole, List<Integer> numbers, int parallelism, int rounds) {
        this.contenders = List.copyOf(contenders);
        this.whole = whole;
        this.numbers = List.copyOf(numbers);
        this.parallelism = parallelism;
        this.rounds = rounds;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(Workbench bench) {
        for (int round = 1; round <= rounds; round++) {
            for (int number : numbers) {
                List<LedgerData> files = split(number).stream().map(bench::data).toList();
                for (CrossfootContender contender : contenders) {
                    Setting setting = Setting.of(NAME, contender, round, files, parallelism);
                    bench.run(setting, contender, files, RunningCrossfoot::processAll);
                }
            }
        }
    }

    private List<LedgerSpec> split(int number) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(part -> new LedgerSpec(
                        whole.records() / number, whole.accounts(), whole.skew(), whole.day(), whole.seed() + part))
                .toList();
    }
}
