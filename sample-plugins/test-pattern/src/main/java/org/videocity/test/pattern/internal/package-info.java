@NullMarked
package org.videocity.test.pattern.internal;

import org.jspecify.annotations.NullMarked;
