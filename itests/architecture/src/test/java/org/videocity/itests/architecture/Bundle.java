package org.videocity.itests.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * One bundle of the house; everything about it follows from the name of its folder.
 *
 * @param folder where it lies
 */
record Bundle(Path folder) {
    String name() {
        return folder.getFileName().toString();
    }

    /** Returns the part of the name that says the floor. */
    String floor() {
        if (isSample()) {
            return "sample";
        }
        return name().split("-")[0];
    }

    boolean isSample() {
        return folder.getParent().endsWith("sample-plugins");
    }

    boolean isContract() {
        return name().equals("plugin-api");
    }

    String symbolicName() {
        return "org.videocity." + name().replace('-', '.');
    }

    /** Returns the root package; that of the contract is the one exception. */
    String rootPackage() {
        return isContract() ? "org.videocity.api" : symbolicName();
    }

    JavaClasses classes() {
        return House.classes(folder.resolve("target/classes"));
    }

    JavaClasses testClasses() {
        return House.classes(folder.resolve("target/test-classes"));
    }

    List<Path> sources() {
        return javaFiles(folder.resolve("src/main/java"));
    }

    List<Path> allSources() {
        return javaFiles(folder.resolve("src"));
    }

    Attributes manifest() {
        Path file = folder.resolve("target/classes/META-INF/MANIFEST.MF");
        try (InputStream in = Files.newInputStream(file)) {
            return new Manifest(in).getMainAttributes();
        } catch (IOException missing) {
            throw new UncheckedIOException("Build " + name() + " first: no " + file, missing);
        }
    }

    private static List<Path> javaFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
