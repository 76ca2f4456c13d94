package io.crossfoot.ingest.format.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers whose lowest byte comes first, as all in Parquet. */
final class LittleEndian {

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private LittleEndian() {}

    /** The number in the four bytes from here on. */
    static int intAt(byte[] bytes, int at) {
        return (int) INTS.get(bytes, at);
    }
}
