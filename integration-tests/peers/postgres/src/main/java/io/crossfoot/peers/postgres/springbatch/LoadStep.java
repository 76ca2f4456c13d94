package io.crossfoot.peers.postgres.springbatch;

import io.crossfoot.peers.postgres.Tables;
import javax.sql.DataSource;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.database.JdbcBatchItemWriter;
import org.springframework.batch.infrastructure.item.database.builder.JdbcBatchItemWriterBuilder;
import org.springframework.batch.infrastructure.item.file.FlatFileItemReader;
import org.springframework.batch.infrastructure.item.file.builder.FlatFileItemReaderBuilder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;

/** The step that loads: one range of lines for each thread, in chunks, each chunk a transaction. */
@Configuration
class LoadStep {

    private static final int CHUNK = 5000;

    @Bean
    Step load(JobRepository repository, Partitioner ranges, Step loadRange, @Value("${parallelism}") int parallelism) {
        return new StepBuilder("load", repository)
                .partitioner("load-range", ranges)
                .step(loadRange)
                .gridSize(parallelism)
                .taskExecutor(new SimpleAsyncTaskExecutor("load-"))
                .build();
    }

    @Bean
    Step loadRange(
            JobRepository repository,
            PlatformTransactionManager transactions,
            FlatFileItemReader<LedgerEntry> reader,
            JdbcBatchItemWriter<LedgerEntry> writer) {
        return new StepBuilder("load-range", repository)
                .<LedgerEntry, LedgerEntry>chunk(CHUNK)
                .transactionManager(transactions)
                .reader(reader)
                .writer(writer)
                .build();
    }

    @Bean
    @StepScope
    LineRanges ranges(@Value("#{jobExecutionContext['" + Survey.ENTRIES + "']}") int entries) {
        return new LineRanges(entries);
    }

    @Bean
    @StepScope
    FlatFileItemReader<LedgerEntry> reader(
            @Value("#{jobParameters['file']}") String file,
            @Value("#{stepExecutionContext['" + LineRanges.LINES_BEFORE + "']}") int linesBefore,
            @Value("#{stepExecutionContext['" + LineRanges.LINES + "']}") int lines) {
        return new FlatFileItemReaderBuilder<LedgerEntry>()
                .name("entries")
                .resource(new FileSystemResource(file))
                .linesToSkip(linesBefore)
                .maxItemCount(lines)
                // Cheaper by far than the library's tokenizer and field sets.
                .lineMapper((line, number) -> LedgerEntry.parse(line))
                .build();
    }

    @Bean
    @StepScope
    JdbcBatchItemWriter<LedgerEntry> writer(DataSource dataSource, @Value("#{jobParameters['run']}") String run) {
        return new JdbcBatchItemWriterBuilder<LedgerEntry>()
                .dataSource(dataSource)
                .sql(new Tables(run).insert())
                .itemPreparedStatementSetter(LedgerEntry::bind)
                .build();
    }
}
