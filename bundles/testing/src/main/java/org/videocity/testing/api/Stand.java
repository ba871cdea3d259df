package org.videocity.testing.api;

import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Stands in for an interface of which a test needs a method or two. */
public final class Stand {
    /** What each call is answered with. */
    public interface Answer {
        /**
         * Answers a call.
         *
         * @param method the method's name
         * @param arguments what it was given; empty for none
         * @return what it returns; ignored where it returns nothing
         */
        @Nullable
        Object to(String method, Object[] arguments);
    }

    private Stand() {}

    /** Makes an object of an interface that answers as told. */
    public static <T> T in(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
            Object value = answer.to(method.getName(), given == null ? new Object[0] : given);
            return method.getReturnType() == void.class ? null : value;
        }));
    }
}
