package io.crossfoot.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code crossfoot show}: one batch with its evidence. */
@Command(
        name = "show",
        description = "Show a batch: its control values, what each stage counted, its breaks and decisions.",
        mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {

    @Mixin
    private Platform platform;

    @Parameters(paramLabel = "BATCH", description = "The batch, as ach/2026-11-22/1/r1.", converter = BatchName.class)
    private String batch;

    @Override
    public Integer call() {
        platform.print(platform.client().batch(batch), BatchText::page);
        return 0;
    }
}
