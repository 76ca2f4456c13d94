package io.crossfoot.bench.measure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Which commit of the sources is measured. */
public final class Revision {

    private static final String UNKNOWN = "";

    private Revision() {}

    /**
     * The commit that a folder is at, shortened.
     *
     * @return empty if git does not know: the folder is no clone, or there is no git
     */
    public static String of(Path folder) {
        try {
            Process git = new ProcessBuilder("git", "-C", folder.toString(), "rev-parse", "--short=7", "HEAD")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return git.onExit().join().exitValue() == 0 ? commit : UNKNOWN;
        } catch (IOException e) {
            return UNKNOWN;
        }
    }
}
