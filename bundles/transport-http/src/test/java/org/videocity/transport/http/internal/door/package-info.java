@NullMarked
package org.videocity.transport.http.internal.door;

import org.jspecify.annotations.NullMarked;
