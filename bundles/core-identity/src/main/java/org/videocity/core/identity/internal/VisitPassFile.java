package org.videocity.core.identity.internal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a stopping bundle leaves the passes for the one that takes its place; it is read once and removed. Tokens are in it
 * as hashes only.
 */
final class VisitPassFile {
    private static final Logger LOG = LoggerFactory.getLogger(VisitPassFile.class);

    private final @Nullable Path place;

    /** Uses a place of the bundle's own, where the framework has one. */
    VisitPassFile(@Nullable File place) {
        this.place = place == null ? null : place.toPath();
    }

    void leave(List<VisitPass> passes) {
        if (place == null || passes.isEmpty()) {
            return;
        }
        try {
            Files.write(place, passes.stream().map(VisitPass::line).toList());
        } catch (IOException failed) {
            LOG.warn("Who was let in by a card, a link or a knock has to show it again: {}", failed.toString());
        }
    }

    List<VisitPass> take() {
        List<VisitPass> found = new ArrayList<>();
        if (place == null || !Files.exists(place)) {
            return found;
        }
        try {
            for (String line : Files.readAllLines(place)) {
                found.add(VisitPass.read(line));
            }
            Files.delete(place);
        } catch (IOException | IllegalArgumentException failed) {
            LOG.warn("Visit passes could not be read; who had one has to show it again: {}", failed.toString());
        }
        return found;
    }
}
