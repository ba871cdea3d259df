/**
 * Figures for Prometheus.
 */
@NullMarked
package org.videocity.web.api.internal.metrics;

import org.jspecify.annotations.NullMarked;
