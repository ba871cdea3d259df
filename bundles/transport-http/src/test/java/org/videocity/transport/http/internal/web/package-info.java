@NullMarked
package org.videocity.transport.http.internal.web;

import org.jspecify.annotations.NullMarked;
