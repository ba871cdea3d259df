package org.videocity.wire.mp4.internal;

import org.videocity.wire.bitstream.AvcConfiguration;
import org.videocity.wire.bitstream.AvcSps;
import org.videocity.wire.bitstream.BitstreamException;
import org.videocity.wire.bitstream.HevcConfiguration;
import org.videocity.wire.bitstream.HevcSps;
import org.videocity.wire.mp4.Mp4Track;

/**
 * Writes sample entries (ISO/IEC 14496-12 section 12.1.3 and 12.2.3) with the codec's box inside: avc1 and hvc1
 * (ISO/IEC 14496-15 sections 5.4.2 and 8.4.1), av01, vp08 and vp09, mp4a (ISO/IEC 14496-14 section 5.6), Opus, fLaC, ac-3
 * and ec-3 (ETSI TS 102 366 annex F).
 */
final class SampleEntryWriter {
    private static final int SEVENTY_TWO_DPI = 0x0048_0000;

    private SampleEntryWriter() {}

    static void write(BoxBuilder out, Mp4Track track) {
        if (track.video()) {
            visual(out, track);
        } else {
            audio(out, track);
        }
    }

    private static void visual(BoxBuilder out, Mp4Track track) {
        out.begin(track.sampleEntry()).zeros(6).u16(1).zeros(16);
        out.u16(track.width()).u16(track.height());
        out.u32(SEVENTY_TWO_DPI).u32(SEVENTY_TWO_DPI).u32(0);
        out.u16(1).zeros(32).u16(0x18).u16(-1);
        configuration(out, track);
        pixelAspect(out, track);
        out.end();
    }

    private static void audio(BoxBuilder out, Mp4Track track) {
        out.begin(track.sampleEntry()).zeros(6).u16(1).zeros(8);
        out.u16(track.channels()).u16(16).u32(0);
        // 16.16 fixed point cannot say more than 65535 Hz; the codec's box then says it alone
        out.u32(track.sampleRate() > 0xffff ? 0 : (long) track.sampleRate() << 16);
        configuration(out, track);
        out.end();
    }

    private static void configuration(BoxBuilder out, Mp4Track track) {
        switch (track.sampleEntry()) {
            case "avc1" -> plain(out, "avcC", track);
            case "hvc1" -> plain(out, "hvcC", track);
            case "av01" -> plain(out, "av1C", track);
            case "vp08", "vp09" -> versioned(out, "vpcC", 1, track);
            case "mp4a" -> EsdsWriter.write(out, track);
            case "Opus" -> plain(out, "dOps", track);
            case "fLaC" -> versioned(out, "dfLa", 0, track);
            case "ac-3" -> plain(out, "dac3", track);
            case "ec-3" -> plain(out, "dec3", track);
            default -> throw new IllegalArgumentException("no sample entry '" + track.sampleEntry() + "' is known");
        }
    }

    private static void plain(BoxBuilder out, String box, Mp4Track track) {
        out.begin(box).bytes(track.configuration()).end();
    }

    private static void versioned(BoxBuilder out, String box, int version, Mp4Track track) {
        out.beginFull(box, version, 0).bytes(track.configuration()).end();
    }

    private static void pixelAspect(BoxBuilder out, Mp4Track track) {
        try {
            if (track.sampleEntry().equals("avc1")) {
                AvcSps sps = AvcConfiguration.parse(track.configuration()).sps();
                pixelAspect(out, sps.pixelAspectWidth(), sps.pixelAspectHeight());
            } else if (track.sampleEntry().equals("hvc1")) {
                HevcSps sps = HevcConfiguration.parse(track.configuration()).sps();
                pixelAspect(out, sps.pixelAspectWidth(), sps.pixelAspectHeight());
            }
        } catch (BitstreamException e) {
            // a track made by hand with parameter sets that do not parse: square pixels
            return;
        }
    }

    private static void pixelAspect(BoxBuilder out, int width, int height) {
        if (width != height) {
            out.begin("pasp").u32(width).u32(height).end();
        }
    }
}
