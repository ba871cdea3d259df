package org.videocity.core.rooms.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.videocity.api.RoomId;
import org.videocity.api.playlist.Playlist;

/** Any bytes are a page or are refused in one way; what was read is written and read the same. */
class PageReaderFuzzTest {
    private static final RoomId ROOM = RoomId.of("ada@example.org", "Garden");

    @FuzzTest(maxDuration = "20s")
    void readsWhatItWrote(byte[] document) throws BadPageException {
        List<Playlist> read;
        try {
            read = PageReader.read(document, ROOM);
        } catch (BadPageException refused) {
            assertThat(refused.getMessage()).isNotBlank();
            return;
        }
        byte[] written = PageWriter.write(read).getBytes(StandardCharsets.UTF_8);
        if (written.length <= Playlist.MAX_PAGE_BYTES) {
            assertThat(PageReader.read(written, ROOM)).isEqualTo(read);
        }
    }
}
