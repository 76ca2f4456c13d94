package io.crossfoot.ingest.format.bai2;

import java.util.List;

/** Splits a record into its fields. */
final class Fields {

    /** Longest name of a bank or an account, in characters. */
    private static final int LONGEST_NAME = 70;

    private Fields() {}

    /** A field that names a section: cut, as names are kept. */
    static String name(List<String> fields, int index) {
        String name = Header.field(fields, index);
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }

    /** Adds the fields of a record, blanks around them removed, until there are so many. */
    static void split(String body, List<String> fields, int most) {
        int from = 0;
        while (from <= body.length() && fields.size() < most) {
            int end = end(body, from);
            fields.add(body.substring(from, end).strip());
            from = end + 1;
        }
    }

    /** Where the field ends that begins here: at its comma, or with the record. */
    static int end(String body, int from) {
        int comma = body.indexOf(',', from);
        return comma < 0 ? body.length() : comma;
    }
}
