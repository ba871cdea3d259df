package org.videocity.wire.flv;

import java.nio.ByteBuffer;

/**
 * Holds what one message says for one track. A message with the classic header, or the enhanced one without multitrack, has
 * one part, of track 0.
 *
 * @param trackId 0 to 255; 0 is the default track
 * @param fourCc the codec, for classic headers the FourCC of the same codec ({@code avc1}, {@code mp4a}, {@code .mp3}) or
 *     empty
 * @param packetType {@link VideoTag#SEQUENCE_HEADER}, {@link AudioTag#FRAME} and so on
 * @param compositionTime presentation time minus decode time in milliseconds, 0 for audio
 * @param nanoOffset nanoseconds to add to the message's time, 0 to 999999
 * @param body what follows the headers, a slice of the payload
 */
public record TagPart(
        int trackId, String fourCc, int packetType, int compositionTime, int nanoOffset, ByteBuffer body) {}
