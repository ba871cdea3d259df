/**
 * The sign-in chain, guests, stream keys and the grants they give. {@code KeyRing} knows nothing of who listens for
 * revocations: those components know it, so that listeners which use grants themselves make no circle.
 */
@NullMarked
package org.videocity.core.identity.internal;

import org.jspecify.annotations.NullMarked;
