/**
 * Mail by SMTP, or into a folder where no server is configured.
 */
@NullMarked
package org.videocity.core.mail.internal;

import org.jspecify.annotations.NullMarked;
