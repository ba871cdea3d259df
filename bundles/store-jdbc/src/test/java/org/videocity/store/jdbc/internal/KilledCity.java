package org.videocity.store.jdbc.internal;

import static org.videocity.store.jdbc.internal.Stores.HERE;

import java.io.ByteArrayInputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.videocity.api.RoomId;
import org.videocity.api.store.BlobStore;
import org.videocity.api.store.Resident;

/** Writes residents, rooms, blobs and pages until it is killed, and says a line for each once it was acknowledged. */
final class KilledCity {
    private KilledCity() {}

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        String round = arguments[1];
        PrintStream out = new PrintStream(System.out, true);
        Stores stores = new Stores(Stores.h2(folder));
        DiskBlobStore blobs = blobs(folder);
        Random random = new Random();
        for (int i = 0; ; i++) {
            Resident resident = Stores.resident(round + "x" + i, round + "." + i + "@example.org");
            Stores.done(stores.residents.create(resident, List.of(Stores.room(resident, "")), HERE));
            out.println("row " + resident.id());
            byte[] bytes = new byte[random.nextInt(200_000)];
            random.nextBytes(bytes);
            BlobStore.Blob blob = Stores.done(blobs.put(
                    "killed", () -> Channels.newChannel(new ByteArrayInputStream(bytes)), bytes.length, HERE));
            out.println("blob " + blob.id() + " " + blob.sizeBytes());
            RoomId home = new RoomId(resident.city(), resident.address(), "");
            String id = Stores.anyId();
            ShownFile.in(stores, home, id, blob.id(), "<page/>");
            out.println("page " + home.owner() + " " + id);
        }
    }

    static DiskBlobStore blobs(Path folder) {
        return new DiskBlobStore(
                new BlobFiles(folder.resolve("blobs"), BlobFiles.REAL_DISK),
                Stores.annotation(BlobConfiguration.class, Map.of()));
    }
}
