package io.crossfoot.ingest.delivery;

/** Why a delivery did not come to its end, though Kafka did its part. */
abstract sealed class DeliveryException extends RuntimeException permits DeliveryStopped, ReplayDiffers, SourceChanged {

    private static final long serialVersionUID = 1L;

    DeliveryException(String message) {
        super(message);
    }
}
