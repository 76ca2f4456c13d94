package io.crossfoot.ingest.delivery;

import org.apache.kafka.common.header.Header;

/** A header of a message. */
final class MessageHeader implements Header {

    private final String key;
    private final byte[] value;

    MessageHeader(String key, byte[] value) {
        this.key = key;
        this.value = value;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public byte[] value() {
        return value;
    }
}
