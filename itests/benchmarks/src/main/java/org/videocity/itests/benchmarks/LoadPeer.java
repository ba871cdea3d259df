package org.videocity.itests.benchmarks;

import java.nio.channels.SelectionKey;

/** A client whose socket a {@link LoadLoop} serves. Thread: its loop. */
interface LoadPeer {
    /** Its socket is connected, can be read or can be written. */
    void ready(SelectionKey ready);
}
