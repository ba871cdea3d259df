package org.videocity.transport.http.internal.publish;

import org.videocity.api.Reason;

/** Says what was wrong with what a publisher sent, in a sentence for its author. */
final class PublishException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final String BAD_MESSAGE = "bad-message";
    private static final String UNSUPPORTED_CODEC = "unsupported-codec";

    private final String name;

    /** Something malformed. */
    PublishException(String sentence) {
        this(BAD_MESSAGE, sentence);
    }

    private PublishException(String name, String sentence) {
        super(sentence);
        this.name = name;
    }

    /** Something this city does not take. */
    static PublishException unsupported(String codec) {
        return new PublishException(UNSUPPORTED_CODEC, codec + " is not taken here; avc1, vp09, opus and mp4a.40 are.");
    }

    Reason reason() {
        return new Reason(name, String.valueOf(getMessage()));
    }
}
