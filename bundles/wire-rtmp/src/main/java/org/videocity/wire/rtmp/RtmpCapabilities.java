package org.videocity.wire.rtmp;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.videocity.wire.amf.AmfMembers;
import org.videocity.wire.amf.AmfValue;

/**
 * What one side says in connect, or in the answer to it, about Enhanced RTMP (Enhanced RTMP v2, "Enhancing NetConnection
 * connect Command"). Immutable. FourCCs are compared without regard to case; {@value #ANY} stands for all of them.
 *
 * @param fourCcList codecs the side can take, the one form of Enhanced RTMP v1
 * @param videoFourCcs video codecs and what the side can do with each: {@link #CAN_DECODE}, {@link #CAN_ENCODE} and
 *     {@link #CAN_FORWARD} or-ed
 * @param audioFourCcs the same for audio codecs
 * @param capsEx {@link #RECONNECT}, {@link #MULTITRACK}, {@link #MOD_EX} and {@link #TIMESTAMP_NANO_OFFSET} or-ed
 */
public record RtmpCapabilities(
        List<String> fourCcList, Map<String, Integer> videoFourCcs, Map<String, Integer> audioFourCcs, int capsEx) {
    /** The FourCC that stands for every codec; its flags add to those of each codec. */
    public static final String ANY = "*";

    public static final int CAN_DECODE = 0x01;
    public static final int CAN_ENCODE = 0x02;
    public static final int CAN_FORWARD = 0x04;

    public static final int RECONNECT = 0x01;
    public static final int MULTITRACK = 0x02;
    public static final int MOD_EX = 0x04;
    public static final int TIMESTAMP_NANO_OFFSET = 0x08;

    /** RTMP as it was before: nothing announced. */
    public static final RtmpCapabilities NONE = new RtmpCapabilities(List.of(), Map.of(), Map.of(), 0);

    /** A side that passes on every codec of Enhanced RTMP v2 and has all of its extensions. */
    public static final RtmpCapabilities RELAY = of(
            forward("avc1", "hvc1", "av01", "vp09", "vp08"),
            forward("mp4a", "Opus", "fLaC", "ac-3", "ec-3", ".mp3"),
            RECONNECT | MULTITRACK | MOD_EX | TIMESTAMP_NANO_OFFSET);

    /** Entries that are kept of a list or map a peer sent; there are eleven codecs. */
    private static final int MAX_CODECS = 64;

    private static final Set<String> AUDIO = Set.of("mp4a", "opus", "flac", "ac-3", "ec-3", ".mp3");

    public RtmpCapabilities {
        fourCcList = List.copyOf(fourCcList);
        videoFourCcs = folded(videoFourCcs);
        audioFourCcs = folded(audioFourCcs);
    }

    /** Capabilities whose {@code fourCcList}, for clients of Enhanced RTMP v1, names all codecs of the two maps. */
    public static RtmpCapabilities of(Map<String, Integer> video, Map<String, Integer> audio, int capsEx) {
        List<String> all = new ArrayList<>(video.keySet());
        all.addAll(audio.keySet());
        return new RtmpCapabilities(all.stream().distinct().sorted().toList(), video, audio, capsEx);
    }

    /**
     * Reads them from the command object of connect, or an object of its answer. What is not of the type the
     * specification wants counts as absent: a peer with odd capabilities is a peer without them.
     */
    public static RtmpCapabilities parse(Map<String, AmfValue> members) {
        RtmpCapabilities found = new RtmpCapabilities(
                texts(members.getOrDefault("fourCcList", AmfValue.UNDEFINED)),
                flags(members.getOrDefault("videoFourCcInfoMap", AmfValue.UNDEFINED)),
                flags(members.getOrDefault("audioFourCcInfoMap", AmfValue.UNDEFINED)),
                flags(members.getOrDefault("capsEx", AmfValue.UNDEFINED)
                        .asNumber()
                        .orElse(0)));
        return found.equals(NONE) ? NONE : found;
    }

    /** The members for connect or its answer; empty for {@link #NONE}. */
    public Map<String, AmfValue> toMembers() {
        AmfMembers members = AmfValue.members();
        if (!fourCcList.isEmpty()) {
            members.put(
                    "fourCcList",
                    new AmfValue.StrictArray(
                            fourCcList.stream().map(AmfValue::of).toList()));
        }
        if (!videoFourCcs.isEmpty()) {
            members.put("videoFourCcInfoMap", object(videoFourCcs));
        }
        if (!audioFourCcs.isEmpty()) {
            members.put("audioFourCcInfoMap", object(audioFourCcs));
        }
        if (capsEx != 0) {
            members.put("capsEx", capsEx);
        }
        return members.object().members();
    }

    /** Whether anything of Enhanced RTMP was announced. */
    public boolean enhanced() {
        return !fourCcList.isEmpty() || !videoFourCcs.isEmpty() || !audioFourCcs.isEmpty() || capsEx != 0;
    }

    /** Whether the side can show or play the codec; {@code fourCcList} counts as that too. */
    public boolean canDecode(String fourCc) {
        return can(fourCc, CAN_DECODE) || listed(fourCc);
    }

    /** Whether the side can make the codec. */
    public boolean canEncode(String fourCc) {
        return can(fourCc, CAN_ENCODE);
    }

    /** Whether the side can pass the codec on, as recorders and relays do. */
    public boolean canForward(String fourCc) {
        return can(fourCc, CAN_FORWARD);
    }

    /** Whether media of the codec may be sent to the side: it decodes or forwards it. */
    public boolean accepts(String fourCc) {
        return canDecode(fourCc) || canForward(fourCc);
    }

    /** Whether the side understands a reconnect request. */
    public boolean reconnect() {
        return (capsEx & RECONNECT) != 0;
    }

    /** Whether the side understands multitrack messages. */
    public boolean multitrack() {
        return (capsEx & MULTITRACK) != 0;
    }

    /** Whether the side understands packets of type ModEx. */
    public boolean modEx() {
        return (capsEx & MOD_EX) != 0;
    }

    /** Whether the side understands nanosecond offsets in ModEx packets. */
    public boolean timestampNanoOffset() {
        return (capsEx & TIMESTAMP_NANO_OFFSET) != 0;
    }

    private boolean listed(String fourCc) {
        return fourCcList.stream().anyMatch(codec -> codec.equals(ANY) || codec.equalsIgnoreCase(fourCc));
    }

    /** The wildcard's flags add to those of each codec of its map; a codec not known as audio is looked up as video. */
    private boolean can(String fourCc, int flag) {
        Map<String, Integer> codecs = AUDIO.contains(fourCc.toLowerCase(Locale.ROOT)) ? audioFourCcs : videoFourCcs;
        return ((codecs.getOrDefault(fourCc, 0) | codecs.getOrDefault(ANY, 0)) & flag) != 0;
    }

    private static List<String> texts(AmfValue value) {
        Collection<AmfValue> values =
                value.asElements().isEmpty() ? value.asMembers().values() : value.asElements();
        return values.stream()
                .limit(MAX_CODECS)
                .flatMap(codec -> codec.asText().stream())
                .distinct()
                .toList();
    }

    private static Map<String, Integer> flags(AmfValue value) {
        return value.asMembers().entrySet().stream()
                .limit(MAX_CODECS)
                .filter(codec -> codec.getValue().asNumber().isPresent())
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        codec -> flags(codec.getValue().asNumber().orElse(0)),
                        (one, other) -> one | other));
    }

    /** A number as bits; none of them where it is no number of 31 bits. */
    private static int flags(double number) {
        return number >= 0 && number <= Integer.MAX_VALUE ? (int) number : 0;
    }

    private static AmfValue object(Map<String, Integer> codecs) {
        AmfMembers members = AmfValue.members();
        codecs.forEach((codec, flags) -> members.put(codec, flags));
        return members.object();
    }

    private static Map<String, Integer> forward(String... codecs) {
        return List.of(codecs).stream().collect(Collectors.toMap(codec -> codec, codec -> CAN_FORWARD));
    }

    private static Map<String, Integer> folded(Map<String, Integer> codecs) {
        Map<String, Integer> folded = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        codecs.forEach((codec, flags) -> folded.merge(codec, flags, (one, other) -> one | other));
        return Collections.unmodifiableMap(folded);
    }
}
