package io.crossfoot.bench.study;

import io.crossfoot.bench.contender.Contender;
import io.crossfoot.bench.data.LedgerSpec;
import java.util.List;

/** How does it go on as one quantity grows? */
public final class Growth implements Study {

    public static final String OF_RECORDS = "records";
    public static final String OF_ACCOUNTS = "accounts";
    public static final String OF_PARALLELISM = "parallelism";

    private final String name;
    private final List<Contender<?>> contenders;
    private final List<Point> points;
    private final int rounds;

    /** One of the sizes that are looked at. */
    public record Point(LedgerSpec file, int parallelism) {}

    public Growth(String name, List<? extends Contender<?>> contenders, List<Point> points, int rounds) {
        this.name = name;
        this.contenders = List.copyOf(contenders);
        this.points = List.copyOf(points);
        this.rounds = rounds;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void run(Workbench bench) {
        for (int round = 1; round <= rounds; round++) {
            for (Point point : points) {
                LedgerData data = bench.data(point.file());
                for (Contender<?> contender : contenders) {
                    bench.run(Setting.of(name, contender, round, List.of(data), point.parallelism()), contender, data);
                }
            }
        }
    }
}
