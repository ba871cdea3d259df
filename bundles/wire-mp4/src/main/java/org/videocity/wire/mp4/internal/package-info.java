/** Inner workings of the bundle; exported to nobody. */
@org.jspecify.annotations.NullMarked
package org.videocity.wire.mp4.internal;
