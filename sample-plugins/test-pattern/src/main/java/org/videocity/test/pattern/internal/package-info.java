@org.jspecify.annotations.NullMarked
package org.videocity.test.pattern.internal;
