package io.crossfoot.ingest.format.edi;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.ingest.format.Reading;
import io.crossfoot.schema.edi.EdiSegment;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the segments that are cut here against those that StAEDI reads. */
class StaediWitnessTest {

    private static final Path SAMPLES = Path.of("src/test/resources/samples/edi");
    private static final Set<String> NO_EVENTS = Set.of("ISA", "IEA", "GS", "GE", "UNA", "UNB", "UNZ", "UNG", "UNE");
    private static final String ALPHABET = "ABC019 .,-/()?:^+*'~>|";

    private static final Feed SEGMENTS = ConfigReader.read("""
            name: segments
            format: edi
            key: [message]
            """, "segments.yaml", Feed.class);

    static Stream<Path> samples() throws IOException {
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsFilesAlike(Path file) throws Exception {
        // Given
        byte[] source = Files.readAllBytes(file);

        // When
        Reading reading = Reading.of(SEGMENTS, source);

        // Then
        assertThat(segments(reading)).isEqualTo(witness(source));
    }

    @Test
    void readsRandomInterchangesOfX12Alike() throws Exception {
        // Given
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            String source = EdiText.x12(EdiText.set("837", "BHT*0019", randomSegments(random, "~", '*')));

            // When
            Reading reading = Reading.of(SEGMENTS, source.getBytes(StandardCharsets.US_ASCII));

            // Then
            assertThat(segments(reading))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(witness(source.getBytes(StandardCharsets.US_ASCII)));
        }
    }

    @Test
    void readsRandomInterchangesOfEdifactAlike() throws Exception {
        // Given
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            String source = EdiText.edifact(randomSegments(random, "'?", '+'));

            // When
            Reading reading = Reading.of(SEGMENTS, source.getBytes(StandardCharsets.US_ASCII));

            // Then
            assertThat(segments(reading))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(witness(source.getBytes(StandardCharsets.US_ASCII)));
        }
    }

    /** Segments of a few elements of any text; characters that mean something are released or left out. */
    private static String[] randomSegments(Random random, String special, char element) {
        String[] segments = new String[1 + random.nextInt(5)];
        for (int i = 0; i < segments.length; i++) {
            StringBuilder segment = new StringBuilder("FTX").append(element).append('A');
            for (int length = random.nextInt(40); length > 0; length--) {
                char next = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
                if (special.indexOf(next) < 0) {
                    segment.append(next);
                } else if (special.indexOf('?') >= 0) {
                    segment.append('?').append(next);
                }
            }
            segments[i] = segment.append('Z').toString();
        }
        return segments;
    }

    private static List<List<String>> segments(Reading reading) throws IOException {
        List<List<String>> segments = new ArrayList<>();
        reading.events().stream().map(EdiSegment.class::cast).forEach(event -> {
            List<String> segment = new ArrayList<>(List.of(event.getTag()));
            segment.addAll(event.getElements());
            segments.add(segment);
        });
        return segments;
    }

    private static List<List<String>> witness(byte[] source) throws EDIStreamException, IOException {
        EDIInputFactory factory = EDIInputFactory.newFactory();
        factory.setProperty(EDIInputFactory.EDI_VALIDATE_CONTROL_STRUCTURE, false);
        List<List<String>> segments = new ArrayList<>();
        try (EDIStreamReader reader = factory.createEDIStreamReader(new ByteArrayInputStream(source))) {
            Witness witness = new Witness(reader);
            while (reader.hasNext()) {
                witness.take(segments);
            }
        }
        segments.removeIf(segment -> NO_EVENTS.contains(segment.get(0)));
        return segments;
    }

    /** Puts what StAEDI tells together, in the notation of the events. */
    private static final class Witness {

        private final EDIStreamReader reader;
        private final List<String> components = new ArrayList<>();
        private List<String> segment = new ArrayList<>();
        private boolean composite;

        Witness(EDIStreamReader reader) {
            this.reader = reader;
        }

        void take(List<List<String>> segments) throws EDIStreamException {
            switch (reader.next()) {
                case START_SEGMENT -> segment = new ArrayList<>(List.of(reader.getText()));
                case START_COMPOSITE -> {
                    composite = true;
                    components.clear();
                }
                case ELEMENT_DATA -> {
                    String data = reader.getText().replaceAll("([?:^])", "?$1");
                    if (composite) {
                        components.add(data);
                    } else {
                        add(data);
                    }
                }
                case END_COMPOSITE -> {
                    composite = false;
                    add(String.join(":", components));
                }
                case END_SEGMENT -> segments.add(segment);
                default -> {
                    // Interchanges, groups and sets show in their segments.
                }
            }
        }

        private void add(String element) {
            if (reader.getLocation().getElementOccurrence() > 1) {
                int last = segment.size() - 1;
                segment.set(last, segment.get(last) + '^' + element);
            } else {
                segment.add(element);
            }
        }
    }
}
