/**
 * What stands in rooms beside the people: playlists of texts, pictures, films and streams, and the files they show.
 *
 * <p>No method blocks; every answer is completed on the executor given. Rights are asked at the moment of the call.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.videocity.api.playlist;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
