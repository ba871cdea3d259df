package org.videocity.wire.amf;

/**
 * AMF values as JSON text (RFC 8259) and back, as the table in {@code docs/formats/amf-json.md} has it. What JSON has
 * itself stands as it is; what it has not stands as an object with one name that begins with a dollar sign, so that it
 * comes back as it went:
 *
 * <pre>
 *  null, undefined, unsupported   null
 *  boolean, string                the same
 *  number                         the same; {"$number":"NaN"}, "Infinity", "-Infinity"
 *  strict array, vector           [...]
 *  object, ECMA array             {...}; a name that begins with $ gets one more
 *  typed object                   {"$class":"name", ...}
 *  date                           {"$date":epoch milliseconds}
 *  byte array                     {"$bytes":"base64"}
 *  XML, XML document              {"$xml":"text"}, {"$xmlDocument":"text"}
 *  dictionary                     {"$dictionary":[[key,value],...]}
 * </pre>
 *
 * <p>References do not occur, since decoders resolve them. Stateless and thread safe. Throws {@link AmfException} and
 * nothing else.
 */
public final class AmfJson {
    static final String NUMBER = "$number";
    static final String CLASS = "$class";
    static final String DATE = "$date";
    static final String BYTES = "$bytes";
    static final String XML = "$xml";
    static final String XML_DOCUMENT = "$xmlDocument";
    static final String DICTIONARY = "$dictionary";

    private AmfJson() {}

    /**
     * The value as JSON text without white space.
     *
     * @throws AmfException for more than {@value AmfEncoder#MAX_DEPTH} levels
     */
    public static String write(AmfValue value) {
        StringBuilder out = new StringBuilder();
        new JsonWriter(out).value(value, 1);
        return out.toString();
    }

    /**
     * The value of a JSON text. Arrays become strict arrays and objects anonymous ones, unless they are of the forms above;
     * of two equal names the last one wins.
     *
     * @param limits levels, values, UTF-16 units of one string or name, and of the whole text
     * @throws AmfException for text that is not JSON or over a limit, a number a double cannot hold, and an object with a
     *     name beginning with one dollar sign that is none of the forms above
     */
    public static AmfValue read(CharSequence json, AmfLimits limits) {
        return new JsonReader(json, limits).read();
    }
}
