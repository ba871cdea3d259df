/** Cards as X.509 certificates: a certificate authority for each city, issuing, checking, revocation lists. */
@NullMarked
package org.videocity.softcard.x509.internal;

import org.jspecify.annotations.NullMarked;
