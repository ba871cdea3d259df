package org.videocity.transport.http.internal.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;

class ViewerTest {
    private static final int LIMIT = 100;

    private final Epoch first = epoch();
    private final Epoch second = epoch();
    private final FakeViewer viewer = new FakeViewer();

    @Test
    void beginsAtAKeyFrameWithTheHeaders() {
        assertThat(viewer.offer(piece(first, 10, false), false)).isEqualTo(Viewer.Fate.PASSED);
        assertThat(viewer.offer(piece(first, 20, true), false)).isEqualTo(Viewer.Fate.QUEUED);
        viewer.pump(0);
        assertThat(viewer.written).containsExactly("open", "20");
    }

    @Test
    void skipsToTheNextKeyFrameWhenBehind() {
        viewer.offer(piece(first, 20, true), false);
        viewer.pump(0);
        viewer.ready = false;
        viewer.offer(piece(first, 60, false), false);
        assertThat(viewer.offer(piece(first, 61, false), false)).isEqualTo(Viewer.Fate.OVERFLOW);
        assertThat(viewer.skip()).isEqualTo(2);
        assertThat(viewer.offer(piece(first, 11, false), false)).isEqualTo(Viewer.Fate.DROPPED);
        viewer.offer(piece(first, 30, true), false);
        viewer.offer(piece(first, 12, false), false);
        viewer.ready = true;
        viewer.pump(0);
        assertThat(viewer.written).containsExactly("open", "20", "gap", "30", "12");
    }

    @Test
    void getsTheHeadersAgainThatItLostByFallingBehind() {
        viewer.offer(piece(first, 20, true), false);
        viewer.pump(0);
        viewer.ready = false;
        viewer.offer(piece(second, 70, true), false);
        viewer.offer(piece(second, 71, false), false);
        viewer.skip();
        viewer.offer(piece(second, 30, true), false);
        viewer.ready = true;
        viewer.pump(0);
        assertThat(viewer.written).containsExactly("open", "20", "open", "30");
    }

    @Test
    void isNotBehindOnlyBecauseItGotMuchAtOnce() {
        viewer.offer(piece(first, 20, true), true);
        for (int i = 0; i < 10; i++) {
            assertThat(viewer.offer(piece(first, 90, false), true)).isEqualTo(Viewer.Fate.QUEUED);
        }
        assertThat(viewer.offer(piece(first, 90, false), false)).isEqualTo(Viewer.Fate.QUEUED);
        assertThat(viewer.offer(piece(first, 90, false), false)).isEqualTo(Viewer.Fate.OVERFLOW);
    }

    @Test
    void endsAfterWhatIsQueuedWasWritten() {
        viewer.offer(piece(first, 20, true), false);
        viewer.end(Reason.UNPUBLISHED);
        assertThat(viewer.offer(piece(first, 21, false), false)).isEqualTo(Viewer.Fate.PASSED);
        viewer.pump(0);
        viewer.pump(0);
        assertThat(viewer.written).containsExactly("open", "20", "unpublished");
    }

    @Test
    void stallsOnlyWhileSomethingWaits() {
        assertThat(viewer.hasStalled(1000, 10)).isFalse();
        viewer.ready = false;
        viewer.offer(piece(first, 20, true), false);
        viewer.pump(5);
        assertThat(viewer.hasStalled(9, 10)).isFalse();
        assertThat(viewer.hasStalled(11, 10)).isTrue();
        viewer.ready = true;
        viewer.pump(11);
        assertThat(viewer.hasStalled(1000, 10)).isFalse();
    }

    private static Epoch epoch() {
        return new Epoch(new Epoch.Signature(List.of()), "", Piece.NOTHING, Piece.NOTHING, List.of(), List.of());
    }

    private static Piece piece(Epoch epoch, int size, boolean joinable) {
        return new Piece(epoch, Piece.NOTHING, ByteBuffer.allocate(size), joinable, true, 1);
    }

    private static final class FakeViewer extends Viewer {
        private final List<String> written = new ArrayList<>();
        private boolean ready = true;

        FakeViewer() {
            super(Ticket.of(RoomId.of("a@b", ""), "cam", "", new InetSocketAddress(1)), LIMIT, 0);
        }

        @Override
        boolean changesAnywhere() {
            return false;
        }

        @Override
        boolean begin(@Nullable Epoch from, Piece piece) {
            queueText("open");
            queueOpening(Piece.NOTHING, piece.epoch());
            return true;
        }

        @Override
        void gap() {
            queueText("gap");
        }

        @Override
        void refuse(Reason why) {
            end(why);
        }

        @Override
        boolean ready() {
            return ready;
        }

        @Override
        void writeBytes(ByteBuffer bytes) {
            if (bytes.hasRemaining()) {
                written.add(String.valueOf(bytes.remaining()));
            }
        }

        @Override
        void writeText(String text) {
            written.add(text);
        }

        @Override
        void finish(Reason reason) {
            written.add(reason.name());
        }

        @Override
        void abort() {
            written.add("abort");
        }
    }
}
