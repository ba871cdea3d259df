@org.jspecify.annotations.NullMarked
package org.videocity.relay.out.internal;
