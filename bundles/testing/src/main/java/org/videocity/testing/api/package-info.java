/** Adapters of the contract and the platform, for unit tests that need a neighbour of what they test. */
@NullMarked
package org.videocity.testing.api;

import org.jspecify.annotations.NullMarked;
