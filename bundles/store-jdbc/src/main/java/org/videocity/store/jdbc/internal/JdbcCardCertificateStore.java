package org.videocity.store.jdbc.internal;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.CardKind;
import org.videocity.api.Reason;
import org.videocity.api.store.CardCertificateStore;
import org.videocity.api.store.StoreResult;

/** Certificates of login cards in the table {@code card_certificates}. */
@Component(service = CardCertificateStore.class, immediate = true)
public final class JdbcCardCertificateStore implements CardCertificateStore {
    private static final int MOST_BYTES = 4096;

    private final Database database;

    /** Made by the component runtime. */
    @Activate
    public JdbcCardCertificateStore(@Reference Database database) {
        this.database = database;
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> keep(
            String city, String serial, ByteBuffer certificate, Executor executor) {
        byte[] bytes = new byte[certificate.remaining()];
        certificate.duplicate().get(bytes);
        return database.ask(
                tx -> {
                    if (bytes.length > MOST_BYTES) {
                        throw new ConflictException(Reason.TOO_LARGE);
                    }
                    // the card's row is the lock: whoever signs in twice at once keeps one
                    boolean known = tx.one(
                                    "SELECT serial FROM cards WHERE serial = ? AND city = ? FOR UPDATE",
                                    row -> row.getString(1),
                                    serial,
                                    city.toLowerCase(Locale.ROOT))
                            .isPresent();
                    boolean kept = tx.one(
                                    "SELECT serial FROM card_certificates WHERE serial = ?",
                                    row -> row.getString(1),
                                    serial)
                            .isPresent();
                    if (known && !kept) {
                        tx.update(
                                "INSERT INTO card_certificates (serial, certificate) VALUES (?, ?)",
                                serial,
                                Base64.getEncoder().encodeToString(bytes));
                    }
                    return known;
                },
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Optional<ByteBuffer>>> newest(
            String residentId, Instant now, Executor executor) {
        return database.ask(
                tx -> tx.one(
                        "SELECT k.certificate FROM card_certificates k JOIN cards c ON c.serial = k.serial"
                                + " WHERE c.resident_id = ? AND c.kind = ? AND c.revoked_at IS NULL AND c.expires_at > ?"
                                + " ORDER BY c.issued_at DESC, c.serial FETCH FIRST 1 ROWS ONLY",
                        row -> ByteBuffer.wrap(Base64.getDecoder().decode(row.getString(1)))
                                .asReadOnlyBuffer(),
                        residentId,
                        CardKind.LOGIN.name(),
                        now),
                executor);
    }
}
