@NullMarked
package org.videocity.transport.rtmp.internal;

import org.jspecify.annotations.NullMarked;
