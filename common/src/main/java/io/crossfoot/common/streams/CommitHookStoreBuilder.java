package io.crossfoot.common.streams;

import java.util.Map;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** Builds commit hooks. A hook holds nothing: there is nothing to log and nothing to cache. */
record CommitHookStoreBuilder(String name) implements StoreBuilder<StateStore> {

    @Override
    public StateStore build() {
        return new CommitHookStore(name);
    }

    @Override
    public StoreBuilder<StateStore> withCachingEnabled() {
        throw new UnsupportedOperationException("A commit hook has nothing to cache");
    }

    @Override
    public StoreBuilder<StateStore> withCachingDisabled() {
        return this;
    }

    @Override
    public StoreBuilder<StateStore> withLoggingEnabled(Map<String, String> config) {
        throw new UnsupportedOperationException("A commit hook has nothing to log");
    }

    @Override
    public StoreBuilder<StateStore> withLoggingDisabled() {
        return this;
    }

    @Override
    public Map<String, String> logConfig() {
        return Map.of();
    }

    @Override
    public boolean loggingEnabled() {
        return false;
    }
}
