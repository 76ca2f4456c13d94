package io.crossfoot.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.crossfoot.bench.contender.Contender;
import io.crossfoot.bench.contender.CrossfootContender;
import io.crossfoot.bench.contender.FloorContender;
import io.crossfoot.bench.data.LedgerSpec;
import io.crossfoot.schema.Granularity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench}: runs the contenders and reports. */
@Command(name = "bench", description = "Measure Crossfoot and others on the same job.", mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    @Option(names = "--records", defaultValue = "10000000")
    private long records;

    @Option(names = "--accounts", defaultValue = "1000000")
    private int accounts;

    @Option(names = "--warm-up", defaultValue = "200000")
    private long warmUp;

    @Option(names = "--rounds", defaultValue = "1")
    private int rounds;

    @Option(names = "--parallelism", defaultValue = "2")
    private int parallelism;

    @Option(
            names = "--contenders",
            split = ",",
            defaultValue = "crossfoot/record,crossfoot/block,floor/records,floor/blocks")
    private List<String> names = List.of();

    @Option(names = "--work", defaultValue = "integration-tests/target/bench")
    private Path work = Path.of("");

    private BenchCommand() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BenchCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        Path home = work.toAbsolutePath();
        LedgerData warm = LedgerData.in(home.resolve("data"), LedgerSpec.of(warmUp, accounts, 1));
        LedgerData measured = LedgerData.in(home.resolve("data"), LedgerSpec.of(records, accounts, 2));
        for (int round = 1; round <= rounds; round++) {
            for (String name : names) {
                RunResult result = new Run(home.resolve("run"), parallelism, warm, measured).of(contender(name), round);
                String line = JSON.writeValueAsString(result);
                Files.writeString(
                        home.resolve("results.jsonl"),
                        line + "\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
                System.out.println(line);
            }
        }
        return 0;
    }

    private static Contender contender(String name) {
        Path root = Path.of(System.getProperty("crossfoot.root", "")).toAbsolutePath();
        return switch (name) {
            case "crossfoot/record" -> new CrossfootContender(Granularity.RECORD, root);
            case "crossfoot/block" -> new CrossfootContender(Granularity.BLOCK, root);
            case "floor/records" -> new FloorContender(FloorContender.Granularity.RECORDS);
            case "floor/blocks" -> new FloorContender(FloorContender.Granularity.BLOCKS);
            default -> throw new BenchException("No contender " + name);
        };
    }
}
