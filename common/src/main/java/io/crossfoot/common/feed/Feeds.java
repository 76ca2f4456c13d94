package io.crossfoot.common.feed;

import io.crossfoot.common.config.ConfigException;
import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.config.Names;
import io.crossfoot.common.config.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All feeds that an app knows, read from the YAML files of one folder. */
public final class Feeds {

    private final Map<String, Feed> byName;

    private Feeds(Map<String, Feed> byName) {
        this.byName = byName;
    }

    public static Feeds of(Collection<Feed> feeds) {
        Map<String, Feed> byName = new LinkedHashMap<>();
        feeds.forEach(feed -> byName.put(feed.name(), feed));
        return new Feeds(byName);
    }

    /**
     * Reads every {@code .yaml} file of the folder.
     *
     * @throws ConfigException with every problem of every file
     */
    public static Feeds load(Path folder) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Feed> byName = new LinkedHashMap<>();
        for (Path file : files(folder)) {
            try {
                Feed feed = ConfigReader.read(file, Feed.class);
                if (byName.putIfAbsent(feed.name(), feed) != null) {
                    problems.add(new Problem(
                            file.toString(), 0, "name", "a feed '%s' is already there".formatted(feed.name())));
                }
            } catch (ConfigException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw ConfigException.of(problems);
        }
        return new Feeds(byName);
    }

    private static List<Path> files(Path folder) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> yaml = Files.newDirectoryStream(folder, "*.{yaml,yml}")) {
            yaml.forEach(files::add);
        } catch (NotDirectoryException | NoSuchFileException e) {
            throw ConfigException.of(List.of(new Problem(
                    folder.toString(), 0, "feeds", "is no folder; give the folder that holds the feeds' YAML files")));
        } catch (IOException e) {
            throw new UncheckedIOException("Folder " + folder + " cannot be listed", e);
        }
        files.sort(null);
        return files;
    }

    public List<Feed> all() {
        return List.copyOf(byName.values());
    }

    public Optional<Feed> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** What a name that no feed has may have meant. */
    public String suggest(String name) {
        return byName.isEmpty() ? "no feed is described yet" : Names.suggest(name, byName.keySet());
    }
}
