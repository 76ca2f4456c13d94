package io.crossfoot.common.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a record component is when its key is left out, written as it would be in the file: {@code @Default("10s")
 * Duration timeout}, {@code @Default("[currency]") List<String> groupBy}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Default {

    /** Plain text for a single value; YAML for a list, a map, a section or a choice. */
    String value();
}
