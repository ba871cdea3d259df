/**
 * What this bundle stands on: services that come and go, settings, threads.
 */
@NullMarked
package org.videocity.web.api.internal.link;

import org.jspecify.annotations.NullMarked;
