package io.crossfoot.common.registry;

import org.apache.avro.Conversions;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Which generated classes a schema may call for. A schema comes from the registry, and its names with it: loading
 * whatever class a record is named after would hand the choice to whoever can register a schema. So only Crossfoot's
 * own types become generated classes; everything else is read as generic records.
 */
public final class TrustedTypes {

    /** Crossfoot's own types. */
    private static final String PACKAGE = "io.crossfoot.schema";

    /** Generic records; decimals, dates and times are written from and, where asked for, read as Java's own types. */
    static final GenericData LOGICAL = new GenericData();

    /** Generic records with decimals, dates and times as they are encoded. */
    static final GenericData PLAIN = GenericData.get();

    static {
        LOGICAL.addLogicalTypeConversion(new Conversions.DecimalConversion());
        LOGICAL.addLogicalTypeConversion(new Conversions.UUIDConversion());
        LOGICAL.addLogicalTypeConversion(new TimeConversions.DateConversion());
        LOGICAL.addLogicalTypeConversion(new TimeConversions.TimeMillisConversion());
        LOGICAL.addLogicalTypeConversion(new TimeConversions.TimeMicrosConversion());
        LOGICAL.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
        LOGICAL.addLogicalTypeConversion(new TimeConversions.TimestampMicrosConversion());
        LOGICAL.addLogicalTypeConversion(new TimeConversions.LocalTimestampMillisConversion());
        LOGICAL.addLogicalTypeConversion(new TimeConversions.LocalTimestampMicrosConversion());
        ClassSecurityPredicate before = ClassSecurityValidator.getGlobal();
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(before, type -> isTrusted(type.getName())));
    }

    private TrustedTypes() {}

    /**
     * Lets Avro load Crossfoot's generated classes, and still none but these. Avro from 1.12.2 on loads no class that
     * it was not told to trust; every use of a generated class that does not pass through this package needs this first.
     */
    public static void allow() {
        // Loading this class has done it.
    }

    /** The generated class of a record schema, or null where there is none that is trusted. */
    static @Nullable Class<?> classOf(Schema schema) {
        return isTrusted(schema.getFullName()) ? SpecificData.get().getClass(schema) : null;
    }

    private static boolean isTrusted(String name) {
        return name.startsWith(PACKAGE + ".");
    }
}
