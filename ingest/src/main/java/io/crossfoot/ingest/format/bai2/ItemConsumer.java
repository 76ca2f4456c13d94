package io.crossfoot.ingest.format.bai2;

import java.io.IOException;

/** Takes the items in the order of the source. */
interface ItemConsumer {

    void accept(Item item) throws IOException;
}
