package io.crossfoot.ingest.sidecar;

import io.crossfoot.common.feed.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The manifest of a delivery of several files. */
public final class DeliveryManifest {

    private DeliveryManifest() {}

    /**
     * What it states of all files together: control values by name.
     *
     * @throws UnusableSidecar if they are not there, saying what is there instead
     */
    public static Map<String, String> stated(Path path, Manifest manifest) throws IOException, UnusableSidecar {
        return new ManifestFile(path, manifest).stated();
    }
}
