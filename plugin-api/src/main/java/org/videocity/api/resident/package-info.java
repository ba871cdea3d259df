/**
 * People who have a home in the city: signing up, in and out, their own affairs and rooms, and what operators do about them.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.videocity.api.resident;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
