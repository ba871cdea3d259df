/**
 * The words every other package uses: {@link org.videocity.api.RoomId where}, {@link org.videocity.api.Reason why}, and what a
 * {@link org.videocity.api.CardKind card is for}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.videocity.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
