package io.crossfoot.bench;

import io.crossfoot.bench.contender.BenchException;
import io.crossfoot.bench.contender.CrossfootContender;
import io.crossfoot.bench.data.LedgerSpec;
import io.crossfoot.bench.study.Comparison;
import io.crossfoot.bench.study.Crash;
import io.crossfoot.bench.study.Growth;
import io.crossfoot.bench.study.Latency;
import io.crossfoot.bench.study.ManyBatches;
import io.crossfoot.bench.study.Study;
import java.util.List;
import java.util.function.Predicate;
import picocli.CommandLine.Option;

/** What is measured, and on how much. */
final class Studies {

    private static final int FILE_SEED = 1;

    @Option(
            names = "--studies",
            split = ",",
            paramLabel = "NAME",
            description = "Some of comparison, records, accounts, parallelism, batches, crash, latency.")
    private List<String> names = List.of(
            Comparison.NAME,
            Growth.OF_RECORDS,
            Growth.OF_ACCOUNTS,
            Growth.OF_PARALLELISM,
            ManyBatches.NAME,
            Crash.NAME,
            Latency.NAME);

    @Option(names = "--records", description = "Size of the file.")
    private long records = 10_000_000;

    @Option(names = "--accounts", description = "Accounts of the file.")
    private int accounts = 1_000_000;

    @Option(names = "--parallelism", description = "Partitions of each topic, and threads.")
    private int parallelism = 2;

    @Option(names = "--rounds", description = "Rounds of the comparison.")
    private int rounds = 5;

    @Option(names = "--study-rounds", description = "Repetitions in the other studies.")
    private int studyRounds = 5;

    @Option(names = "--record-sizes", split = ",", description = "Sizes of the study 'records'.")
    private List<Long> recordSizes = List.of(100_000L, 1_000_000L, 10_000_000L);

    @Option(names = "--account-sizes", split = ",", description = "Sizes of the study 'accounts'.")
    private List<Integer> accountSizes = List.of(1_000, 100_000, 10_000_000);

    @Option(names = "--parallelisms", split = ",", description = "Sizes of the study 'parallelism'.")
    private List<Integer> parallelisms = List.of(1, 2, 4);

    @Option(names = "--batch-counts", split = ",", description = "Numbers of files of the study 'batches'.")
    private List<Integer> batchCounts = List.of(1, 20, 200);

    @Option(names = "--latency-batches", description = "Files of the study 'latency'.")
    private int latencyBatches = 30;

    @Option(names = "--latency-records", description = "Size of each of them.")
    private long latencyRecords = 100_000;

    /** The file of the comparison. */
    LedgerSpec file() {
        return file(records, accounts);
    }

    private static LedgerSpec file(long records, int accounts) {
        return LedgerSpec.of(records, accounts, FILE_SEED);
    }

    /** @param seed decides the order of the comparison's runs */
    List<Study> chosen(Contenders contenders, long seed) {
        List<Study> all = all(contenders, seed);
        for (String name : names) {
            if (all.stream().map(Study::name).noneMatch(Predicate.isEqual(name))) {
                throw new BenchException("There is no study '%s'; there are %s"
                        .formatted(name, all.stream().map(Study::name).toList()));
            }
        }
        return all.stream().filter(study -> names.contains(study.name())).toList();
    }

    private List<Study> all(Contenders contenders, long seed) {
        List<CrossfootContender> crossfoot = contenders.crossfoot();
        return List.of(
                new Comparison(contenders.compared(), file(), parallelism, rounds, seed),
                growth(
                        Growth.OF_RECORDS,
                        contenders,
                        recordSizes.stream().map(this::ofRecords).toList()),
                growth(
                        Growth.OF_ACCOUNTS,
                        contenders,
                        accountSizes.stream().map(this::ofAccounts).toList()),
                growth(
                        Growth.OF_PARALLELISM,
                        contenders,
                        parallelisms.stream().map(this::withThreads).toList()),
                new ManyBatches(crossfoot, file(), batchCounts, parallelism, studyRounds),
                new Crash(crossfoot, file(), parallelism, studyRounds),
                new Latency(crossfoot, file(latencyRecords, accounts), latencyBatches, parallelism));
    }

    private Study growth(String name, Contenders contenders, List<Growth.Point> points) {
        return new Growth(name, contenders.growing(), points, studyRounds);
    }

    private Growth.Point ofRecords(long size) {
        return new Growth.Point(file(size, accounts), parallelism);
    }

    private Growth.Point ofAccounts(int size) {
        return new Growth.Point(file(records, size), parallelism);
    }

    private Growth.Point withThreads(int threads) {
        return new Growth.Point(file(), threads);
    }
}
