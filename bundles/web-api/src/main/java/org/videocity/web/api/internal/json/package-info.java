/**
 * The city's records as JSON, and what a room socket's client says.
 */
@NullMarked
package org.videocity.web.api.internal.json;

import org.jspecify.annotations.NullMarked;
