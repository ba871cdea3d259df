@NullMarked
package org.videocity.transport.http.internal.socket;

import org.jspecify.annotations.NullMarked;
