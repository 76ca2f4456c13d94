package io.crossfoot.peers.postgres.springbatch;

import io.crossfoot.peers.postgres.Variant;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Runs the job of {@link LedgerJob} once for each file. */
public final class SpringBatchVariant implements Variant {

    private final AnnotationConfigApplicationContext context;

    private SpringBatchVariant(AnnotationConfigApplicationContext context) {
        this.context = context;
    }

    public static SpringBatchVariant open(DataSource connections, int parallelism) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("arguments", Map.of("parallelism", parallelism)));
        // The server owns the pool, and closes it.
        context.registerBean(
                "dataSource", DataSource.class, () -> connections, definition -> definition.setDestroyMethodName(""));
        context.register(Infrastructure.class, LedgerJob.class, LoadStep.class);
        context.refresh();
        return new SpringBatchVariant(context);
    }

    @Override
    public void run(Path file, String run) throws Exception {
        JobExecution execution = context.getBean(JobOperator.class)
                .start(
                        context.getBean(Job.class),
                        new JobParametersBuilder()
                                .addString("run", run)
                                .addString("file", file.toString(), false)
                                .toJobParameters());
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            throw execution.getAllFailureExceptions().stream()
                    .findFirst()
                    .map(cause -> new IllegalStateException(cause.getMessage(), cause))
                    .orElseGet(() -> new IllegalStateException("the job ended as " + execution.getExitStatus()));
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
