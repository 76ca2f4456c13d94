package io.crossfoot.ingest.delivery;

import io.crossfoot.common.balance.SourceReport;
import io.crossfoot.ingest.delivery.FeedProgress.BatchProgress;
import io.crossfoot.schema.ResumePoint;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** What is said in the log of each file that is sent. */
final class DeliveryLog {

    private static final Logger log = LoggerFactory.getLogger(FileDelivery.class);

    private DeliveryLog() {}

    /** @param committed where it goes on; empty for a task that has not begun */
    static void begins(Task task, String file, long bytes, Optional<ResumePoint> committed) {
        line(task)
                .addKeyValue("file", file)
                .addKeyValue("bytes", bytes)
                .addKeyValue(
                        "after",
                        committed.map(point -> "record " + point.getSequence()).orElse("nothing"))
                .log(committed.isPresent() ? "Batch goes on" : task.isFirst() ? "Batch begins" : "Part begins");
    }

    static void ended(Task task, SourceReport report, BatchProgress progress) {
        line(task)
                .addKeyValue("passed", report.passed().getRecords())
                .addKeyValue("rejected", report.rejected().getRecords())
                .addKeyValue("sections", report.sections().size())
                .addKeyValue("problems", report.problems().size())
                .addKeyValue("perSecond", progress.recordsPerSecond())
                .log(task.isLast() ? "Batch delivered" : "Part delivered");
    }

    private static LoggingEventBuilder line(Task task) {
        LoggingEventBuilder line = log.atInfo().addKeyValue("batch", task.batch());
        return task.tasks() == 1 ? line : line.addKeyValue("part", task.number() + 1 + " of " + task.tasks());
    }
}
