package io.crossfoot.common.topic;

import io.crossfoot.common.app.Service;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks all the time whether the broker still answers. Kafka's clients try again by themselves, as they should; so without
 * this an app whose broker has gone would pass for one that has nothing to do.
 */
public final class BrokerWatch implements Service {

    private static final Logger log = LoggerFactory.getLogger(BrokerWatch.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final Map<String, Object> kafka;
    private final Patience patience;
    private final Thread thread;

    /**
     * To be started when the broker has been there once: who waits for it at the start says so already.
     *
     * @param kafka Kafka's client properties
     * @param patience says that the broker is away, in the log and as a health check
     */
    public BrokerWatch(Map<String, Object> kafka, Patience patience) {
        this.kafka = Map.copyOf(kafka);
        this.patience = patience;
        this.thread = new Thread(this::watch, "broker-watch");
        thread.setDaemon(true);
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void stop() {
        thread.interrupt();
    }

    private void watch() {
        try (TopicAdmin broker = TopicAdmin.connect(kafka, patience)) {
            while (true) {
                broker.awaitBroker();
                TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
            }
        } catch (InterruptedException e) {
            log.debug("The broker is no longer watched, as the app stops");
        } catch (Exception e) {
            log.atWarn()
                    .addKeyValue("reason", e.toString())
                    .log("The broker is no longer watched: it refuses to answer");
        }
    }
}
