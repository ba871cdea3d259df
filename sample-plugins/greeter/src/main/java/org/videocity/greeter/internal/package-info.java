/** A feature that welcomes people. */
@org.jspecify.annotations.NullMarked
package org.videocity.greeter.internal;
