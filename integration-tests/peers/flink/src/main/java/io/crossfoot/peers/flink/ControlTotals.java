package io.crossfoot.peers.flink;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.JobExecutionResult;

/**
 * What a trailer states, or what a job has counted.
 *
 * @param cents the total of each of {@link #CURRENCIES}
 * @param accounts the sum of the account numbers
 */
record ControlTotals(long records, List<Long> cents, long accounts) {

    static final List<String> CURRENCIES = List.of("EUR", "USD", "GBP");
    static final String RECORDS = "records";
    static final String ACCOUNTS = "accounts";

    /** Of a line {@code TRL,<records>,<EUR>,<USD>,<GBP>,<sum of the account numbers>}. */
    static ControlTotals stated(String trailer) {
        String[] columns = trailer.split(",");
        List<Long> cents = Arrays.stream(columns, 2, 5)
                .map(total -> new BigDecimal(total).movePointRight(2).longValueExact())
                .toList();
        return new ControlTotals(Long.parseLong(columns[1]), cents, Long.parseLong(columns[5]));
    }

    /** Of a finished job's accumulators. */
    static ControlTotals counted(JobExecutionResult job) {
        List<Long> cents =
                CURRENCIES.stream().map(job::<Long>getAccumulatorResult).toList();
        return new ControlTotals(job.getAccumulatorResult(RECORDS), cents, job.getAccumulatorResult(ACCOUNTS));
    }
}
