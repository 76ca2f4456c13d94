package io.crossfoot.ingest.format.parquet;

import java.io.EOFException;

/**
 * Walks over a structure in Thrift's compact protocol without making objects of it. Finds where it ends, and refuses one of
 * more parts than memory is to be spent on, whether it has them or only says so: the library makes room for what is said.
 * Source: the specification of the Thrift compact protocol.
 */
final class CompactWalk {

    private static final int DEEPEST = 32;
    private static final int LONGEST_VARINT = 10;

    private static final int STOP = 0;
    private static final int TRUE = 1;
    private static final int FALSE = 2;
    private static final int BYTE = 3;
    private static final int SHORT = 4;
    private static final int INT = 5;
    private static final int LONG = 6;
    private static final int DOUBLE = 7;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int SET = 10;
    private static final int MAP = 11;
    private static final int STRUCT = 12;

    private final byte[] bytes;
    private final int mostParts;
    private int at;
    private int parts;

    /** @param mostParts how many texts, structures and items of lists there may be */
    CompactWalk(byte[] bytes, int mostParts) {
        this.bytes = bytes;
        this.mostParts = mostParts;
    }

    /**
     * Walks over the structure that begins with the first byte.
     *
     * @return where it ends
     * @throws EOFException if it does not end within the bytes
     * @throws Broken if it is none, or too large
     */
    int pass() throws EOFException {
        passStruct(0);
        return at;
    }

    private void passStruct(int depth) throws EOFException {
        count(1);
        for (int field = next(); (field & 0x0f) != STOP; field = next()) {
            if (field >>> 4 == 0) {
                varint();
            }
            int type = field & 0x0f;
            if (type != TRUE && type != FALSE) {
                passValue(type, depth);
            }
        }
    }

    private void passValue(int type, int depth) throws EOFException {
        if (depth > DEEPEST) {
            throw new Broken("its metadata are nested more than %d deep".formatted(DEEPEST));
        }
        switch (type) {
            case TRUE, FALSE, BYTE -> skip(1);
            case SHORT, INT, LONG -> varint();
            case DOUBLE -> skip(Double.BYTES);
            case BINARY -> {
                count(1);
                skip(varint());
            }
            case LIST, SET -> passList(depth);
            case MAP -> passMap(depth);
            case STRUCT -> passStruct(depth + 1);
            default -> throw new Broken("its metadata hold a value of the unknown kind %d".formatted(type));
        }
    }

    private void passList(int depth) throws EOFException {
        int head = next();
        long size = head >>> 4 == 0x0f ? varint() : head >>> 4;
        passItems(size, depth, head & 0x0f);
    }

    private void passMap(int depth) throws EOFException {
        long size = varint();
        if (size != 0) {
            int types = next();
            passItems(size, depth, types >>> 4, types & 0x0f);
        }
    }

    private void passItems(long size, int depth, int... types) throws EOFException {
        count(size);
        for (long i = 0; i < size; i++) {
            for (int type : types) {
                passValue(type, depth + 1);
            }
        }
    }

    private void count(long more) {
        if (more < 0 || more > mostParts - parts) {
            throw new Broken("its metadata have more than %d parts".formatted(mostParts));
        }
        parts += (int) more;
    }

    private long varint() throws EOFException {
        long value = 0;
        for (int i = 0; i < LONGEST_VARINT; i++) {
            int next = next();
            value |= (long) (next & 0x7f) << (7 * i);
            if (next < 0x80) {
                return value;
            }
        }
        throw new Broken("its metadata hold a number that runs on");
    }

    private int next() throws EOFException {
        if (at == bytes.length) {
            throw new EOFException();
        }
        return bytes[at++] & 0xff;
    }

    private void skip(long length) throws EOFException {
        if (length < 0 || length > bytes.length - at) {
            throw new EOFException();
        }
        at += (int) length;
    }
}
