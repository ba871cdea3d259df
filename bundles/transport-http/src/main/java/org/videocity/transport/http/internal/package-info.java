/** The city's HTTP transport: its configuration, its links to the core, and what holds its parts together. */
@NullMarked
package org.videocity.transport.http.internal;

import org.jspecify.annotations.NullMarked;
