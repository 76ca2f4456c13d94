package io.crossfoot.aggregate.publish;

import io.crossfoot.common.registry.SchemaIds;
import io.crossfoot.schema.AggregateKey;
import io.crossfoot.schema.AggregateResult;
import java.util.Map;

/**
 * The ids under which the registry knows the types of a result topic.
 *
 * @param key of {@link AggregateKey}
 * @param row of {@link AggregateResult}
 */
public record ResultSchemas(int key, int row) {

    /**
     * Asks the registry, which learns the types where it does not know them.
     *
     * @param serdes settings of the registry's serdes
     */
    public static ResultSchemas of(String topic, Map<String, ?> serdes) {
        return new ResultSchemas(
                SchemaIds.ofKeys(serdes).idFor(topic, AggregateKey.getClassSchema()),
                SchemaIds.ofValues(serdes).idFor(topic, AggregateResult.getClassSchema()));
    }
}
