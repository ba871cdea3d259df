/** The transport as the city sees it: puts the parts together and takes them apart. */
@NullMarked
package org.videocity.transport.http.internal.service;

import org.jspecify.annotations.NullMarked;
