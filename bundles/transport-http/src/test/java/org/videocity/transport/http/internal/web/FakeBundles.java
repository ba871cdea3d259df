package org.videocity.transport.http.internal.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Dictionary;
import java.util.Hashtable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** Bundles that are a folder on disk. */
public final class FakeBundles {
    private FakeBundles() {}

    public static WebBundles none() {
        BundleContext context = (BundleContext) Proxy.newProxyInstance(
                FakeBundles.class.getClassLoader(),
                new Class<?>[] {BundleContext.class},
                (proxy, method, args) -> method.getReturnType().isArray() ? new Bundle[0] : null);
        return new WebBundles(context);
    }

    public static Bundle of(String symbolicName, Path root, String web, String pages) {
        Dictionary<String, String> headers = new Hashtable<>();
        headers.put("Videocity-Web", web);
        headers.put("Videocity-Pages", pages);
        headers.put("Videocity-Places", "~sign-up, ~me,live");
        return (Bundle) Proxy.newProxyInstance(
                FakeBundles.class.getClassLoader(),
                new Class<?>[] {Bundle.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "getSymbolicName" -> symbolicName;
                    case "getHeaders" -> headers;
                    case "getLastModified" -> 1_700_000_000_000L;
                    case "getEntry" -> entry(root, (String) args[0]);
                    case "getEntryPaths" ->
                        Files.isDirectory(root.resolve(bare((String) args[0])))
                                ? Collections.enumeration(Collections.singleton("x"))
                                : null;
                    case "hashCode" -> 1;
                    case "equals" -> proxy == args[0];
                    default -> null;
                });
    }

    private static URL entry(Path root, String path) {
        try {
            Path file = root.resolve(bare(path));
            boolean fits = path.endsWith("/") ? Files.isDirectory(file) : Files.exists(file);
            return fits ? file.toUri().toURL() : null;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String bare(String path) {
        return path.replaceAll("^/+|/+$", "");
    }
}
