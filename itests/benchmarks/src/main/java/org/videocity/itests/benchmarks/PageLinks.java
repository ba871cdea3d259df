package org.videocity.itests.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what a browser fetches at once for a page: its styles, its icon, its script and the modules it names beforehand. */
final class PageLinks {
    private static final Pattern TAG = Pattern.compile("<(link|script)\\b([^>]*)>");
    private static final Pattern RELATION = Pattern.compile("\\brel=\"([^\"]*)\"");
    private static final Pattern ADDRESS = Pattern.compile("\\b(?:href|src)=\"([^\"]*)\"");
    private static final Set<String> FETCHED = Set.of("stylesheet", "modulepreload", "icon");

    private PageLinks() {}

    /** Returns paths on the same server, each once, in the order of the page. */
    static List<String> of(String html) {
        Set<String> paths = new LinkedHashSet<>();
        Matcher tag = TAG.matcher(html);
        while (tag.find()) {
            Matcher address = ADDRESS.matcher(tag.group(2));
            Matcher relation = RELATION.matcher(tag.group(2));
            boolean fetched = tag.group(1).equals("script") || (relation.find() && FETCHED.contains(relation.group(1)));
            if (fetched && address.find() && address.group(1).startsWith("/")) {
                paths.add(address.group(1));
            }
        }
        return new ArrayList<>(paths);
    }
}
