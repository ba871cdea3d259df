/** A feature that welcomes people. */
@NullMarked
package org.videocity.greeter.internal;

import org.jspecify.annotations.NullMarked;
