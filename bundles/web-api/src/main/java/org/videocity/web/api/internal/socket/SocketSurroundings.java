package org.videocity.web.api.internal.socket;

import java.util.concurrent.Executor;
import org.videocity.web.api.internal.link.CityLink;
import org.videocity.web.api.internal.link.Clock;
import org.videocity.web.api.internal.link.TransportBoard;
import org.videocity.web.api.internal.link.WebApiSettings;

/** What every socket stands on. */
record SocketSurroundings(
        CityLink link,
        TransportBoard board,
        WebApiSettings settings,
        SocketGate gate,
        Executor workers,
        Clock clock,
        MessageTexts texts) {}
