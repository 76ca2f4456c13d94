package io.crossfoot.common.app;

import com.google.inject.Module;
import io.crossfoot.common.config.ConfigException;
import io.crossfoot.common.config.ConfigReader;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** One run of an app as a process of its own, from its arguments to its exit code. */
final class Launch<C> {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private static final Logger log = LoggerFactory.getLogger(Launch.class);

    private final String name;
    private final Class<C> config;
    private final Function<C, Module> module;

    Launch(String name, Class<C> config, Function<C, Module> module) {
        this.name = name;
        this.config = config;
        this.module = module;
    }

    int run(String[] args) {
        bridgeJavaLogging();
        if (args.length != 1) {
            System.err.println("Usage: " + name + " CONFIG.yaml (expected 1 argument, got " + args.length + ")");
            return WRONG_USAGE;
        }
        try {
            return runToEnd(create(Path.of(args[0])));
        } catch (RuntimeException e) {
            return exitCode(e, "The app could not be built");
        }
    }

    private CrossfootApp create(Path file) {
        return CrossfootApp.create(name, module.apply(ConfigReader.read(file, config)));
    }

    /** Services start beside this thread, so that one that fails ends the process while another still waits. */
    private static int runToEnd(CrossfootApp app) {
        Runtime.getRuntime().addShutdownHook(new Thread(app::close, "stop"));
        Thread.setDefaultUncaughtExceptionHandler((thread, cause) -> app.fail(cause));
        new Thread(() -> start(app), "start").start();
        return app.awaitEnd()
                .map(failure -> exitCode(failure, "The app has failed"))
                .orElse(DONE);
    }

    /** Some libraries log through the JDK's own logging, which would print lines of another form. */
    private static void bridgeJavaLogging() {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    private static void start(CrossfootApp app) {
        try {
            app.start();
        } catch (Exception e) {
            app.failToStart(e);
        }
    }

    /** A wrong configuration is for its author to read; anything else is for whoever mends the program. */
    private static int exitCode(Throwable failure, String what) {
        Optional<ConfigException> wrongConfig = Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(ConfigException.class::isInstance)
                .map(ConfigException.class::cast)
                .findFirst();
        wrongConfig.ifPresentOrElse(
                problem -> System.err.println(problem.getMessage()), () -> log.error(what, failure));
        return wrongConfig.isPresent() ? WRONG_USAGE : FAILED;
    }
}
