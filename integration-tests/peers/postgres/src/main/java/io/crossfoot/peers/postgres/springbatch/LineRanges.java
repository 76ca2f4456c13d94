package io.crossfoot.peers.postgres.springbatch;

import java.util.HashMap;
import java.util.Map;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/** Shares the entries of a file out, as ranges of consecutive lines that leave out header and trailer. */
class LineRanges implements Partitioner {

    static final String LINES_BEFORE = "lines-before";
    static final String LINES = "lines";

    private static final int HEADER_LINES = 1;

    private final int entries;

    LineRanges(int entries) {
        this.entries = entries;
    }

    @Override
    public Map<String, ExecutionContext> partition(int ranges) {
        Map<String, ExecutionContext> partitions = new HashMap<>();
        for (int range = 0; range < ranges; range++) {
            int first = entriesBefore(range, ranges);
            ExecutionContext context = new ExecutionContext();
            context.putInt(LINES_BEFORE, HEADER_LINES + first);
            context.putInt(LINES, entriesBefore(range + 1, ranges) - first);
            partitions.put("range-" + range, context);
        }
        return partitions;
    }

    private int entriesBefore(int range, int ranges) {
        return (int) ((long) entries * range / ranges);
    }
}
