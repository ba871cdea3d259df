/** The city's commands for the Karaf console, scope {@code videocity}. */
@NullMarked
package org.videocity.ops.console.internal;

import org.jspecify.annotations.NullMarked;
