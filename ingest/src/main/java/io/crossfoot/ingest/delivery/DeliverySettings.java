package io.crossfoot.ingest.delivery;

import io.crossfoot.common.config.KafkaConfig;
import io.crossfoot.common.config.RegistryConfig;
import io.crossfoot.common.config.TopicsConfig;
import io.crossfoot.ingest.format.rows.Databases;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Where deliveries come from and go to.
 *
 * @param instance what this instance is called among those that share the work; no two have one name
 * @param instanceTimeout for how long an instance may be silent before the others take over its files
 * @param inbox the folder that holds a folder for each feed
 * @param pollInterval time between two looks into a feed's folder
 * @param parallelDeliveries how many feeds may deliver at the same time
 * @param readAhead whether each delivery reads its source on a thread of its own
 * @param databases those that feeds read from
 */
public record DeliverySettings(
        KafkaConfig kafka,
        RegistryConfig registry,
        TopicsConfig topics,
        String instance,
        Duration instanceTimeout,
        Path inbox,
        Duration pollInterval,
        int parallelDeliveries,
        TransactionBounds transaction,
        boolean readAhead,
        Databases databases) {}
