package io.crossfoot.ingest.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfoot.common.registry.SchemaRefused;
import io.crossfoot.common.registry.SchemaRegistryClient;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FeedEncoderTest {

    private final Map<String, Object> registry = Map.of("schema.registry.url", "mock://" + UUID.randomUUID());

    /** The registry would: Avro reads one as the other. */
    @Test
    void doesNotRegisterAmountsWithMoreDecimalsThanThoseSentBefore() {
        // Given
        new FeedEncoder(Orders.byRecord(), registry);
        // When
        var refusal = assertThatThrownBy(() -> new FeedEncoder(Orders.withDecimals(3), registry));
        // Then
        refusal.isInstanceOf(SchemaRefused.class)
                .hasMessageContaining("field 'amount' must stay decimal(38,2), got decimal(38,3)");
        assertThat(SchemaRegistryClient.connect(registry)
                        .latest("orders.events-io.crossfoot.feed.orders.Order")
                        .schema())
                .isEqualTo(Orders.byRecord().eventSchema());
    }
}
