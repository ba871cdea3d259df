package org.videocity.store.jdbc.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What an operator sets for the store. Which database it is stands in {@code org.ops4j.datasource-videocity}. */
@ObjectClassDefinition(name = "VideoCity store", description = "A changed value opens the store anew.")
public @interface StoreConfiguration {
    @AttributeDefinition(name = "Threads and connections")
    int threads() default 4;

    @AttributeDefinition(
            name = "Most waiting questions",
            description = "What comes beyond is answered at once: the city has too much to do.")
    int maxWaitingQuestions() default 2_000;

    @AttributeDefinition(name = "Longest statement (s)")
    int statementTimeoutSeconds() default 10;

    @AttributeDefinition(name = "Longest wait for a connection (ms)")
    long connectionTimeoutMillis() default 3_000;

    @AttributeDefinition(
            name = "Pause between tries (ms)",
            description = "When the database cannot be opened, it is tried again after this.")
    long retryMillis() default 2_000;
}
