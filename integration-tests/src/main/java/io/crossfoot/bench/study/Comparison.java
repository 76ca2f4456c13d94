package io.crossfoot.bench.study;

import io.crossfoot.bench.contender.Contender;
import io.crossfoot.bench.data.LedgerSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Who takes how long, and what for? All contenders take turns on the same file, in another order every round. */
public final class Comparison implements Study {

    public static final String NAME = "comparison";

    private final List<Contender<?>> contenders;
    private final LedgerSpec file;
    private final int parallelism;
    private final int rounds;
    private final Random random;

    /** @param seed decides the orders */
    public Comparison(
            List<? extends Contender<?>> contenders, LedgerSpec file, int parallelism, int rounds, long seed) {
        this.contenders = List.copyOf(contenders);
        this.file = file;
        this.parallelism = parallelism;
        this.rounds = rounds;
        this.random = new Random(seed);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(Workbench bench) {
        LedgerData data = bench.data(file);
        for (int round = 1; round <= rounds; round++) {
            List<Contender<?>> order = new ArrayList<>(contenders);
            Collections.shuffle(order, random);
            for (Contender<?> contender : order) {
                bench.run(Setting.of(NAME, contender, round, List.of(data), parallelism), contender, data);
            }
        }
    }
}
