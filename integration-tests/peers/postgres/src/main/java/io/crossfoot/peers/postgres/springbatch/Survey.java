package io.crossfoot.peers.postgres.springbatch;

import io.crossfoot.peers.postgres.Checksum;
import io.crossfoot.peers.postgres.LedgerFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Looks the file over before it is loaded: its checksum, its trailer, and how many entries are to be shared out. */
final class Survey implements Tasklet {

    /** In the job's execution context: the lines between header and trailer, and the trailer. */
    static final String ENTRIES = "entries";

    private static final String TRAILER = "trailer";

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) throws Exception {
        Path path =
                Path.of(context.getStepContext().getJobParameters().get("file").toString());
        CompletableFuture<Checksum> checksum = Checksum.startOf(path);
        jobContext(context).putString(TRAILER, LedgerFile.open(path).trailer());
        jobContext(context).putInt(ENTRIES, Math.toIntExact(lines(path) - 2));
        checksum.join().require(Checksum.statedFor(path), path);
        return RepeatStatus.FINISHED;
    }

    static String trailer(ChunkContext context) {
        return jobContext(context).getString(TRAILER);
    }

    private static long lines(Path path) throws Exception {
        try (Stream<String> lines = Files.lines(path)) {
            return lines.count();
        }
    }

    private static ExecutionContext jobContext(ChunkContext context) {
        return context.getStepContext().getStepExecution().getJobExecution().getExecutionContext();
    }
}
