package io.crossfoot.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code hold}, {@code release} and {@code reject} have in common: a batch, a name and a reason. */
abstract class DecisionCommand implements Callable<Integer> {

    @Mixin
    private Platform platform;

    @Parameters(paramLabel = "BATCH", description = "The batch, as ach/2026-11-22/1/r1.", converter = BatchName.class)
    private String batch;

    @Option(names = "--by", required = true, paramLabel = "WHO", description = "Who decides.")
    private String by;

    @Option(names = "--reason", required = true, paramLabel = "WHY", description = "Why; it stands in the record.")
    private String reason;

    abstract String action();

    boolean force() {
        return false;
    }

    @Override
    public Integer call() {
        Map<String, Object> decision = new LinkedHashMap<>();
        decision.put("by", by);
        decision.put("reason", reason);
        decision.put("force", force());
        platform.print(platform.client().decide(batch, action(), decision), BatchText::page);
        return 0;
    }

    /** {@code crossfoot hold}. */
    @Command(name = "hold", description = "Keep a batch from being released.", mixinStandardHelpOptions = true)
    static final class Hold extends DecisionCommand {
        @Override
        String action() {
            return "hold";
        }
    }

    /** {@code crossfoot release}. */
    @Command(name = "release", description = "Make a batch's results visible.", mixinStandardHelpOptions = true)
    static final class Release extends DecisionCommand {

        @Option(names = "--force", description = "Although the batch does not balance.")
        private boolean force;

        @Override
        String action() {
            return "release";
        }

        @Override
        boolean force() {
            return force;
        }
    }

    /** {@code crossfoot reject}. */
    @Command(name = "reject", description = "Refuse a batch for good.", mixinStandardHelpOptions = true)
    static final class Reject extends DecisionCommand {
        @Override
        String action() {
            return "reject";
        }
    }
}
