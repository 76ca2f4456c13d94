package io.crossfoot.ingest.format.parquet;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes names of Avro's kind of the names in a file, which may be any text. */
final class TypeNames {

    private final Map<String, Integer> taken = new HashMap<>();

    /** The name of a type, which must be another one for each; the second of the same name has a namespace. */
    record Name(String name, @Nullable String namespace) {}

    /** The names of the fields of one record, each of which must be another one. */
    static final class Fields {

        private final Set<String> taken = new HashSet<>();

        String next(String column) {
            String name = usable(column);
            String other = name;
            for (int i = 2; !taken.add(other); i++) {
                other = name + '_' + i;
            }
            return other;
        }
    }

    Name next(String column) {
        String name = usable(column);
        int times = taken.merge(name, 1, Integer::sum);
        return new Name(name, times == 1 ? null : name + times);
    }

    private static String usable(String column) {
        String name = column.replaceAll("[^A-Za-z0-9_]", "_");
        return name.isEmpty() || Character.isDigit(name.charAt(0)) ? '_' + name : name;
    }
}
