package org.videocity.wire.mp4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.videocity.wire.bitstream.BitstreamException;

class FragmenterTest {
    private static final int VIDEO = 1;
    private static final int AUDIO = 2;

    private final List<Fragment> fragments = new ArrayList<>();

    private static Fragmenter both(int videoFrames) throws BitstreamException {
        return new Fragmenter(
                List.of(Samples.aac(AUDIO), Samples.video(VIDEO)), new FragmentPolicy(videoFrames, 100, 1000));
    }

    private void video(Fragmenter fragmenter, long time, boolean key) {
        fragments.addAll(fragmenter.add(VIDEO, time, 0, key, false, Samples.payload((int) time)));
    }

    private void audio(Fragmenter fragmenter, long time) {
        fragments.addAll(fragmenter.add(AUDIO, time, 0, true, false, Samples.payload((int) time)));
    }

    private static TrackRun run(Fragment fragment, int track) {
        return fragment.runs().stream()
                .filter(run -> run.trackId() == track)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFrameIsDelayedByOneFrameOnly() throws BitstreamException {
        Fragmenter fragmenter = both(1);
        video(fragmenter, 1000, true);
        assertThat(fragments).isEmpty();
        video(fragmenter, 1040, false);
        assertThat(fragments).hasSize(1);
        Fragment first = fragments.get(0);
        assertThat(first.sequenceNumber()).isEqualTo(1);
        assertThat(first.joinable()).isTrue();
        assertThat(first.discontinuous()).isFalse();
        assertThat(run(first, VIDEO).baseDecodeTime()).isEqualTo(1000);
        assertThat(run(first, VIDEO).samples().get(0).duration()).isEqualTo(40);
        video(fragmenter, 1081, false);
        assertThat(fragments.get(1).joinable()).isFalse();
        assertThat(fragments.get(1).sequenceNumber()).isEqualTo(2);
    }

    @Test
    void audioTravelsWithTheVideoAroundIt() throws BitstreamException {
        Fragmenter fragmenter = both(1);
        video(fragmenter, 0, true);
        audio(fragmenter, 0);
        audio(fragmenter, 21);
        video(fragmenter, 40, false);
        audio(fragmenter, 43);
        video(fragmenter, 80, false);
        assertThat(fragments).hasSize(2);
        assertThat(run(fragments.get(0), AUDIO).samples()).hasSize(1);
        assertThat(run(fragments.get(1), AUDIO).baseDecodeTime()).isEqualTo(21);
        assertThat(run(fragments.get(1), AUDIO).samples().get(0).duration()).isEqualTo(22);
        assertThat(fragments.get(1).runs().get(0).trackId()).as("video first").isEqualTo(VIDEO);
    }

    @Test
    void aKeyFrameBeginsAFragmentWhateverTheCount() throws BitstreamException {
        Fragmenter fragmenter = both(3);
        for (int i = 0; i < 9; i++) {
            video(fragmenter, i * 40L, i % 4 == 0);
        }
        fragments.addAll(fragmenter.flush());
        assertThat(fragments).extracting(f -> run(f, VIDEO).samples().size()).containsExactly(3, 1, 3, 1, 1);
        assertThat(fragments).extracting(Fragment::joinable).containsExactly(true, false, true, false, true);
    }

    @Test
    void audioAloneIsCutByTime() throws BitstreamException {
        Fragmenter fragmenter = new Fragmenter(List.of(Samples.aac(AUDIO)), new FragmentPolicy(1, 100, 1000));
        for (int i = 0; i < 20; i++) {
            audio(fragmenter, i * 25L);
        }
        assertThat(fragments).hasSize(4).allMatch(Fragment::joinable);
        assertThat(run(fragments.get(0), AUDIO).samples()).hasSize(4);
    }

    @Test
    void audioGoesOnWhileVideoPauses() throws BitstreamException {
        Fragmenter fragmenter = both(1);
        video(fragmenter, 0, true);
        for (int i = 0; i < 10; i++) {
            audio(fragmenter, i * 25L);
        }
        assertThat(fragments).hasSize(2).noneMatch(Fragment::joinable);
        video(fragmenter, 250, false);
        assertThat(fragments.get(2).joinable()).isTrue();
        assertThat(run(fragments.get(2), VIDEO).samples().get(0).duration()).isEqualTo(250);
    }

    @Test
    void aLongGroupOfFramesIsCutByTime() throws BitstreamException {
        Fragmenter fragmenter = both(1000);
        for (int i = 0; i <= 30; i++) {
            video(fragmenter, i * 40L, i == 0);
        }
        assertThat(fragments).hasSize(1);
        assertThat(run(fragments.get(0), VIDEO).samples()).hasSize(25);
    }

    @ParameterizedTest
    @ValueSource(longs = {500, 20_000})
    void timeThatJumpsIsADiscontinuityNotADrift(long jump) throws BitstreamException {
        Fragmenter fragmenter = both(1);
        video(fragmenter, 1000, true);
        video(fragmenter, 1040, false);
        video(fragmenter, jump, true);
        fragments.addAll(fragmenter.flush());
        assertThat(fragments).extracting(Fragment::discontinuous).containsExactly(false, false, true);
        assertThat(fragments).extracting(f -> run(f, VIDEO).baseDecodeTime()).containsExactly(1000L, 1040L, jump);
        assertThat(run(fragments.get(1), VIDEO).samples().get(0).duration()).isEqualTo(40);
    }

    /** Jittering times of both tracks: nothing lost, every sample at the time it came with, offsets and flags kept. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void decodeTimesNeverDrift(int videoFrames) throws BitstreamException {
        Fragmenter fragmenter = both(videoFrames);
        List<Long> videoTimes = new ArrayList<>();
        List<Long> audioTimes = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            long time = i * 100 / 3 + i * 7 % 5;
            videoTimes.add(time);
            fragments.addAll(fragmenter.add(VIDEO, time, i % 3 * 33, i % 50 == 0, i % 3 == 2, Samples.payload(i)));
            audioTimes.add(i * 64L / 3);
            audio(fragmenter, i * 64L / 3);
        }
        fragments.addAll(fragmenter.flush());
        assertThat(times(VIDEO)).isEqualTo(videoTimes);
        assertThat(times(AUDIO)).isEqualTo(audioTimes);
        List<Mp4Sample> samples = fragments.stream()
                .flatMap(f -> f.runs().stream())
                .filter(run -> run.trackId() == VIDEO)
                .flatMap(run -> run.samples().stream())
                .toList();
        for (int i = 0; i < samples.size(); i++) {
            assertThat(samples.get(i).payload()).isEqualTo(Samples.payload(i));
            assertThat(samples.get(i).compositionOffset()).isEqualTo(i % 3 * 33);
            assertThat(samples.get(i).sync()).isEqualTo(i % 50 == 0);
            assertThat(samples.get(i).discardable()).isEqualTo(i % 3 == 2);
        }
    }

    private List<Long> times(int track) {
        List<Long> times = new ArrayList<>();
        for (Fragment fragment : fragments) {
            for (TrackRun run : fragment.runs()) {
                long time = run.baseDecodeTime();
                for (Mp4Sample sample : run.trackId() == track ? run.samples() : List.<Mp4Sample>of()) {
                    times.add(time);
                    time += sample.duration();
                }
            }
        }
        return times;
    }

    @Test
    void anotherPolicyHoldsFromTheFragmentThatIsOpen() throws BitstreamException {
        Fragmenter fragmenter = both(1);
        video(fragmenter, 0, true);
        video(fragmenter, 40, false);
        video(fragmenter, 80, false);
        assertThat(fragments).hasSize(2);
        fragmenter.policy(new FragmentPolicy(3, 100, 1000));
        video(fragmenter, 120, false);
        video(fragmenter, 160, false);
        assertThat(fragments).hasSize(2);
        video(fragmenter, 200, false);
        assertThat(fragments).hasSize(3);
        assertThat(run(fragments.get(2), VIDEO).samples()).hasSize(3);
    }

    @Test
    void flushingAnEmptyFragmenterGivesNothing() throws BitstreamException {
        assertThat(both(1).flush()).isEmpty();
    }

    @Test
    void wrongCallsAreRefused() throws BitstreamException {
        Fragmenter fragmenter = both(1);
        ByteBuffer payload = Samples.payload(0);
        assertThatThrownBy(() -> fragmenter.add(3, 0, 0, true, false, payload)).hasMessageContaining("no track 3");
        assertThatThrownBy(() -> fragmenter.add(VIDEO, -1, 0, true, false, payload))
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> new FragmentPolicy(0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Fragmenter(List.of(), FragmentPolicy.LOW_LATENCY))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
