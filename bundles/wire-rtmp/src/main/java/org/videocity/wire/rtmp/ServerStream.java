package org.videocity.wire.rtmp;

/** One message stream of a client: what it is used for, from the client's wish on. */
final class ServerStream {
    enum Use {
        NOTHING,
        PUBLISH,
        PLAY
    }

    final long id;
    private Use use = Use.NOTHING;
    private String name = "";

    ServerStream(long id) {
        this.id = id;
    }

    void begin(Use newUse, String newName) {
        use = newUse;
        name = newName;
    }

    void end() {
        begin(Use.NOTHING, "");
    }

    String name() {
        return name;
    }

    boolean publishes() {
        return use == Use.PUBLISH;
    }

    boolean plays() {
        return use == Use.PLAY;
    }

    boolean publishes(String wanted) {
        return publishes() && name.equals(wanted);
    }

    boolean plays(String wanted) {
        return plays() && name.equals(wanted);
    }
}
