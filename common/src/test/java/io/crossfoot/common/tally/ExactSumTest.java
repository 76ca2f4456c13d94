package io.crossfoot.common.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExactSumTest {

    @Test
    void addsLikeBigDecimalWhateverIsAdded() {
        // Given
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            int scale = random.nextInt(4);
            ExactSum sum = new ExactSum(scale);
            BigDecimal expected = BigDecimal.ZERO.setScale(scale);
            for (int i = 0; i < 100; i++) {
                // When
                BigDecimal value = randomValue(random);
                add(sum, value, random);
                expected = expected.add(value);

                // Then
                assertThat(sum.value()).as("seed %d, round %d", seed, round).isEqualByComparingTo(expected);
            }
            assertThat(sum.toString()).isEqualTo(expected.toPlainString());
        }
    }

    @Test
    void doesNotOverflow() {
        // Given
        ExactSum sum = new ExactSum(2);

        // When
        for (int i = 0; i < 10; i++) {
            sum.add(Long.MAX_VALUE, 2);
        }

        // Then
        assertThat(sum.value().unscaledValue())
                .isEqualTo(BigInteger.valueOf(Long.MAX_VALUE).multiply(BigInteger.TEN));
    }

    @Test
    void showsTheDecimalsItWasMadeWith() {
        // Given
        ExactSum sum = new ExactSum(2);

        // When
        sum.add(5, 0);

        // Then
        assertThat(sum).hasToString("5.00");
    }

    private static void add(ExactSum sum, BigDecimal value, Random random) {
        if (value.unscaledValue().bitLength() < Long.SIZE && random.nextBoolean()) {
            sum.add(value.unscaledValue().longValueExact(), value.scale());
        } else if (random.nextBoolean()) {
            ExactSum other = new ExactSum(random.nextInt(4));
            other.add(value);
            sum.add(other);
        } else {
            sum.add(value);
        }
    }

    private static BigDecimal randomValue(Random random) {
        BigInteger unscaled = switch (random.nextInt(4)) {
            case 0 -> new BigInteger(100, random);
            case 1 -> BigInteger.valueOf(random.nextBoolean() ? Long.MAX_VALUE : Long.MIN_VALUE);
            default -> BigInteger.valueOf(random.nextInt(100_000));
        };
        return new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), random.nextInt(4));
    }
}
