package org.videocity.web.api.internal.http;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.videocity.api.Reason;
import org.videocity.api.softcard.CardService;
import org.videocity.api.store.StoreResult;
import org.videocity.web.api.internal.link.ResidentLink;
import org.videocity.web.api.internal.link.WebApiSettings;
import org.videocity.web.api.internal.link.WebThreads;

/** {@code /ca}: the certificate of the city's authority and its list of revoked cards, for whoever checks cards elsewhere. */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("videocity-ca")
@HttpWhiteboardServletPattern("/ca/*")
@HttpWhiteboardServletAsyncSupported
public final class AuthorityServlet extends AnsweringServlet {
    private static final long serialVersionUID = 1L;
    private static final Reason NOTHING_HERE =
            new Reason("nothing-here", "There is nothing at this address; there are /ca/certificate and /ca/crl.");

    private final transient ResidentLink link;
    private final transient WebApiSettings settings;
    private final transient WebThreads threads;

    @Activate
    public AuthorityServlet(
            @Reference ResidentLink link, @Reference WebApiSettings settings, @Reference WebThreads threads) {
        super(settings, threads);
        this.link = link;
        this.settings = settings;
        this.threads = threads;
    }

    @Override
    protected CompletionStage<Answer> answer(HttpServletRequest request) {
        Optional<CardService> authorities = link.authorities();
        String city = settings.cityOf(request.getServerName());
        String what = String.valueOf(request.getPathInfo());
        if (!what.equals("/crl") && !what.equals("/certificate")) {
            return CompletableFuture.completedStage(Answer.problem(404, NOTHING_HERE));
        }
        if (authorities.isEmpty()) {
            return CompletableFuture.completedStage(Answer.unavailable());
        }
        // RFC 2585 section 4: the media types of a CRL and of a certificate in DER
        return what.equals("/crl")
                ? authorities.get().revocationList(city, threads).thenApply(der -> file(der, "application/pkix-crl"))
                : authorities.get().authority(city, threads).thenApply(der -> file(der, "application/pkix-cert"));
    }

    private static Answer file(StoreResult<ByteBuffer> der, String mediaType) {
        return CardProblems.answer(der, buffer -> {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return new Answer(200, mediaType, bytes, Map.of());
        });
    }
}
