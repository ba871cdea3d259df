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

/** Picks inboxes out of what the pages' servlet would answer. It stands behind the city's door, which has a higher rank. */
@Component(service = Filter.class, property = "service.ranking:Integer=-1000")
@HttpWhiteboardFilterName("videocity-inbox-page")
@HttpWhiteboardFilterPattern("*.xml")
@HttpWhiteboardFilterAsyncSupported
public final class InboxPageFilter implements Filter {
    private final InboxPage page;

    @Activate
    public InboxPageFilter(@Reference InboxPage page) {
        this.page = page;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain next)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest asked && page.home(asked).isPresent()) {
            page.service(request, response);
        } else {
            next.doFilter(request, response);
        }
    }
}
