package org.videocity.core.identity.internal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Knows in which language residents read the city, from what their browsers said last. In memory alone: whoever was not here
 * since the city started has none. Thread: safe from any; the lock is held for one look into the map.
 */
@Component(service = ReadersLanguages.class, immediate = true)
public final class ReadersLanguages {
    private static final int MOST = 20_000;

    private final Map<String, MailWords> known = Collections.synchronizedMap(new Latest());

    /** Those who were here last. */
    private static final class Latest extends LinkedHashMap<String, MailWords> {
        private static final long serialVersionUID = 1;

        Latest() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, MailWords> eldest) {
            return size() > MOST;
        }
    }

    /** Made by the component runtime. */
    @Activate
    public ReadersLanguages() {}

    /**
     * Hears what a resident reads; what names no language of the city changes nothing.
     *
     * @param accepted as browsers say it (RFC 9110 section 12.5.4)
     */
    void reads(String residentId, String accepted) {
        MailWords.readBy(accepted).ifPresent(words -> known.put(residentId, words));
    }

    /** Returns the texts in a resident's language, where it is known. */
    Optional<MailTexts> of(String residentId) {
        return Optional.ofNullable(known.get(residentId)).map(MailTexts::new);
    }

    /** The same; in English where nothing is known. */
    MailTexts orUsual(String residentId) {
        return of(residentId).orElseGet(() -> new MailTexts(MailWords.usual()));
    }
}
