package org.videocity.wire.amf;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a JSON object stands for: itself, or one of the forms of {@link AmfJson}. */
final class JsonForms {
    private JsonForms() {}

    static AmfValue object(Map<String, AmfValue> members) {
        for (Map.Entry<String, AmfValue> member : members.entrySet()) {
            String name = member.getKey();
            if (name.startsWith("$") && !name.startsWith("$$")) {
                return form(name, member.getValue(), members);
            }
        }
        return new AmfValue.Obj(plain(members));
    }

    private static AmfValue form(String tag, AmfValue content, Map<String, AmfValue> members) {
        if (tag.equals(AmfJson.CLASS)) {
            Map<String, AmfValue> others = new LinkedHashMap<>(members);
            others.remove(tag);
            return new AmfValue.TypedObj(text(tag, content), plain(others));
        }
        if (members.size() > 1) {
            throw new AmfException("JSON object with " + tag + " and other names");
        }
        return switch (tag) {
            case AmfJson.NUMBER -> AmfValue.of(number(text(tag, content)));
            case AmfJson.DATE -> new AmfValue.Date(content.asNumber().orElseThrow(() -> unfit(tag)), (short) 0);
            case AmfJson.BYTES -> bytes(text(tag, content));
            case AmfJson.XML -> new AmfValue.Xml(text(tag, content));
            case AmfJson.XML_DOCUMENT -> new AmfValue.XmlDocument(text(tag, content));
            case AmfJson.DICTIONARY -> dictionary(content);
            default ->
                throw new AmfException("JSON object with the unknown form " + tag + "; a name of one's own that"
                        + " begins with $ gets one more in front");
        };
    }

    /** Names without the dollar sign that kept them from being forms. */
    private static Map<String, AmfValue> plain(Map<String, AmfValue> members) {
        Map<String, AmfValue> plain = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            boolean form = name.startsWith("$") && !name.startsWith("$$");
            if (form) {
                throw new AmfException("JSON object with " + name + " and other names");
            }
            plain.put(name.startsWith("$$") ? name.substring(1) : name, value);
        });
        return plain;
    }

    private static double number(String name) {
        return switch (name) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw unfit(AmfJson.NUMBER);
        };
    }

    private static AmfValue bytes(String base64) {
        try {
            return AmfValue.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            throw unfit(AmfJson.BYTES);
        }
    }

    private static AmfValue dictionary(AmfValue content) {
        if (!(content instanceof AmfValue.StrictArray pairs)) {
            throw unfit(AmfJson.DICTIONARY);
        }
        List<AmfValue.Dictionary.Entry> entries = new ArrayList<>();
        for (AmfValue pair : pairs.elements()) {
            if (!(pair instanceof AmfValue.StrictArray two) || two.elements().size() != 2) {
                throw unfit(AmfJson.DICTIONARY);
            }
            entries.add(new AmfValue.Dictionary.Entry(
                    two.elements().get(0), two.elements().get(1)));
        }
        return new AmfValue.Dictionary(false, entries);
    }

    private static String text(String tag, AmfValue content) {
        if (content instanceof AmfValue.Text text) {
            return text.value();
        }
        throw unfit(tag);
    }

    private static AmfException unfit(String tag) {
        return new AmfException("JSON object with a value of " + tag + " that does not fit it");
    }
}
