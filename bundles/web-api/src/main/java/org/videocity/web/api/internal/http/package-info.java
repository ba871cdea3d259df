/**
 * The JSON API and the health page.
 */
@NullMarked
package org.videocity.web.api.internal.http;

import org.jspecify.annotations.NullMarked;
