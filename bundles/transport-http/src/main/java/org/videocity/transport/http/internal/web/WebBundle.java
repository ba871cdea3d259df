package org.videocity.transport.http.internal.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bundle's files for browsers: those below the folder its manifest header {@code Videocity-Web} names. The header
 * {@code Videocity-Pages} makes one of them the page of the city and of its rooms, and {@code Videocity-Places} lists
 * further paths that have it ({@code ~sign-up}). Files are read once and kept until the bundle goes. Thread: safe from any.
 */
final class WebBundle {
    private static final Logger LOG = LoggerFactory.getLogger(WebBundle.class);
    private static final String FOLDER_HEADER = "Videocity-Web";
    private static final String PAGE_HEADER = "Videocity-Pages";
    private static final String PLACES_HEADER = "Videocity-Places";

    private final Bundle bundle;
    private final String folder;
    private final Optional<String> page;
    private final List<String> places;
    private final Map<String, WebFile> files = new ConcurrentHashMap<>();

    private WebBundle(Bundle bundle, String folder, Optional<String> page, List<String> places) {
        this.bundle = bundle;
        this.folder = folder;
        this.page = page;
        this.places = places;
    }

    /** Reads a bundle's headers; absent when it brings no files. */
    static Optional<WebBundle> of(Bundle bundle) {
        String folder = bundle.getHeaders("").get(FOLDER_HEADER);
        if (folder == null || folder.isBlank() || bundle.getSymbolicName() == null) {
            return Optional.empty();
        }
        String bare = folder.strip().replaceAll("^/+|/+$", "");
        Optional<String> page =
                Optional.ofNullable(bundle.getHeaders("").get(PAGE_HEADER)).map(String::strip);
        String places = bundle.getHeaders("").get(PLACES_HEADER);
        return Optional.of(new WebBundle(
                bundle,
                "/" + bare,
                page,
                places == null ? List.of() : List.of(places.strip().split("\\s*,\\s*"))));
    }

    /** Returns the name of the file that is the application's page, where this is the application. */
    Optional<String> page() {
        return page;
    }

    /** Returns the bundle's name, under which its files are. */
    String symbolicName() {
        return bundle.getSymbolicName();
    }

    /** Tells whether a path, without its first slash, has the application's page too. */
    boolean isPlace(String path) {
        return path.startsWith("~") && places.contains(path);
    }

    /**
     * Finds a file.
     *
     * @param path relative to the folder, decoded
     * @param maxBytes larger files are not served
     */
    Optional<WebFile> file(String path, int maxBytes) {
        WebFile known = files.get(path);
        if (known != null) {
            return Optional.of(known);
        }
        if (!isSafe(path)) {
            return Optional.empty();
        }
        try {
            Optional<WebFile> read = read(path, maxBytes);
            read.ifPresent(file -> files.put(path, file));
            return read;
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("{} of {} could not be read", path, bundle.getSymbolicName(), gone);
            return Optional.empty();
        }
    }

    private Optional<WebFile> read(String path, int maxBytes) throws IOException {
        String entry = folder + "/" + path;
        boolean isFolder = bundle.getEntryPaths(entry) != null || bundle.getEntry(entry + "/") != null;
        URL url = isFolder ? null : bundle.getEntry(entry);
        if (url == null) {
            return Optional.empty();
        }
        try (InputStream in = url.openStream()) {
            byte[] bytes = in.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                LOG.warn("{} of {} is larger than maxStaticFileBytes={}", path, bundle.getSymbolicName(), maxBytes);
                return Optional.empty();
            }
            return Optional.of(new WebFile(bytes, ContentTypes.of(path), bundle.getLastModified()));
        }
    }

    /** Tells whether a path has only plain names in it, so that it cannot leave the folder. */
    static boolean isSafe(String path) {
        if (path.isEmpty() || path.indexOf('\\') >= 0 || path.indexOf('%') >= 0 || path.indexOf(':') >= 0) {
            return false;
        }
        for (String segment : path.split("/", -1)) {
            if (segment.isEmpty() || segment.startsWith(".") || segment.chars().anyMatch(c -> c < ' ')) {
                return false;
            }
        }
        return true;
    }
}
