package io.crossfoot.aggregate;

import io.crossfoot.common.app.Service;
import io.crossfoot.common.topic.Patience;
import io.crossfoot.common.topic.RegistryGate;
import io.crossfoot.common.topic.TopicAdmin;
import io.crossfoot.common.topic.TopicSpec;
import java.util.List;

/** Waits for the registry and the broker, and sees to the topics, before anything is read. */
record Preparation(AggregateConfig config, List<TopicSpec> topics, Patience patience) implements Service {

    @Override
    public void start() throws Exception {
        RegistryGate.of(config.registry().serdeProperties(), patience).await();
        try (TopicAdmin admin = TopicAdmin.connect(config.kafka().clientProperties(), patience)) {
            admin.ensure(topics);
        }
    }

    @Override
    public void stop() {
        // Nothing of it lasts.
    }
}
