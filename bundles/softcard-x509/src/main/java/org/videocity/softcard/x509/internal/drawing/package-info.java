/** Draws cards on machines that nobody looks at: java.awt without a screen, fonts of our own, the layout that browsers use. */
@org.jspecify.annotations.NullMarked
package org.videocity.softcard.x509.internal.drawing;
