package org.videocity.testing.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A plug-in as somebody else might build it, with no tool of ours: a jar written by hand, to install in a test. */
public final class OddPlugIn {
    /** Its symbolic name. */
    public static final String NAME = "org.example.odd";

    private static final String MANIFEST = """
            Manifest-Version: 1.0
            Bundle-ManifestVersion: 2
            Bundle-SymbolicName: %s
            Bundle-Version: 1.0.0
            Import-Package: org.videocity.api,org.videocity.api.media,
             org.videocity.api.identity,org.videocity.api.room
            Service-Component: OSGI-INF/odd.xml
            Videocity-Web: /web
            """;
    private static final String COMPONENT = """
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="odd" immediate="true"
                    init="1" deactivate="stop">
                <implementation class="%s"/>
                <reference name="rooms" interface="org.videocity.api.room.RoomService" parameter="0"/>
            </scr:component>
            """;

    private OddPlugIn() {}

    /** Writes the jar into a folder: {@link OddStream}, and two files for browsers. */
    public static Path write(Path folder) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        String stream = OddStream.class.getName();
        String classFile = stream.replace('.', '/') + ".class";
        files.put("META-INF/MANIFEST.MF", bytes(MANIFEST.formatted(NAME)));
        files.put("OSGI-INF/odd.xml", bytes(COMPONENT.formatted(stream)));
        files.put(
                "web/index.html", bytes("<!doctype html><title>Odd</title><script type=module src=odd.js></script>\n"));
        files.put("web/odd.js", bytes("document.title = 'Odd indeed';\n"));
        try (InputStream in = OddPlugIn.class.getClassLoader().getResourceAsStream(classFile)) {
            files.put(classFile, Objects.requireNonNull(in, classFile).readAllBytes());
            Files.createDirectories(folder);
            Path jar = folder.resolve("odd-1.0.0.jar").toAbsolutePath();
            try (OutputStream out = Files.newOutputStream(jar);
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                for (Map.Entry<String, byte[]> file : files.entrySet()) {
                    zip.putNextEntry(new ZipEntry(file.getKey()));
                    zip.write(file.getValue());
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
