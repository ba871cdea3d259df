package org.videocity.web.api.internal.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterName;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterPattern;

/**
 * Picks what rooms have at addresses of their own out of what the pages' servlet would answer: patterns of servlets cannot say
 * which these are. It stands behind the city's door, which has a higher rank.
 */
@Component(service = Filter.class, property = "service.ranking:Integer=-1000")
@HttpWhiteboardFilterName("videocity-room-paths")
@HttpWhiteboardFilterPattern("/*")
@HttpWhiteboardFilterAsyncSupported
public final class RoomPathFilter implements Filter {
    private final RoomPathAnswers answers;
    private final InboxPage inbox;

    @Activate
    public RoomPathFilter(@Reference RoomPathAnswers answers, @Reference InboxPage inbox) {
        this.answers = answers;
        this.inbox = inbox;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain next)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest asked && answers.path(asked).isPresent()) {
            answers.service(request, response);
        } else if (request instanceof HttpServletRequest asked
                && inbox.home(asked).isPresent()) {
            inbox.service(request, response);
        } else {
            next.doFilter(request, response);
        }
    }
}
