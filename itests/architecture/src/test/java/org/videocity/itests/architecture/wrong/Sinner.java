package org.videocity.itests.architecture.wrong;

import java.net.Socket;
import org.osgi.service.component.annotations.Reference;
import org.videocity.itests.architecture.wrong.internal.deep.Accomplice;

/** Does everything the house forbids. */
public class Sinner {
    @Reference
    public Socket socket;

    public void sleep() throws InterruptedException {
        Thread.sleep(0);
    }

    public Accomplice giveUp() {
        throw new UnsupportedOperationException();
    }
}
