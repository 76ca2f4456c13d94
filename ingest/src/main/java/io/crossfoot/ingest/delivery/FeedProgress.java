package io.crossfoot.ingest.delivery;

import io.crossfoot.ingest.inbox.WaitingSet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How far a feed has come at one instance, as told to operators.
 *
 * @param instance the one that tells
 * @param detail what it waits for, or why it has stopped
 * @param delivery the batch that is being delivered
 * @param waiting the sets of files that are not whole
 * @param elsewhere files of the inbox that other instances have
 */
record FeedProgress(
        String feed,
        String instance,
        FeedState state,
        Optional<String> detail,
        Optional<BatchProgress> delivery,
        List<WaitingSet> waiting,
        List<FileElsewhere> elsewhere) {

    FeedProgress {
        waiting = List.copyOf(waiting);
        elsewhere = List.copyOf(elsewhere);
    }

    /** A file that another instance delivers. */
    record FileElsewhere(String file, String batch, String instance) {}

    /**
     * How far a batch has come.
     *
     * @param resumed whether it was begun by an earlier run
     * @param records read so far
     * @param bytes of the source done so far, behind any compression
     * @param fileBytes of the file read so far, as it lies there: a buffer more than is done
     * @param ofBytes size of the file
     * @param share of the file that has been read, from 0 to 1
     * @param recordsPerSecond since this run began with it
     * @param bytesPerSecond likewise, of the file
     * @param timeLeft at the same speed; empty before anything has been read
     */
    record BatchProgress(
            String batch,
            String file,
            boolean resumed,
            long records,
            long bytes,
            long fileBytes,
            long ofBytes,
            double share,
            long recordsPerSecond,
            long bytesPerSecond,
            Optional<Duration> timeLeft) {}
}
