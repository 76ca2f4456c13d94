package io.crossfoot.platform;

import java.nio.file.Path;

/** What a command line does, in a JVM of its own: starts a platform and ends, or starts a broker and waits. */
final class PlatformCommand {

    private PlatformCommand() {}

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[1]);
        if (arguments[0].equals("up")) {
            System.out.println(LocalPlatform.in(home, Lifetime.UNTIL_STOPPED).up(Ports.anyFree()));
            System.exit(0);
        }
        System.out.println(LocalBroker.start(home).pid());
        Thread.currentThread().join();
    }
}
