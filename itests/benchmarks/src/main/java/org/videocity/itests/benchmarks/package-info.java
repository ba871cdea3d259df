/** Measures servers under load: the load in this process, the server in its own. Never part of a running city. */
@NullMarked
package org.videocity.itests.benchmarks;

import org.jspecify.annotations.NullMarked;
