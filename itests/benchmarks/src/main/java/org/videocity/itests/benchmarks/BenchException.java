package org.videocity.itests.benchmarks;

/** Why there are no figures, in words for whoever asked for them. */
final class BenchException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BenchException(String message) {
        super(message);
    }
}
