package io.crossfoot.ingest.format.edi;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes interchanges for tests. */
final class EdiText {

    private EdiText() {}

    /** An interchange of X12 with one group; lines are its content, ST to SE. */
    static String x12(String... segments) {
        return x12With('*', ':', "~\n", segments);
    }

    /** The same with other delimiters: what stands for them in the segments is * and :. */
    static String x12With(char element, char component, String terminator, String... segments) {
        String sets = Arrays.stream(segments)
                        .filter(segment -> segment.startsWith("ST*"))
                        .count()
                + "";
        String header = "ISA*00*          *00*          *ZZ*PAYER          *ZZ*PAYEE          "
                + "*260622*1200*^*00501*000000905*0*P*:";
        String body = Arrays.stream(segments).map(segment -> segment + "~").collect(Collectors.joining());
        String whole = header + "~GS*HP*PAYER*PAYEE*20260622*1200*17*X*005010X221A1~" + body + "GE*" + sets
                + "*17~IEA*1*000000905~";
        return whole.chars()
                .mapToObj(next -> switch (next) {
                    case '*' -> String.valueOf(element);
                    case ':' -> String.valueOf(component);
                    case '~' -> terminator;
                    default -> String.valueOf((char) next);
                })
                .collect(Collectors.joining());
    }

    /** A remittance, set 0001: these segments between its header and its trailer, whose count is right. */
    static String remittance(String payment, String... segments) {
        return x12(set("835", "BPR*I*" + payment + "*C*ACH", segments));
    }

    /** A set of X12, number 0001, whose trailer's count is right. */
    static String[] set(String type, String first, String... segments) {
        String[] set = new String[segments.length + 3];
        set[0] = "ST*" + type + "*0001";
        set[1] = first;
        System.arraycopy(segments, 0, set, 2, segments.length);
        set[set.length - 1] = "SE*%d*0001".formatted(set.length);
        return set;
    }

    /** An interchange of EDIFACT with one message, whose trailer's count is right. */
    static String edifact(String... segments) {
        return "UNB+UNOC:3+SENDER:14+RECEIVER:14+260622:1200+REF-1'UNH+M1+INVOIC:D:97B:UN'"
                + Arrays.stream(segments).map(segment -> segment + "'").collect(Collectors.joining())
                + "UNT+%d+M1'UNZ+1+REF-1'".formatted(segments.length + 2);
    }
}
