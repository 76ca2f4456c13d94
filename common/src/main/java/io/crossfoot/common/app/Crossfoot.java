package io.crossfoot.common.app;

import com.google.inject.Module;
import java.util.function.Function;

/**
 * An app's {@code main}: {@code Crossfoot.run("ingest", args, IngestConfig.class, IngestModule::new)}.
 *
 * <p>The one argument is the path of the app's YAML file. Exit codes: 0 done, 1 failed, 2 wrong usage or
 * configuration, and 143 after SIGTERM, as of any JVM.
 */
public final class Crossfoot {

    private Crossfoot() {}

    /**
     * Runs an app until it ends or the process is told to stop, and ends the process.
     *
     * @param name what the app is called, as in {@code ingest}
     * @param config the record that the file is bound to
     * @param module the app, given its configuration
     */
    public static <C> void run(String name, String[] args, Class<C> config, Function<C, Module> module) {
        System.exit(new Launch<>(name, config, module).run(args));
    }
}
