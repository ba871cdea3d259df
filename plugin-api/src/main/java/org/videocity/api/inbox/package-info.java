/**
 * Letters that are left at homes, and the inboxes their owners find them in. What is in a sealed letter nobody but its
 * recipient knows: here it is bytes.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.videocity.api.inbox;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
