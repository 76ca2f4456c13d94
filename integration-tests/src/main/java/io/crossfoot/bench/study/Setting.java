package io.crossfoot.bench.study;

import io.crossfoot.bench.contender.Contender;
import java.util.List;

/**
 * What a run was about.
 *
 * @param study the study it belongs to
 * @param contender the contender's name
 * @param round which repetition it is, from 1
 * @param records of all files together
 * @param accounts that the records' were drawn from
 * @param batches how many files the records were in
 * @param bytes of all files together
 * @param parallelism partitions of each topic, and threads
 */
public record Setting(
        String study,
        String contender,
        int round,
        long records,
        int accounts,
        int batches,
        long bytes,
        int parallelism) {

    static Setting of(String study, Contender<?> contender, int round, List<LedgerData> data, int parallelism) {
        return new Setting(
                study,
                contender.name(),
                round,
                data.stream().mapToLong(each -> each.spec().records()).sum(),
                data.get(0).spec().accounts(),
                data.size(),
                data.stream().mapToLong(LedgerData::bytes).sum(),
                parallelism);
    }
}
