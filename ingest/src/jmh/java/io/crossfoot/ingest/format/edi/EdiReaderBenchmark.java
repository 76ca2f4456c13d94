package io.crossfoot.ingest.format.edi;

import io.crossfoot.common.feed.Edi;
import io.crossfoot.ingest.format.BatchReader;
import io.crossfoot.ingest.format.ReaderBenchmark;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * What a segment of a remittance (835) costs to read and to encode as an event, some 25 bytes without line breaks; and, as the
 * bound, only cutting segments.
 */
@OperationsPerInvocation(EdiReaderBenchmark.SEGMENTS)
public class EdiReaderBenchmark extends ReaderBenchmark {

    private static final int CLAIMS = 40_000;
    private static final int SEGMENTS_OF_A_CLAIM = 5;
    static final int SEGMENTS = CLAIMS * SEGMENTS_OF_A_CLAIM;

    private final Charset codePage = Charset.forName("windows-1252");

    @Override
    protected byte[] write() {
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
        return file.append("SE*0*0001~GE*1*17~IEA*1*000000905~").toString().getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    protected BatchReader open(InputStream in) throws IOException {
        return new EdiReader(new Edi(codePage), in);
    }

    @Benchmark
    public long segments() throws IOException {
        long length = 0;
        try (Segments segments = new Segments(source(), codePage)) {
            while (segments.next()) {
                length += segments.elements().size();
            }
        }
        return length;
    }
}
