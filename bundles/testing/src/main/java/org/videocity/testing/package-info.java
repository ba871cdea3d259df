/** Drives real clients and the real distribution in tests; never part of a running city. */
@NullMarked
package org.videocity.testing;

import org.jspecify.annotations.NullMarked;
