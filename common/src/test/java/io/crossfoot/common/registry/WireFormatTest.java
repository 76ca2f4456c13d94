package io.crossfoot.common.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireFormatTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 128, 255, 256, 65_536, 16_777_216, Integer.MAX_VALUE})
    void readsTheIdItHasWritten(int id) {
        // Given
        byte[] bytes = new byte[WireFormat.PREFIX_BYTES];

        // When
        WireFormat.writePrefix(id, bytes);

        // Then
        assertThat(WireFormat.schemaId(bytes)).isEqualTo(id);
    }

    @Test
    void writesMagicByteAndBigEndianId() {
        // Given
        byte[] bytes = new byte[WireFormat.PREFIX_BYTES];

        // When
        WireFormat.writePrefix(0x01020304, bytes);

        // Then
        assertThat(bytes).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void rejectsBytesThatDoNotStartWithTheMagicByte() {
        assertThatThrownBy(() -> WireFormat.schemaId("{\"a\":1}".getBytes(UTF_8)))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("first byte 0x7b of 7 bytes");
    }

    @Test
    void rejectsBytesTooShortForThePrefix() {
        assertThatThrownBy(() -> WireFormat.schemaId(new byte[4]))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("got 4 bytes");
    }
}
