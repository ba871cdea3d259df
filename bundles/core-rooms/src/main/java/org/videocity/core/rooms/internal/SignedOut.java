package org.videocity.core.rooms.internal;

import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.Reason;
import org.videocity.api.identity.Identity;
import org.videocity.api.identity.SessionListener;
import org.videocity.api.identity.SessionsEnded;

/** Takes out of every room who was signed out, with their streams; they may come back as whoever they are then. */
@Component(service = SessionListener.class, immediate = true)
public final class SignedOut implements SessionListener {
    private final City city;

    /** Made by the component runtime. */
    @Activate
    public SignedOut(@Reference City city) {
        this.city = city;
    }

    @Override
    public void onEnded(SessionsEnded ended) {
        city.thread().execute(() -> city.rooms().forEach(room -> end(room, ended)));
    }

    private static void end(LiveRoom room, SessionsEnded ended) {
        for (Map.Entry<String, Identity> entry : room.stage().publishers().entrySet()) {
            if (ended.concerns(entry.getValue())) {
                room.stage().end(entry.getKey(), Reason.SIGNED_OUT);
            }
        }
        for (MemberSeat seat : room.members()) {
            if (ended.concerns(seat.self().identity())) {
                room.kick(seat.self().id(), Reason.SIGNED_OUT);
            }
        }
    }
}
