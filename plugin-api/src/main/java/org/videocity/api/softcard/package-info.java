/**
 * Soft cards: pictures that carry a certificate of the city that issued them. What is in the file, byte for byte, is described
 * in {@code docs/formats/soft-card.md}. No type of a crypto provider appears here: certificates and requests are DER.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.videocity.api.softcard;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
