package io.crossfoot.common.registry;

import org.apache.avro.Schema;

/** The schemas that the registry has given an id to. */
@FunctionalInterface
public interface Schemas {

    /**
     * The schema of that id. An id never changes its meaning, so answers are kept for good.
     *
     * @throws UnknownSchema where the registry has none
     * @throws RegistryUnavailable where the registry does not answer
     */
    Schema byId(int id);
}
