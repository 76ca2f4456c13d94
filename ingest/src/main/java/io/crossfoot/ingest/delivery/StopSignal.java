package io.crossfoot.ingest.delivery;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells the workers that the app stops, in the middle of a wait too. */
final class StopSignal {

    private final CountDownLatch requested = new CountDownLatch(1);

    void request() {
        requested.countDown();
    }

    boolean isRequested() {
        return requested.getCount() == 0;
    }

    /** Lets time pass, unless the app stops. */
    void await(Duration time) throws InterruptedException {
        boolean stopping = requested.await(time.toNanos(), TimeUnit.NANOSECONDS);
        assert !stopping || isRequested();
    }
}
