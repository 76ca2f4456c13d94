package io.crossfoot.ingest.format.edi;

import io.crossfoot.common.feed.Edi;
import io.crossfoot.ingest.format.BatchReader;
import io.crossfoot.ingest.format.SourceEnded;
import io.crossfoot.ingest.format.SourceRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a segment of a remittance (835) costs to read and to encode as an event, some 25 bytes without line breaks; and, as the
 * bounds, only cutting segments, and only reading the bytes.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(EdiReaderBenchmark.SEGMENTS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class EdiReaderBenchmark {

    private static final int CLAIMS = 40_000;
    private static final int SEGMENTS_OF_A_CLAIM = 5;
    static final int SEGMENTS = CLAIMS * SEGMENTS_OF_A_CLAIM;

    private final Charset codePage = Charset.forName("windows-1252");
    private final byte[] block = new byte[1 << 16];
    private byte[] source;

    @Setup
    public void write() {
        Random random = new Random(7);
        StringBuilder file = new StringBuilder("ISA*00*          *00*          *ZZ*PAYER          *ZZ*PAYEE          ")
                .append("*260622*1200*^*00501*000000905*0*P*:~GS*HP*PAYER*PAYEE*20260622*1200*17*X*005010X221A1~")
                .append("ST*835*0001~BPR*I*1*C*ACH~");
        for (int i = 1; i <= CLAIMS; i++) {
            int charge = 1000 + random.nextInt(100_000);
            file.append("CLP*CLAIM-%08d*1*%d.25*%d*5*12*PAYER-%08d~".formatted(i, charge, charge - 20, i))
                    .append("NM1*QC*1*LAST*FIRST****MI*%09d~".formatted(random.nextInt(1_000_000_000)))
                    .append("SVC*HC:99213*%d.25*%d**1~".formatted(charge, charge - 20))
                    .append("DTM*472*20260601~CAS*CO*45*20.25~");
        }
        source = file.append("SE*0*0001~GE*1*17~IEA*1*000000905~").toString().getBytes(StandardCharsets.US_ASCII);
    }

    @Benchmark
    public long bytes() throws IOException {
        long sum = 0;
        try (InputStream in = new ByteArrayInputStream(source)) {
            for (int read = in.read(block); read > 0; read = in.read(block)) {
                for (int i = 0; i < read; i++) {
                    sum += block[i];
                }
            }
        }
        return sum;
    }

    @Benchmark
    public long segments() throws IOException {
        long length = 0;
        try (Segments segments = new Segments(new ByteArrayInputStream(source), codePage)) {
            while (segments.next()) {
                length += segments.elements().size();
            }
        }
        return length;
    }

    @Benchmark
    public long events() throws IOException {
        long size = 0;
        try (BatchReader reader = new EdiReader(new Edi(codePage), new ByteArrayInputStream(source))) {
            for (var item = reader.next(); !(item instanceof SourceEnded); item = reader.next()) {
                size += item instanceof SourceRecord event ? event.event().size() : 0;
            }
        }
        return size;
    }
}
