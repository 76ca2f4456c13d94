package io.crossfoot.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How the machine's processors have spent their time, all of them together, in seconds.
 *
 * @param busy running anything at all
 * @param waiting idle while a disk worked
 * @param stolen ready to run, but held back by the host of this virtual machine
 */
public record MachineTime(double busy, double waiting, double stolen) {

    private static final double TICKS_PER_SECOND = 100;

    /** Since the machine was started. */
    public static MachineTime now() {
        try (var lines = Files.lines(Path.of("/proc/stat"))) {
            String[] fields = lines.findFirst().orElseThrow().split("\\s+", -1);
            double busy = 0;
            for (int field : new int[] {1, 2, 3, 6, 7}) {
                busy += Long.parseLong(fields[field]);
            }
            return new MachineTime(
                    busy / TICKS_PER_SECOND,
                    Long.parseLong(fields[5]) / TICKS_PER_SECOND,
                    Long.parseLong(fields[8]) / TICKS_PER_SECOND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public MachineTime since(MachineTime before) {
        return new MachineTime(busy - before.busy, waiting - before.waiting, stolen - before.stolen);
    }
}
