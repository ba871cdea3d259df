package org.videocity.core.identity.internal;

import java.io.ByteArrayInputStream;
import java.io.SequenceInputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.videocity.api.store.BlobId;
import org.videocity.api.store.LetterStore.Held;
import org.videocity.api.store.Resident;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredLetter;

/** The letters of somebody who takes their data along: a list, and each as a file that other programs open. */
final class ExportLetters {
    private final StoreLinks stores;

    ExportLetters(StoreLinks stores) {
        this.stores = stores;
    }

    CompletionStage<StoreResult<List<ExportPart>>> of(Resident resident) {
        return stores.letters()
                .map(store -> store.ofResident(resident.id(), Runnable::run).thenApply(found -> found.map(this::parts)))
                .orElseGet(() -> Steps.done(List.of()));
    }

    private List<ExportPart> parts(List<Held> letters) {
        List<ExportPart> parts = new ArrayList<>();
        parts.add(ExportPart.of(
                "letters.json",
                ExportText.json(letters.stream().map(ExportLetters::entry).toList())));
        letters.forEach(held -> held.letter().blob().ifPresent(blob -> parts.add(file(held.letter(), blob))));
        return parts;
    }

    private static Map<String, Object> entry(Held held) {
        Map<String, Object> from = new LinkedHashMap<>();
        from.put("name", held.letter().senderName());
        held.sender().ifPresent(sender -> from.put("address", sender.address()));
        from.put("verified", held.letter().senderId().isPresent());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", name(held.letter()));
        json.put("received", held.letter().received());
        json.put("from", from);
        json.put("opened", held.letter().opened());
        return json;
    }

    private static String name(StoredLetter letter) {
        return "letters/" + letter.id() + (letter.sealed() ? ".p7m" : ".eml");
    }

    private ExportPart file(StoredLetter letter, BlobId blob) {
        byte[] head = letter.sealed()
                ? new byte[0]
                : ("MIME-Version: 1.0\r\nContent-Type: " + letter.mediaType() + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
        return new ExportPart(
                name(letter),
                false,
                () -> stores.blobs()
                        .map(blobs -> blobs.open(blob, Runnable::run)
                                .thenApply(opened -> opened.map(
                                        (Optional<ReadableByteChannel> file) -> file.map(b -> behind(head, b)))))
                        .orElseGet(Steps::noStore));
    }

    private static ReadableByteChannel behind(byte[] head, ReadableByteChannel bytes) {
        return Channels.newChannel(
                new SequenceInputStream(new ByteArrayInputStream(head), Channels.newInputStream(bytes)));
    }
}
