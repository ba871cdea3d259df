package org.videocity.itests.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.videocity.testing.CityProcess;

/** Gives tests one running city, started with the first that asks and stopped after the last. */
final class InTheCity implements ParameterResolver {
    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(InTheCity.class);

    private static final class Running implements AutoCloseable {
        private final CityProcess city = CityProcess.start(fresh(Path.of("target/city")));

        @Override
        public void close() {
            city.close();
        }
    }

    /** Takes away what an earlier run left, so that its rooms, keys and settings do not matter. */
    private static Path fresh(Path base) {
        if (Files.exists(base)) {
            try (Stream<Path> files = Files.walk(base)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return base;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == CityProcess.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(OURS)
                .computeIfAbsent(Running.class, unused -> new Running(), Running.class)
                .city;
    }
}
