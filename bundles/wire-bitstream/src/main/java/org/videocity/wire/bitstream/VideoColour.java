package org.videocity.wire.bitstream;

/**
 * Holds the code points of ITU-T H.273 that say how numbers are colours.
 *
 * @param primaries ColourPrimaries: 1 BT.709, 2 unspecified, 9 BT.2020
 * @param transfer TransferCharacteristics: 1 BT.709, 2 unspecified, 16 PQ, 18 HLG
 * @param matrix MatrixCoefficients: 0 identity (RGB), 1 BT.709, 2 unspecified, 9 BT.2020
 * @param fullRange samples use all values
 */
public record VideoColour(int primaries, int transfer, int matrix, boolean fullRange) {
    /** Nothing is said. */
    public static final VideoColour UNSPECIFIED = new VideoColour(2, 2, 2, false);

    /** Says whether players that are told nothing assume this, or may. */
    boolean plain() {
        return !fullRange && plain(primaries) && plain(transfer) && plain(matrix);
    }

    private static boolean plain(int codePoint) {
        return codePoint == 1 || codePoint == 2;
    }
}
