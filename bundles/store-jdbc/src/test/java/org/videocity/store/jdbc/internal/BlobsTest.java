package org.videocity.store.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.videocity.store.jdbc.internal.Stores.HERE;
import static org.videocity.store.jdbc.internal.Stores.done;
import static org.videocity.store.jdbc.internal.Stores.get;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videocity.api.Reason;
import org.videocity.api.store.BlobId;
import org.videocity.api.store.BlobStore;
import org.videocity.api.store.BlobUpload;
import org.videocity.api.store.StoreReasons;
import org.videocity.api.store.StoreResult;

class BlobsTest {
    private static final String HELLO_SHA256 = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    @TempDir
    Path folder;

    private final AtomicBoolean full = new AtomicBoolean();
    private DiskBlobStore blobs;

    @BeforeEach
    void open() {
        blobs = new DiskBlobStore(
                new BlobFiles(folder, file -> new Filling(BlobFiles.REAL_DISK.create(file))),
                Stores.annotation(BlobConfiguration.class, Map.of()));
    }

    @AfterEach
    void close() {
        blobs.deactivate();
    }

    /** Writes the first bytes, and then the disk is full. */
    private final class Filling implements BlobFiles.Output {
        private final BlobFiles.Output file;

        Filling(BlobFiles.Output file) {
            this.file = file;
        }

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            if (full.get()) {
                int some = Math.min(bytes.remaining(), 3);
                file.write(bytes.slice(bytes.position(), some));
                throw new IOException("No space left on device");
            }
            return file.write(bytes);
        }

        @Override
        public void force() throws IOException {
            file.force();
        }

        @Override
        public boolean isOpen() {
            return file.isOpen();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    private static BlobStore.Content content(String text) {
        return () -> Channels.newChannel(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private long files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void whatIsBeingWrittenIsNotSweptAway() throws IOException {
        // a place of its own: the store sweeps the other when it opens
        Path place = folder.resolve("place");
        BlobFiles files = new BlobFiles(place, BlobFiles.REAL_DISK);
        Path killed = place.resolve("tmp").resolve("left-by-a-killed-process");
        BlobStore.Blob blob = files.put(
                "ada",
                () -> {
                    Files.writeString(killed, "half");
                    return new SweptMidway(files);
                },
                1_000);
        assertThat(blob.id().sha256()).isEqualTo(HELLO_SHA256);
        assertThat(killed).doesNotExist();
    }

    /** Says hello; the city's start sweeps when all of that is written. */
    private static final class SweptMidway implements ReadableByteChannel {
        private final ReadableByteChannel hello =
                Channels.newChannel(new ByteArrayInputStream("hello".getBytes(StandardCharsets.UTF_8)));
        private final BlobFiles files;

        SweptMidway(BlobFiles files) {
            this.files = files;
        }

        @Override
        public int read(ByteBuffer into) throws IOException {
            int count = hello.read(into);
            if (count < 0) {
                files.sweep();
            }
            return count;
        }

        @Override
        public boolean isOpen() {
            return hello.isOpen();
        }

        @Override
        public void close() throws IOException {
            hello.close();
        }
    }

    @Test
    void namesABlobByItsBytes() throws IOException {
        BlobStore.Blob blob = done(blobs.put("ada", content("hello"), 5, HERE));
        assertThat(blob).isEqualTo(new BlobStore.Blob(new BlobId("ada", HELLO_SHA256), 5));
        assertThat(done(blobs.put("ada", content("hello"), 5, HERE))).isEqualTo(blob);
        assertThat(files()).isEqualTo(1);
        ByteBuffer read = done(blobs.read(blob.id(), 5, HERE)).orElseThrow();
        assertThat(StandardCharsets.UTF_8.decode(read).toString()).isEqualTo("hello");
        try (ReadableByteChannel open = done(blobs.open(blob.id(), HERE)).orElseThrow()) {
            assertThat(open.read(ByteBuffer.allocate(9))).isEqualTo(5);
        }
        assertThat(BlobId.parse(blob.id().toString())).isEqualTo(blob.id());
    }

    @Test
    void refusesMoreBytesThanAllowedAndKeepsNothingOfThem() throws IOException {
        assertThat(get(blobs.put("ada", content("hello"), 4, HERE)))
                .isInstanceOfSatisfying(
                        StoreResult.Conflict.class,
                        refused -> assertThat(refused.reason().name()).isEqualTo(Reason.TOO_LARGE.name()));
        assertThat(files()).isZero();
        BlobStore.Blob blob = done(blobs.put("ada", content("hello"), 5, HERE));
        assertThat(get(blobs.read(blob.id(), 4, HERE))).isInstanceOf(StoreResult.Conflict.class);
    }

    @Test
    void saysThatTheDiskIsFullAndGoesOnWhenItIsNot() throws IOException {
        BlobStore.Blob before = done(blobs.put("ada", content("hello"), 5, HERE));
        full.set(true);
        assertThat(get(blobs.put("ada", content("more and more"), 99, HERE)))
                .isEqualTo(new StoreResult.Unavailable<>(StoreReasons.DISK_FULL));
        assertThat(files()).isEqualTo(1);
        assertThat(done(blobs.read(before.id(), 5, HERE))).isPresent();
        full.set(false);
        done(blobs.put("ada", content("more and more"), 99, HERE));
    }

    @Test
    void removesASpaceAndNothingElse() throws IOException {
        BlobStore.Blob hers = done(blobs.put("ada", content("hello"), 99, HERE));
        done(blobs.put("ada", content("other"), 99, HERE));
        BlobStore.Blob his = done(blobs.put("bob", content("hello"), 99, HERE));
        assertThat(done(blobs.deleteSpace("ada", HERE))).isEqualTo(2);
        assertThat(done(blobs.deleteSpace("ada", HERE))).isZero();
        assertThat(done(blobs.read(hers.id(), 99, HERE))).isEmpty();
        assertThat(done(blobs.delete(his.id(), HERE))).isTrue();
        assertThat(done(blobs.delete(his.id(), HERE))).isFalse();
    }

    @Test
    void leavesNothingOfAnUploadThatBreaks() throws IOException {
        BlobStore.Content broken = () -> {
            throw new IOException("The browser went away");
        };
        assertThat(get(blobs.put("ada", broken, 99, HERE))).isInstanceOf(StoreResult.Unavailable.class);
        assertThat(files()).isZero();
    }

    private static ByteBuffer bytes(String text) {
        return StandardCharsets.UTF_8.encode(text);
    }

    @Test
    void takesABlobPieceByPiece() throws IOException {
        BlobUpload upload = done(blobs.begin("ada", 5, HERE));
        assertThat(done(upload.write(bytes("he"), HERE))).isEqualTo(2);
        assertThat(done(upload.write(bytes("llo"), HERE))).isEqualTo(5);
        BlobStore.Blob blob = done(upload.finish(HERE));
        upload.abandon();
        assertThat(blob).isEqualTo(new BlobStore.Blob(new BlobId("ada", HELLO_SHA256), 5));
        assertThat(done(blobs.readAt(blob.id(), 1, 3, HERE)).map(StandardCharsets.UTF_8::decode))
                .hasToString("Optional[ell]");
        assertThat(done(blobs.readAt(blob.id(), 3, 99, HERE)).map(StandardCharsets.UTF_8::decode))
                .hasToString("Optional[lo]");
        assertThat(done(blobs.readAt(blob.id(), 5, 99, HERE)).map(ByteBuffer::remaining))
                .contains(0);
        assertThat(done(blobs.readAt(new BlobId("bob", HELLO_SHA256), 0, 9, HERE)))
                .isEmpty();
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void leavesNothingOfAnUploadThatIsTooLargeMeetsAFullDiskOrIsGivenUp() throws IOException {
        BlobUpload tooLarge = done(blobs.begin("ada", 4, HERE));
        assertThat(get(tooLarge.write(bytes("hello"), HERE)))
                .isInstanceOfSatisfying(
                        StoreResult.Conflict.class,
                        refused -> assertThat(refused.reason().name()).isEqualTo(Reason.TOO_LARGE.name()));
        assertThat(get(tooLarge.finish(HERE))).isInstanceOf(StoreResult.Unavailable.class);
        BlobUpload unlucky = done(blobs.begin("ada", 9, HERE));
        full.set(true);
        assertThat(get(unlucky.write(bytes("hello"), HERE)))
                .isEqualTo(new StoreResult.Unavailable<>(StoreReasons.DISK_FULL));
        full.set(false);
        BlobUpload givenUp = done(blobs.begin("ada", 9, HERE));
        done(givenUp.write(bytes("hello"), HERE));
        givenUp.abandon();
        await().untilAsserted(() -> assertThat(files()).isZero());
    }

    @Test
    void knowsNoOtherPlaces() {
        assertThatThrownBy(() -> new BlobId("../etc", HELLO_SHA256)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BlobId("ada", "../../passwd")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BlobId.parse("ada")).isInstanceOf(IllegalArgumentException.class);
    }

    private BlobId put(String text) {
        return done(blobs.put("ada", content(text), 1_000, HERE)).id();
    }

    @Test
    void whatComesBackOrIsWantedWhileItIsToBeDeletedStays() throws Exception {
        List<BlobId> three = List.of(put("one"), put("two"), put("three"));
        blobs.files().deleteUnlessWanted(three, () -> {
            put("two");
            return Set.of(three.get(2));
        });
        assertThat(three)
                .extracting(id -> done(blobs.read(id, 1_000, HERE)).isPresent())
                .containsExactly(false, true, true);
        assertThatThrownBy(() -> blobs.files().deleteUnlessWanted(three, () -> {
                    throw new IOException("nobody can say");
                }))
                .isInstanceOf(IOException.class);
        assertThat(done(blobs.read(three.get(1), 1_000, HERE))).isPresent();
    }
}
