package io.crossfoot.endtoend;

import java.io.IOException;

/** Something that ingest delivers, as large as a test needs it. Whatever its size, it balances. */
interface LargeSource {

    FeedDescription feed();

    /** Gives a batch of so many records to ingest; answers at once. Other seeds give other records. */
    void handIn(RunningCrossfoot crossfoot, int records, long seed) throws IOException;
}
