package io.crossfoot.ingest.format.fixed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FixedLookTest {

    @ParameterizedTest
    @ValueSource(strings = {"IBM037", "IBM273", "IBM500", "IBM1047", "IBM01140"})
    void knowsTextInEbcdicAmongBinaryNumbers(String encoding) {
        // Given
        byte[] head = "D4000123456 Müller & Söhne\0\0\0\0\0\0\0\0\u0001\u0003\f".getBytes(Charset.forName(encoding));

        // When // Then
        assertThat(FixedLook.isEbcdic(head)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "id,amount\na1,12.50\n",
                "@@@@@@@@@@@@",
                "Перевод средств по договору",
                "支払い明細書を送付します",
                "{\"id\": \"é\"}"
            })
    void takesNoTextInUtf8ForEbcdic(String text) {
        // When // Then
        assertThat(FixedLook.isEbcdic(text.getBytes(StandardCharsets.UTF_8))).isFalse();
    }

    @Test
    void takesNoTextInLatin1AndNoBinaryDataForEbcdic() {
        // Given
        byte[] latin = "Größe;Straße;Öl;çà et là".getBytes(StandardCharsets.ISO_8859_1);
        byte[] binary = new byte[8_192];
        new Random(1).nextBytes(binary);

        // When // Then
        assertThat(FixedLook.isEbcdic(latin)).isFalse();
        assertThat(FixedLook.isEbcdic(binary)).isFalse();
    }
}
