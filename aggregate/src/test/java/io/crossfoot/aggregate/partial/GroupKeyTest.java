package io.crossfoot.aggregate.partial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GroupKeyTest {

    private final GroupKeyBuffer buffer = new GroupKeyBuffer();

    @Test
    void givesBackWindowAndValues() {
        // Given
        buffer.window(-86_400_000);
        buffer.value("Zürich");
        buffer.value("");
        buffer.value("x".repeat(1_000));

        // When
        GroupKey key = GroupKey.of(buffer.key().toBytes());

        // Then
        assertThat(key.windowStart()).hasValue(-86_400_000);
        assertThat(key.values()).containsExactly("Zürich", "", "x".repeat(1_000));
    }

    @Test
    void tellsTheWholeBatchFromAWindow() {
        // When
        buffer.wholeBatch();
        buffer.value("north");

        // Then
        assertThat(buffer.key().windowStart()).isEmpty();
        assertThat(buffer.key().values()).containsExactly("north");
    }

    @Test
    void keepsValuesApart() {
        // Given
        buffer.wholeBatch();
        buffer.value("ab");
        buffer.value("c");
        GroupKey one = buffer.key();

        // When
        buffer.wholeBatch();
        buffer.value("a");
        buffer.value("bc");

        // Then
        assertThat(buffer.key()).isNotEqualTo(one);
    }

    @Test
    void isTheSameWhateverStoodThereBefore() {
        // Given
        buffer.window(7);
        buffer.value("north");
        GroupKey one = buffer.key();

        // When
        buffer.window(42);
        buffer.value("a longer one that was there before");
        buffer.window(7);
        buffer.value("north");
        GroupKey other = buffer.key();

        // Then
        assertThat(other).isEqualTo(one).hasSameHashCodeAs(one);
        assertThat(other.partition(6)).isEqualTo(one.partition(6)).isBetween(0, 5);
        assertThat(one.values()).isEqualTo(List.of("north"));
    }

    @Test
    void ordersAsTimesDo() {
        // Given
        Random random = new Random(20261122);

        for (int i = 0; i < 1_000; i++) {
            long one = random.nextLong();
            long other = random.nextLong();

            // When
            int order = Arrays.compareUnsigned(window(one), window(other));

            // Then
            assertThat(Integer.signum(order)).isEqualTo(Long.compare(one, other));
        }
    }

    private byte[] window(long start) {
        buffer.window(start);
        return buffer.key().toBytes();
    }
}
