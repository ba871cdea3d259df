package org.videocity.itests.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The folders of the house as they lie on the disk, and the classes compiled from them. */
final class House {
    /** What a folder under {@code bundles/} may begin with (design.md section 2). */
    static final Set<String> FLOORS =
            Set.of("wire", "core", "store", "softcard", "codec", "transport", "feature", "web", "ops");

    private static final Path ROOT = root();
    private static final Map<Path, JavaClasses> CLASSES = new HashMap<>();

    private House() {}

    static Path path(String relative) {
        return ROOT.resolve(relative);
    }

    /** Lists every bundle: the contract, the floors, the samples. */
    static List<Bundle> bundles() {
        List<Bundle> all = new ArrayList<>();
        all.add(new Bundle(path("plugin-api")));
        folders("bundles").stream()
                .filter(f -> !f.getFileName().toString().equals("testing"))
                .map(Bundle::new)
                .forEach(all::add);
        folders("sample-plugins").stream().map(Bundle::new).forEach(all::add);
        return all;
    }

    static List<Path> folders(String parent) {
        try (Stream<Path> children = Files.list(path(parent))) {
            return children.filter(f -> Files.exists(f.resolve("pom.xml")))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Reads compiled classes, once for each folder; none when there is no such folder. */
    static synchronized JavaClasses classes(Path folder) {
        return CLASSES.computeIfAbsent(folder, f -> new ClassFileImporter().importPath(f));
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("bundles")) || !Files.isDirectory(folder.resolve("plugin-api"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("Run this inside the source tree: no bundles/ and plugin-api/ found");
            }
        }
        return folder;
    }
}
