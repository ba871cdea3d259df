package org.videocity.web.api.internal.http;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Identity;
import org.videocity.web.api.internal.json.InboxXml;
import org.videocity.web.api.internal.link.CityLink;
import org.videocity.web.api.internal.link.ResidentLink;
import org.videocity.web.api.internal.link.WebApiSettings;
import org.videocity.web.api.internal.link.WebThreads;

/** The third page of a home, {@code /<home>/inbox.xml}, for its owner alone; everybody else finds nothing there. */
@Component(service = InboxPage.class)
public final class InboxPage extends AnsweringServlet {
    private static final long serialVersionUID = 1L;
    private static final String PAGE = "/inbox.xml";
    private static final Reason NO_SUCH_PAGE = new Reason("no-such-page", "There is nothing of yours at this address.");

    private final transient ResidentLink residents;
    private final transient WebApiSettings settings;
    private final transient WebThreads threads;
    private final transient SignedInPerson person;

    @Activate
    public InboxPage(
            @Reference CityLink link,
            @Reference ResidentLink residents,
            @Reference WebApiSettings settings,
            @Reference WebThreads threads) {
        super(settings, threads);
        this.residents = residents;
        this.settings = settings;
        this.threads = threads;
        this.person = new SignedInPerson(new WhoAsks(link, settings, threads));
    }

    /** Says whose inbox a request is about; absent where it is about something else. */
    Optional<RoomId> home(HttpServletRequest request) {
        String below = request.getPathInfo();
        return home(settings.cityOf(request.getServerName()), request.getServletPath() + (below == null ? "" : below));
    }

    static Optional<RoomId> home(String city, String path) {
        if (!path.endsWith(PAGE) || path.indexOf('@') < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(RoomId.parse(city, path.substring(0, path.length() - PAGE.length())))
                    .filter(RoomId::isHome);
        } catch (IllegalArgumentException noRoom) {
            return Optional.empty();
        }
    }

    @Override
    protected CompletionStage<Answer> answer(HttpServletRequest request) {
        RoomId home = home(request).orElseThrow();
        return person.whoever(
                ApiRequest.of(request, new byte[0]),
                who -> residents
                        .inbox()
                        .filter(inbox -> isOwner(who, home))
                        .map(inbox -> inbox.look(who, threads)
                                .thenApply(found -> SignedInPerson.answer(
                                        found,
                                        letters -> new Answer(
                                                200,
                                                "application/xml;charset=utf-8",
                                                InboxXml.page(letters).getBytes(StandardCharsets.UTF_8),
                                                Map.of()))))
                        .orElseGet(() -> CompletableFuture.completedStage(Answer.problem(404, NO_SUCH_PAGE))));
    }

    private static boolean isOwner(Identity who, RoomId home) {
        return who.isResident()
                && home.owner().equals(who.attributes().get(Identity.RESIDENT_ADDRESS))
                && home.city().equals(who.attributes().get(Identity.RESIDENT_CITY));
    }
}
