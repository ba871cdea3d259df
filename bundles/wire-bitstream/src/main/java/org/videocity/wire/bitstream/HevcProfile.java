package org.videocity.wire.bitstream;

/**
 * Holds what HEVC says about its profile, tier and level (ITU-T H.265 section 7.3.3, profile_tier_level); SPS and hvcC
 * carry the same bits.
 *
 * @param space general_profile_space, 0 but for future profiles
 * @param highTier general_tier_flag
 * @param idc general_profile_idc: 1 Main, 2 Main 10, 3 Main Still Picture, 4 range extensions
 * @param compatibility the 32 general_profile_compatibility_flags, flag 0 in the highest bit
 * @param constraints the 48 bits of general constraint flags
 * @param level general_level_idc: level times thirty, for example 93 for 3.1
 */
public record HevcProfile(int space, boolean highTier, int idc, int compatibility, long constraints, int level) {
    /** Returns the RFC 6381 name of ISO/IEC 14496-15 annex E.3, for example {@code hvc1.1.6.L93.B0}. */
    public String codecString() {
        StringBuilder name = new StringBuilder("hvc1.");
        if (space > 0) {
            name.append((char) ('A' + space - 1));
        }
        name.append(idc).append('.');
        name.append(Integer.toHexString(Integer.reverse(compatibility)).toUpperCase(java.util.Locale.ROOT));
        name.append(highTier ? ".H" : ".L").append(level);
        int last = 6;
        while (last > 0 && octet(last - 1) == 0) {
            last--;
        }
        for (int i = 0; i < last; i++) {
            name.append('.').append(Integer.toHexString(octet(i)).toUpperCase(java.util.Locale.ROOT));
        }
        return name.toString();
    }

    private int octet(int index) {
        return (int) (constraints >> (40 - 8 * index)) & 0xff;
    }
}
