package io.crossfoot.ingest.format.bai2;

import java.util.Set;

/** The codes that records begin with. */
final class RecordCode {

    /** Stands for the code of a line that begins with none. */
    static final String NONE = "";

    static final String FILE_HEADER = "01";
    static final String GROUP_HEADER = "02";
    static final String ACCOUNT = "03";
    static final String TRANSACTION = "16";
    static final String ACCOUNT_TRAILER = "49";
    static final String CONTINUATION = "88";
    static final String GROUP_TRAILER = "98";
    static final String FILE_TRAILER = "99";

    private static final Set<String> ALL = Set.of(
            FILE_HEADER,
            GROUP_HEADER,
            ACCOUNT,
            TRANSACTION,
            ACCOUNT_TRAILER,
            CONTINUATION,
            GROUP_TRAILER,
            FILE_TRAILER);

    private RecordCode() {}

    static boolean isOne(String code) {
        return ALL.contains(code);
    }
}
