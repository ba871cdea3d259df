@NullMarked
package org.videocity.transport.http.internal;

import org.jspecify.annotations.NullMarked;
