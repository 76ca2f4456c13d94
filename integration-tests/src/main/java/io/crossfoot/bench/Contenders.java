package io.crossfoot.bench;

import io.crossfoot.bench.contender.BenchException;
import io.crossfoot.bench.contender.Contender;
import io.crossfoot.bench.contender.CrossfootContender;
import io.crossfoot.bench.contender.FloorContender;
import io.crossfoot.bench.contender.PeerContender;
import io.crossfoot.bench.measure.Revision;
import io.crossfoot.schema.Granularity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Who takes part. */
final class Contenders {

    private static final Path PEERS = Path.of("integration-tests", "peers");

    private final Path root = Path.of(System.getProperty("crossfoot.root", "")).toAbsolutePath();

    @Option(
            names = "--contenders",
            split = ",",
            paramLabel = "NAME",
            description =
                    "Who takes part in the comparison, such as 'crossfoot/block', or 'flink' for all its variants; of Crossfoot, also in the studies that are about it alone.")
    private List<String> compared = List.of("all");

    @Option(
            names = "--growing",
            split = ",",
            paramLabel = "NAME",
            description = "Who is measured as records, accounts, partitions grow.")
    private List<String> growing = List.of("crossfoot");

    /** The commit of what is measured. */
    String revision() {
        return Revision.of(root);
    }

    /** Everybody there is, Crossfoot and the floor first. */
    List<Contender<?>> all() {
        List<Contender<?>> all = new ArrayList<>();
        all.add(new CrossfootContender(Granularity.RECORD, root));
        all.add(new CrossfootContender(Granularity.BLOCK, root));
        all.add(new FloorContender(FloorContender.Granularity.RECORDS));
        all.add(new FloorContender(FloorContender.Granularity.BLOCKS));
        all.addAll(PeerContender.in(root.resolve(PEERS)));
        return all;
    }

    /** What each of them is called, by its name. */
    Map<String, String> titles() {
        return all().stream().collect(Collectors.toMap(Contender::name, Contender::title));
    }

    /** Those of the compared that are Crossfoot. */
    List<CrossfootContender> crossfoot() {
        return compared().stream()
                .filter(CrossfootContender.class::isInstance)
                .map(CrossfootContender.class::cast)
                .toList();
    }

    List<Contender<?>> compared() {
        return named(compared);
    }

    List<Contender<?>> growing() {
        return named(growing);
    }

    private List<Contender<?>> named(List<String> names) {
        List<Contender<?>> all = all();
        if (names.equals(List.of("all"))) {
            return all;
        }
        for (String name : names) {
            if (all.stream().noneMatch(contender -> isMeant(contender, name))) {
                throw new BenchException("There is no contender '%s'; there are %s"
                        .formatted(name, all.stream().map(Contender::name).toList()));
            }
        }
        return all.stream()
                .filter(contender -> names.stream().anyMatch(name -> isMeant(contender, name)))
                .toList();
    }

    private static boolean isMeant(Contender<?> contender, String name) {
        return contender.name().equals(name) || contender.name().startsWith(name + "/");
    }
}
