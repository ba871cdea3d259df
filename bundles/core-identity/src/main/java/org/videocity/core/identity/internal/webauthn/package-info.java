/**
 * What authenticators say (W3C Web Authentication level 2), read within limits; no I/O, no services.
 */
@NullMarked
package org.videocity.core.identity.internal.webauthn;

import org.jspecify.annotations.NullMarked;
