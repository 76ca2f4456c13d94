package io.crossfoot.peers.streams;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/** One block cache for all stores, from which the write buffers are taken too: otherwise each segment has its own. */
public final class BoundedRocksDb implements RocksDBConfigSetter {

    private static final Cache CACHE = new LRUCache(256L * 1024 * 1024);
    private static final WriteBufferManager WRITE_BUFFERS = new WriteBufferManager(128L * 1024 * 1024, CACHE);

    @Override
    public void setConfig(String store, Options options, Map<String, Object> configs) {
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(CACHE);
        table.setCacheIndexAndFilterBlocks(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(WRITE_BUFFERS);
    }

    /** The cache outlives the stores. */
    @Override
    public void close(String store, Options options) {}
}
