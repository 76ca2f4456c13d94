package io.crossfoot.streams;

import com.google.inject.AbstractModule;
import com.google.inject.Module;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import io.crossfoot.common.app.Crossfoot;
import io.crossfoot.common.app.Lifecycle;
import io.crossfoot.common.app.Service;
import io.crossfoot.common.config.KafkaConfig;
import io.crossfoot.common.http.HealthCheck;
import io.crossfoot.common.http.HttpConfig;
import io.crossfoot.common.http.HttpModule;
import io.crossfoot.common.streams.CommitHook;
import io.crossfoot.common.streams.StreamsApp;
import io.crossfoot.common.streams.StreamsAppConfig;
import io.crossfoot.common.streams.StreamsRunner;
import java.time.Clock;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;

/** A Streams app in a process of its own, which adds up the values of each key and acts once per commit. */
public final class SumApp extends AbstractModule {

    private final Config config;

    private SumApp(Config config) {
        this.config = config;
    }

    record Config(
            String applicationId,
            String input,
            String output,
            KafkaConfig kafka,
            HttpConfig http,
            StreamsAppConfig streams) {}

    public static void main(String[] args) {
        Crossfoot.run("sum", args, Config.class, SumApp::module);
    }

    @Override
    protected void configure() {
        install(new HttpModule(config.http()));
        Multibinder.newSetBinder(binder(), Service.class).addBinding().to(StreamsRunner.class);
        Multibinder.newSetBinder(binder(), HealthCheck.class).addBinding().to(StreamsRunner.class);
    }

    @Provides
    @Singleton
    StreamsRunner runner(Lifecycle lifecycle, Clock clock) {
        StreamsApp app = new StreamsApp(config.applicationId(), this::topology);
        return new StreamsRunner(app, config.streams(), config.kafka().clientProperties(), lifecycle, clock);
    }

    private Topology topology(StreamsConfig ignored) {
        return new Topology()
                .addSource("read", Serdes.String().deserializer(), Serdes.Long().deserializer(), config.input())
                .addProcessor("sum", SumPerCommit::new, "read")
                .addStateStore(
                        Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(SumPerCommit.TOTALS), Serdes.String(), Serdes.Long()),
                        "sum")
                .addStateStore(CommitHook.store(SumPerCommit.HOOK), "sum")
                .addSink(
                        "write",
                        config.output(),
                        Serdes.String().serializer(),
                        Serdes.String().serializer(),
                        "sum");
    }

    private static Module module(Config config) {
        return new SumApp(config);
    }
}
