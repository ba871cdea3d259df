/** A plug-in of somebody else's, for tests that need one. */
@NullMarked
package org.videocity.testing.plugin;

import org.jspecify.annotations.NullMarked;
