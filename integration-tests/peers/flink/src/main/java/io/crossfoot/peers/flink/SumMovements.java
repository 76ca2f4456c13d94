package io.crossfoot.peers.flink;

import org.apache.flink.api.common.functions.AggregateFunction;

/** Keeps a window down to its count and its sum: no movement is held until the window ends. */
final class SumMovements implements AggregateFunction<Movement, SumMovements.Totals, SumMovements.Totals> {

    /** A mutable POJO, as Flink's own serializer wants it. */
    public static final class Totals {
        public long count;
        public long cents;
    }

    @Override
    public Totals createAccumulator() {
        return new Totals();
    }

    @Override
    public Totals add(Movement movement, Totals totals) {
        totals.count++;
        totals.cents += movement.cents;
        return totals;
    }

    @Override
    public Totals getResult(Totals totals) {
        return totals;
    }

    @Override
    public Totals merge(Totals some, Totals others) {
        some.count += others.count;
        some.cents += others.cents;
        return some;
    }
}
