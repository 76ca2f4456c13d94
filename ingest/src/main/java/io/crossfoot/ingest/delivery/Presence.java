package io.crossfoot.ingest.delivery;

/**
 * Which instances of ingest are there. A hint: an instance that is missing may have come to a halt and go on again, so
 * whoever does its work must fence it off first.
 */
interface Presence {

    /** Whether this instance is known to be there. Until it is, the others would not let it keep what it takes. */
    boolean isCounted();

    /** Whether no other instance was there lately. */
    boolean isAlone();

    /**
     * Whether an instance is there; asks anew before it says no. Who is not counted itself cannot tell, and says yes.
     *
     * @throws org.apache.kafka.common.KafkaException if that cannot be told
     */
    boolean isPresent(String instance);
}
