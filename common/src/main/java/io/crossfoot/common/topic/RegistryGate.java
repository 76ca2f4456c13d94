package io.crossfoot.common.topic;

import io.crossfoot.common.registry.RegistryUnavailable;
import io.crossfoot.common.registry.SchemaRegistryClient;
import java.util.HashMap;
import java.util.Map;

/** Holds a start-up back until the schema registry answers. */
public final class RegistryGate {

    private final SchemaRegistryClient registry;
    private final String address;
    private final Patience patience;

    RegistryGate(SchemaRegistryClient registry, String address, Patience patience) {
        this.registry = registry;
        this.address = address;
        this.patience = patience;
    }

    /** The gate to the registry that the serdes are configured with, by the same names. */
    public static RegistryGate of(Map<String, ?> configs, Patience patience) {
        Map<String, Object> once = new HashMap<>(configs);
        once.put("max.retries", 0);
        return new RegistryGate(
                SchemaRegistryClient.connect(once), String.valueOf(configs.get("schema.registry.url")), patience);
    }

    /**
     * Returns once the registry answers.
     *
     * @throws InterruptedException where the thread is interrupted, as at shutdown
     * @throws io.crossfoot.common.registry.RegistryException where the registry answers that it will not serve us
     */
    public void await() throws Exception {
        patience.await(
                "schema registry at " + address,
                () -> {
                    registry.ping();
                    return true;
                },
                RegistryUnavailable.class::isInstance);
    }
}
