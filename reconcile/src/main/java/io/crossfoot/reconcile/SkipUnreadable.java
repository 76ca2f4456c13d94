package io.crossfoot.reconcile;

import io.crossfoot.common.registry.RegistryException;
import io.crossfoot.common.registry.UnknownSchema;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves out a message that can never be read, since it would stop the ledger for all batches. The batch that it was
 * about then lacks evidence, and is held as incomplete. A registry that does not answer is another matter: that passes.
 */
public final class SkipUnreadable implements DeserializationExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(SkipUnreadable.class);

    @Override
    public void configure(Map<String, ?> configs) {
        // Nothing can be set.
    }

    @Override
    public Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> message, Exception failure) {
        if (mayPass(failure)) {
            return Response.fail();
        }
        log.atError()
                .addKeyValue("topic", message.topic())
                .addKeyValue("partition", message.partition())
                .addKeyValue("offset", message.offset())
                .setCause(failure)
                .log("A message cannot be read and is left out; only Crossfoot's apps may write to this topic");
        return Response.resume();
    }

    private static boolean mayPass(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(20)
                .anyMatch(cause -> cause instanceof RegistryException && !(cause instanceof UnknownSchema));
    }
}
