package org.videocity.itests.architecture.wrong.internal.deep;

import org.videocity.itests.architecture.wrong.Sinner;

/** Closes a cycle of packages. */
public class Accomplice {
    public Sinner partner() {
        return new Sinner();
    }
}
