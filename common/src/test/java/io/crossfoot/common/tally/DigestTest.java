package io.crossfoot.common.tally;

import static org.assertj.core.api.Assertions.assertThat;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DigestTest {

    private record Event(long sequence, String key, String value) {

        void addTo(Digest digest) {
            byte[] key = bytes(this.key);
            byte[] value = bytes("....." + this.value);
            digest.add(sequence, key, 0, key.length, value, 5, value.length - 5);
        }
    }

    @Test
    void isTheSameInWhateverOrderAndPartsTheRecordsCome() {
        // Given
        long seed = System.nanoTime();
        List<Event> events = someEvents();
        Digest whole = digestOf(events);
        Collections.shuffle(events, new Random(seed));

        // When
        Digest merged = digestOf(events.subList(0, 37));
        Digest rest = digestOf(events.subList(37, events.size()));
        merged.add(rest.high(), rest.low());

        // Then
        assertThat(merged).as("seed %d", seed).hasToString(whole.toString());
    }

    @Test
    void takesBackWhatIsSubtracted() {
        // Given
        List<Event> events = someEvents();
        Digest digest = digestOf(events);
        Digest last = digestOf(events.subList(99, 100));

        // When
        digest.subtract(last.high(), last.low());

        // Then
        assertThat(digest).hasToString(digestOf(events.subList(0, 99)).toString());
    }

    @Test
    void differsWhenARecordIsLostRepeatedSwappedOrChanged() {
        // Given
        List<Event> events = someEvents();
        String whole = digestOf(events).toString();

        // When
        List<Event> lost = events.subList(1, events.size());
        List<Event> repeated = with(events, 0, events.get(1));
        List<Event> swapped =
                with(events, 0, new Event(1, events.get(0).key(), events.get(1).value()));
        List<Event> shifted = with(events, 0, new Event(1, "k", "0value 0"));

        // Then
        assertThat(List.of(lost, repeated, swapped, shifted))
                .allSatisfy(changed -> assertThat(digestOf(changed).toString()).isNotEqualTo(whole));
    }

    /** The digest travels between versions and machines: a change of the hash or of what is hashed must be noticed. */
    @Test
    void isTheSameForEver() {
        // Given
        Digest digest = new Digest();

        // When
        new Event(1, "key", "value").addTo(digest);

        // Then
        assertThat(digest).hasToString("9c85b278d175ff4b10e8999f1635ba7f");
    }

    /** The lengths cross all the bounds at which the hash changes its way of working. */
    @Test
    void isTheHashOfTheRecordsPartsOneAfterTheOther() {
        // Given
        long seed = System.nanoTime();
        Random random = new Random(seed);
        HashStream128 stream = Hashing.xxh3_128().hashStream();
        for (int length = 0; length < 2_000; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            int key = random.nextInt(length + 1);
            Digest digest = new Digest();

            // When
            digest.add(seed + length, bytes, 0, key, bytes, key, length - key);

            // Then
            HashValue128 hash = stream.reset()
                    .putLong(seed + length)
                    .putInt(key)
                    .putBytes(bytes)
                    .get();
            assertThat(digest)
                    .as("seed %d, length %d", seed, length)
                    .hasToString(Digest.toHex(hash.getMostSignificantBits(), hash.getLeastSignificantBits()));
        }
    }

    private static List<Event> with(List<Event> events, int index, Event event) {
        List<Event> changed = new ArrayList<>(events);
        changed.set(index, event);
        return changed;
    }

    private static Digest digestOf(List<Event> events) {
        Digest digest = new Digest();
        events.forEach(event -> event.addTo(digest));
        return digest;
    }

    private static List<Event> someEvents() {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            events.add(new Event(i + 1, "k" + i, "value " + i));
        }
        return events;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
