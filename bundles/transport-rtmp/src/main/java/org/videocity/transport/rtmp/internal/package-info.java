/** RTMP in and out: connections, publishing, and fan-out to viewers. */
@NullMarked
package org.videocity.transport.rtmp.internal;

import org.jspecify.annotations.NullMarked;
