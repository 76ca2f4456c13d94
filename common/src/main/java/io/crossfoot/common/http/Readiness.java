package io.crossfoot.common.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer of {@code /health/ready}: all checks, and the reason of each that fails. */
record Readiness(boolean ready, List<Check> checks) {

    record Check(
            String name,
            boolean ready,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String reason) {

        static Check of(String name, Health health) {
            return health instanceof Health.NotReady notReady
                    ? new Check(name, false, notReady.reason())
                    : new Check(name, true, null);
        }
    }

    static Readiness of(List<Check> checks) {
        return new Readiness(checks.stream().allMatch(Check::ready), checks);
    }
}
