@NullMarked
package org.videocity.transport.http.internal.tls;

import org.jspecify.annotations.NullMarked;
