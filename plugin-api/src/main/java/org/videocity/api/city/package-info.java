/**
 * The cities of one server: which there are, which of them a host name means, how an operator adds one.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.videocity.api.city;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
