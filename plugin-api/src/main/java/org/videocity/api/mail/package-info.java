/**
 * Mail that the city sends.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.videocity.api.mail;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
