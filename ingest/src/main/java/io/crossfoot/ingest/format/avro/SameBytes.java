package io.crossfoot.ingest.format.avro;

import java.util.List;
import org.apache.avro.Schema;

/** Tells types whose values are the same in Avro binary, and have the same sense: fields and branches of the same names. */
final class SameBytes {

    private SameBytes() {}

    static boolean in(Schema written, Schema wanted) {
        return written.getType() == wanted.getType()
                && switch (written.getType()) {
                    case RECORD -> areSame(written.getFields(), wanted.getFields());
                    case UNION -> areBranchesSame(written.getTypes(), wanted.getTypes());
                    case ARRAY -> in(written.getElementType(), wanted.getElementType());
                    case MAP -> in(written.getValueType(), wanted.getValueType());
                    case ENUM -> written.getEnumSymbols().equals(wanted.getEnumSymbols());
                    case FIXED -> written.getFixedSize() == wanted.getFixedSize();
                    default -> true;
                };
    }

    private static boolean areSame(List<Schema.Field> written, List<Schema.Field> wanted) {
        boolean same = written.size() == wanted.size();
        for (int i = 0; same && i < written.size(); i++) {
            same = written.get(i).name().equals(wanted.get(i).name())
                    && in(written.get(i).schema(), wanted.get(i).schema());
        }
        return same;
    }

    private static boolean areBranchesSame(List<Schema> written, List<Schema> wanted) {
        boolean same = written.size() == wanted.size();
        for (int i = 0; same && i < written.size(); i++) {
            same = written.get(i).getFullName().equals(wanted.get(i).getFullName())
                    && in(written.get(i), wanted.get(i));
        }
        return same;
    }
}
