/**
 * The media bus: publications, bounded queues, late joiners, converters.
 *
 * <p>Locks, always taken in this order: a publication's, a converter line's, a sink queue's. None is held while a sink,
 * a source, an observer or a converter is called.
 */
@NullMarked
package org.videocity.core.media.internal;

import org.jspecify.annotations.NullMarked;
