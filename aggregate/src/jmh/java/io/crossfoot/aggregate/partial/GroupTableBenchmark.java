package io.crossfoot.aggregate.partial;

import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.feed.Aggregate;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What adding a record to its group costs, in a table that begins empty: all groups are new at first, as after each commit.
 * Beside it a map of keys and longs, which is the least that objects could do.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(GroupTableBenchmark.RECORDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class GroupTableBenchmark {

    static final int RECORDS = 200_000;

    @Param({"1000", "100000"})
    private int groups;

    private final Aggregate aggregate = ConfigReader.read(
            "{name: by-account, group-by: [account], window: 1h, measures: [{name: amount, sum: amount}]}",
            "aggregate.yaml",
            Aggregate.class);
    private final GroupTable table = new GroupTable(aggregate.measures());
    private final GroupKeyBuffer key = new GroupKeyBuffer();
    private final byte[][] accounts = new byte[RECORDS][];

    @Setup
    public void draw() {
        Random random = new Random(7);
        for (int i = 0; i < RECORDS; i++) {
            accounts[i] = Long.toString(4_000_000_000L + random.nextInt(groups)).getBytes(StandardCharsets.US_ASCII);
        }
    }

    @Benchmark
    public int inATable() {
        table.clear();
        for (byte[] account : accounts) {
            begin(account);
            int group = table.group(key);
            table.addRecord(group);
            table.measure(0, group).add(account.length, 2);
        }
        return table.size();
    }

    @Benchmark
    public int inAMap() {
        Map<GroupKey, long[]> map = new HashMap<>();
        for (byte[] account : accounts) {
            begin(account);
            long[] group = map.computeIfAbsent(key.key(), unseen -> new long[2]);
            group[0]++;
            group[1] += account.length;
        }
        return map.size();
    }

    private void begin(byte[] account) {
        key.window(1_795_392_000_000L);
        key.value(account, 0, account.length);
    }
}
