package io.crossfoot.ingest.inbox;

import io.crossfoot.common.feed.Manifest;
import io.crossfoot.common.feed.PartSet;
import io.crossfoot.common.feed.Parts;
import io.crossfoot.common.feed.Parts.Part;
import io.crossfoot.ingest.sidecar.DeliveryManifest;
import io.crossfoot.ingest.sidecar.UnusableSidecar;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts files together that are parts of the same delivery. For one use. */
final class Assembly {

    private final Parts parts;
    private final Map<String, ArrivedFile> byName = new LinkedHashMap<>();
    private final Map<ArrivedFile, String> unusable = new LinkedHashMap<>();
    private final List<ArrivedDelivery> whole = new ArrayList<>();
    private final List<WaitingSet> waiting = new ArrayList<>();

    Assembly(Parts parts) {
        this.parts = parts;
    }

    Arrivals of(List<ArrivedFile> files) {
        List<Part> found = new ArrayList<>();
        for (ArrivedFile file : files) {
            try {
                found.add(parts.of(file.name()));
                byName.put(file.name(), file);
            } catch (IllegalArgumentException e) {
                unusable.put(file, String.valueOf(e.getMessage()));
            }
        }
        PartSet.of(found).forEach(this::add);
        return new Arrivals(whole, waiting, unusable);
    }

    private void add(PartSet set) {
        if (parts.manifest().isEmpty()) {
            add(set, Optional.empty(), Map.of());
            return;
        }
        Manifest manifest = parts.manifest().get();
        Path path = files(set).get(0).path().resolveSibling(set.delivery() + manifest.suffix());
        if (!Files.isRegularFile(path)) {
            hold(set, "its manifest '%s' is missing".formatted(path.getFileName()), false);
            return;
        }
        try {
            Map<String, String> stated = DeliveryManifest.stated(path, manifest);
            add(counted(set, stated), Optional.of(ArrivedFile.of(path)), stated);
        } catch (UnusableSidecar | IOException e) {
            hold(set, "its manifest cannot be used: " + e.getMessage(), true);
        }
    }

    private void add(PartSet set, Optional<ArrivedFile> manifest, Map<String, String> stated) {
        Optional<String> fault = set.fault();
        if (fault.isPresent()) {
            hold(set, fault.get(), set.contradiction().isPresent());
        } else {
            whole.add(new ArrivedDelivery(set.delivery(), files(set), manifest, stated));
        }
    }

    private PartSet counted(PartSet set, Map<String, String> stated) throws UnusableSidecar {
        Optional<String> control = parts.countControl();
        if (control.isEmpty()) {
            return set;
        }
        String count = stated.getOrDefault(control.get(), "");
        try {
            int number = new BigDecimal(count).intValueExact();
            if (Parts.isPossible(number)) {
                return set.ofCount(number);
            }
        } catch (ArithmeticException noCount) {
            // Said below.
        }
        throw new UnusableSidecar("it says that there are %s parts; there may be 1 to %d".formatted(count, Parts.MOST));
    }

    private void hold(PartSet set, String reason, boolean wrong) {
        waiting.add(WaitingSet.of(set, reason, wrong));
    }

    private List<ArrivedFile> files(PartSet set) {
        return set.files().stream()
                .map(name -> Optional.ofNullable(byName.get(name)).orElseThrow())
                .toList();
    }
}
