@NullMarked
package org.videocity.transport.http.internal.live;

import org.jspecify.annotations.NullMarked;
