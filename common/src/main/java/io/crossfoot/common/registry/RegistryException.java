package io.crossfoot.common.registry;

import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * What the schema registry could not or would not do. The kinds call for different acts: wait
 * ({@link RegistryUnavailable}), mend the schema ({@link SchemaRefused}, {@link UnknownSchema}), mend the
 * configuration ({@link RegistryAccessDenied}, {@link UnexpectedRegistryAnswer}).
 */
public abstract sealed class RegistryException extends KafkaException
        permits RegistryAccessDenied, RegistryUnavailable, SchemaRefused, UnexpectedRegistryAnswer, UnknownSchema {

    private static final long serialVersionUID = 1L;

    RegistryException(String message) {
        super(message);
    }

    RegistryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
