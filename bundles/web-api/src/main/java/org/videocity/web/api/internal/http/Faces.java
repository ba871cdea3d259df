package org.videocity.web.api.internal.http;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.videocity.api.Reason;
import org.videocity.api.store.BlobId;
import org.videocity.web.api.internal.link.ResidentLink;

/** Shows the pictures of people to whoever may see them; where there is none, the answer is the same whatever the reason. */
final class Faces {
    private static final Reason NO_PHOTO =
            new Reason("no-photo", "There is no picture of anybody here at this address.");

    private final ResidentLink residents;
    private final Executor executor;

    Faces(ResidentLink residents, Executor executor) {
        this.residents = residents;
        this.executor = executor;
    }

    /** Answers with a picture that whoever asks may see. */
    CompletionStage<Answer> show(Optional<BlobId> photo) {
        return photo.flatMap(blob -> residents
                        .blobs()
                        .map(blobs -> blobs.read(blob, MeAnswers.MAX_PHOTO_BYTES, executor)
                                .thenApply(read -> SignedInPerson.answer(
                                        read,
                                        bytes -> bytes.map(MeAnswers::picture)
                                                .map(picture -> picture.with("Cache-Control", "private, max-age=3600"))
                                                .orElseGet(Faces::none)))))
                .orElseGet(() -> CompletableFuture.completedStage(none()));
    }

    private static Answer none() {
        return Answer.problem(404, NO_PHOTO);
    }
}
