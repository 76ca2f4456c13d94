package io.crossfoot.peers.postgres.springbatch;

import io.crossfoot.peers.postgres.Tables;
import io.crossfoot.peers.postgres.Totals;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** The job and all of its steps but the one that loads. A job that failed starts again at the step that failed. */
@Configuration
class LedgerJob {

    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final JdbcTemplate jdbc;

    LedgerJob(JobRepository repository, PlatformTransactionManager transactions, JdbcTemplate jdbc) {
        this.repository = repository;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @Bean
    Job ledger(Step load) {
        return new JobBuilder("ledger", repository)
                .start(survey())
                .next(createTables())
                .next(load)
                .next(checkTotals())
                .next(aggregate())
                .build();
    }

    private Step survey() {
        return new StepBuilder("survey", repository)
                .tasklet(new Survey(), transactions)
                .build();
    }

    private Step createTables() {
        return new StepBuilder("create-tables", repository)
                .tasklet(
                        (contribution, context) -> {
                            jdbc.execute(tables(context).create());
                            return RepeatStatus.FINISHED;
                        },
                        transactions)
                .build();
    }

    private Step checkTotals() {
        return new StepBuilder("check-totals", repository)
                .tasklet(
                        (contribution, context) -> {
                            Totals stated = Totals.ofTrailer(Survey.trailer(context));
                            jdbc.queryForObject(tables(context).totals(), (row, number) -> Totals.of(row))
                                    .require(stated);
                            return RepeatStatus.FINISHED;
                        },
                        transactions)
                .build();
    }

    private Step aggregate() {
        return new StepBuilder("aggregate", repository)
                .tasklet(
                        (contribution, context) -> {
                            jdbc.execute(tables(context).analyze());
                            jdbc.execute(tables(context).aggregate());
                            return RepeatStatus.FINISHED;
                        },
                        transactions)
                .build();
    }

    private static Tables tables(ChunkContext context) {
        return new Tables(context.getStepContext().getJobParameters().get("run").toString());
    }
}
