package org.videocity.api.store;

import java.util.Optional;
import java.util.function.Function;
import org.videocity.api.Reason;

/**
 * What a store answers.
 *
 * @param <T> what it was asked for
 */
public sealed interface StoreResult<T> {
    /** It is done and on disk; or, for a question, this is the answer. */
    record Done<T>(T value) implements StoreResult<T> {}

    /**
     * It does not fit what is stored: the name is taken, the record was changed or removed by somebody else, a limit is
     * reached. Nothing was changed; trying the same again will not help.
     */
    record Conflict<T>(Reason reason) implements StoreResult<T> {}

    /**
     * The store cannot answer now: the database is away, the disk is full, too much waits. Trying again later may help.
     * After this a change is known not to be acknowledged, but may have been made where the connection broke while the
     * answer was on its way.
     */
    record Unavailable<T>(Reason reason) implements StoreResult<T> {}

    /** Makes one thing out of either outcome. */
    default <R> R either(Function<? super T, ? extends R> done, Function<? super Reason, ? extends R> otherwise) {
        if (this instanceof Done<T> good) {
            return done.apply(good.value());
        }
        return otherwise.apply(this instanceof Conflict<T> c ? c.reason() : ((Unavailable<T>) this).reason());
    }

    /** Returns the value, absent when it was not done. */
    default Optional<T> asOptional() {
        return either(Optional::of, why -> Optional.empty());
    }

    /** Returns why it was not done, absent when it was. */
    default Optional<Reason> obstacle() {
        return either(value -> Optional.empty(), Optional::of);
    }

    /** Returns the same outcome about something else. */
    default <R> StoreResult<R> map(Function<? super T, ? extends R> change) {
        if (this instanceof Done<T> good) {
            return new Done<>(change.apply(good.value()));
        }
        return this instanceof Conflict<T> c
                ? new Conflict<>(c.reason())
                : new Unavailable<>(((Unavailable<T>) this).reason());
    }
}
