package org.videocity.web.api.internal.http;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Where a body goes that is too long to be held: piece by piece, the next when the last was taken. Thread: whichever has the
 * next piece, one at a time; must not block.
 */
interface BodySink {
    /**
     * Takes a piece; yields whether more is wanted. Where it is not, {@link #end} says why.
     *
     * @param piece not touched by anybody else before the answer
     */
    CompletionStage<Boolean> take(ByteBuffer piece);

    /** Answers, after the last piece, or after one that ended it. */
    CompletionStage<Answer> end();

    /** Forgets what was taken: the sender went, or took too long. After {@link #end} without effect. */
    void abandon();

    /** Reads what somebody sends all the same, up to a length, so that they hear why it is of no use. */
    static BodySink refusing(Answer why, long mostBytes) {
        return new BodySink() {
            private long left = mostBytes;

            @Override
            public CompletionStage<Boolean> take(ByteBuffer piece) {
                left -= piece.remaining();
                return CompletableFuture.completedStage(left > 0);
            }

            @Override
            public CompletionStage<Answer> end() {
                return CompletableFuture.completedStage(why);
            }

            @Override
            public void abandon() {
                left = 0;
            }
        };
    }
}
