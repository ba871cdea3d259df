/** What every request passes first: who really asks, for which city, and whether anybody between could listen. */
@NullMarked
package org.videocity.transport.http.internal.door;

import org.jspecify.annotations.NullMarked;
