package io.crossfoot.ingest.delivery;

import io.crossfoot.ingest.delivery.FeedProgress.BatchProgress;
import io.crossfoot.ingest.inbox.ArrivedFile;
import io.crossfoot.ingest.inbox.FingerprintedStream;
import io.crossfoot.schema.ResumePoint;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Watches over a delivery from a file: that the file stays as it was, how far it has come, and when the app stops. */
final class FileWatch implements DeliveryWatch {

    private final Task task;
    private final ArrivedFile file;
    private final FingerprintedStream content;
    private final FeedHistory history;
    private final ProgressMeter meter;
    private final Consumer<BatchProgress> progress;
    private final BooleanSupplier stopping;

    FileWatch(
            Task task,
            ArrivedFile file,
            FingerprintedStream content,
            FeedHistory history,
            ProgressMeter meter,
            Consumer<BatchProgress> progress,
            BooleanSupplier stopping) {
        this.task = task;
        this.file = file;
        this.content = content;
        this.history = history;
        this.meter = meter;
        this.progress = progress;
        this.stopping = stopping;
    }

    @Override
    public boolean mustStop() {
        return stopping.getAsBoolean();
    }

    @Override
    public void progress(TaskCount count) {
        progress.accept(meter.reached(count.records(), count.position(), content.bytes()));
    }

    @Override
    public void beforeCommit() {
        require(file.isUnchanged());
    }

    @Override
    public void sourceRead() throws IOException {
        require(content.finish().equals(task.source().getFingerprint()));
    }

    @Override
    public void committed(ResumePoint point) {
        history.add(point);
    }

    private void require(boolean unchanged) {
        if (!unchanged) {
            throw new SourceChanged(task.batch(), file);
        }
    }
}
