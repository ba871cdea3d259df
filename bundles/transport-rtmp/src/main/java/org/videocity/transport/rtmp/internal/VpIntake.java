package org.videocity.transport.rtmp.internal;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.videocity.api.media.Codec;
import org.videocity.api.media.TrackFormat;
import org.videocity.wire.bitstream.BitstreamException;
import org.videocity.wire.bitstream.Vp8Frame;
import org.videocity.wire.bitstream.Vp9Frame;
import org.videocity.wire.bitstream.VpConfiguration;

/** VP8 and VP9, whose key frames say the picture's size, and everything where no sequence header came. */
final class VpIntake implements CodecIntake {
    private final Codec codec;
    private final int maxSampleBytes;
    private @Nullable VpConfiguration announced;
    private @Nullable TrackFormat format;

    VpIntake(Codec codec, int maxSampleBytes) {
        this.codec = codec;
        this.maxSampleBytes = maxSampleBytes;
    }

    @Override
    public @Nullable TrackFormat configure(ByteBuffer body) throws BitstreamException {
        announced = VpConfiguration.parse(body);
        return null;
    }

    @Override
    public @Nullable Sample sample(ByteBuffer body, boolean keyFrame) throws BitstreamException {
        if (body.remaining() > maxSampleBytes) {
            throw new BitstreamException("frame of " + body.remaining() + " bytes");
        }
        return codec.equals(Codec.VP9) ? vp9(body) : vp8(body);
    }

    private @Nullable Sample vp9(ByteBuffer body) throws BitstreamException {
        Vp9Frame frame = Vp9Frame.parse(body);
        TrackFormat news = null;
        if (frame.keyFrame()) {
            VpConfiguration said = announced;
            news = adopt(said == null ? VpConfiguration.of(frame) : said, frame.width(), frame.height());
        }
        return format == null ? null : new Sample(body, frame.keyFrame(), frame.discardable(), news);
    }

    private @Nullable Sample vp8(ByteBuffer body) throws BitstreamException {
        Vp8Frame frame = Vp8Frame.parse(body);
        TrackFormat news = null;
        if (frame.keyFrame()) {
            VpConfiguration said = announced;
            news = adopt(said == null ? VpConfiguration.of(frame) : said, frame.width(), frame.height());
        }
        return format == null ? null : new Sample(body, frame.keyFrame(), false, news);
    }

    private @Nullable TrackFormat adopt(VpConfiguration made, int width, int height) {
        TrackFormat now = TrackFormat.video(codec, Tracks.TIME_BASE, made.toBytes(), width, height);
        boolean news = !now.equals(format);
        format = now;
        return news ? now : null;
    }
}
