@NullMarked
package org.videocity.transport.http.internal.publish;

import org.jspecify.annotations.NullMarked;
