package org.videocity.itests.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.videocity.api.softcard.CardRequest;
import org.videocity.api.softcard.CardService;
import org.videocity.api.softcard.CardVerdict;
import org.videocity.api.store.StoreResult;
import org.videocity.softcard.x509.internal.CardConfiguration;
import org.videocity.softcard.x509.internal.CardDesk;
import org.videocity.softcard.x509.internal.CardLinks;
import org.videocity.testing.Tool;

/** A folder with openssl, node and a card service in it that works as in a city, but alone. Closing ends the service. */
final class CardWorkshop implements AutoCloseable {
    static final String CITY = "city.example";
    static final String OWNER = "ada@city.example";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final CardShelf shelf = new CardShelf();
    final CardService cards;
    private final CardDesk desk;
    private final Path folder;

    CardWorkshop(Path folder) {
        this.folder = folder.toAbsolutePath();
        CardLinks links = new CardLinks();
        links.setCards(shelf);
        desk = new CardDesk(
                answering(BundleContext.class, Map.of("getProperty", folder.toString())),
                links,
                answering(CardConfiguration.class, Map.of()));
        cards = desk;
    }

    private static <T> T answering(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.getOrDefault(method.getName(), method.getDefaultValue())));
    }

    static Map<String, String> visitingWords() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("kind", "room");
        words.put("city", CITY);
        words.put("owner", OWNER);
        words.put("room", "नाटक.Été");
        words.put("name", "Ada Lovelace आदा 🌍");
        words.put("title", "नाटक Été");
        words.put("keywords", "stage; été");
        words.put("url", "https://city.example/ada@city.example/x");
        words.put("issuer", CITY);
        words.put(
                "year",
                Integer.toString(Instant.now().atZone(java.time.ZoneOffset.UTC).getYear()));
        return words;
    }

    static Map<String, String> loginWords() {
        Map<String, String> words = visitingWords();
        words.put("kind", "login");
        words.remove("room");
        words.remove("title");
        return words;
    }

    CardRequest wish(String requestFile) {
        return new CardRequest(
                "ada",
                CITY,
                OWNER,
                visitingWords().get("name"),
                read(requestFile),
                "",
                Optional.empty(),
                Optional.empty());
    }

    String path(String name) {
        return folder.resolve(name).toString();
    }

    ByteBuffer read(String name) {
        try {
            return ByteBuffer.wrap(Files.readAllBytes(folder.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String name, ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        write(name, copy);
    }

    void write(String name, byte[] bytes) {
        try {
            Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts the authority's certificate into {@code ca.pem}. */
    void authority() {
        write("ca.der", done(cards.authority(CITY, Runnable::run)));
        openssl("x509", "-inform", "DER", "-in", path("ca.der"), "-out", path("ca.pem"));
    }

    /** Makes {@code <name>.key} and a request {@code <name>.csr}, both by openssl. */
    void key(String name) {
        openssl(
                "genpkey",
                "-quiet",
                "-algorithm",
                "RSA",
                "-pkeyopt",
                "rsa_keygen_bits:3072",
                "-out",
                path(name + ".key"));
        openssl(
                "req",
                "-new",
                "-key",
                path(name + ".key"),
                "-subj",
                "/CN=whoever",
                "-outform",
                "DER",
                "-out",
                path(name + ".csr"));
    }

    Tool tool(String program, String debianPackage, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(Tool.require(program, debianPackage).toString()));
        command.addAll(List.of(arguments));
        return Tool.run(PATIENCE, command);
    }

    String openssl(String... arguments) {
        Tool done = tool("openssl", "openssl", arguments).succeeded();
        return done.output() + done.errors();
    }

    /** Runs the script that knows the format document alone. */
    String script(String... arguments) {
        List<String> all = new ArrayList<>(List.of("src/test/node/soft-card.mjs"));
        all.addAll(List.of(arguments));
        return tool("node", "nodejs", all.toArray(new String[0]))
                .succeeded()
                .output()
                .strip();
    }

    CardVerdict look(String card) {
        return get(cards.look(read(card), CITY, Runnable::run));
    }

    /** Returns the name of the reason for which a card is refused; empty when it is valid. */
    String refusal(String card) {
        return look(card) instanceof CardVerdict.Invalid bad ? bad.reason().name() : "";
    }

    static <T> T done(CompletionStage<StoreResult<T>> stage) {
        StoreResult<T> result = get(stage);
        if (result instanceof StoreResult.Done<T> done) {
            return done.value();
        }
        throw new AssertionError("Refused: " + result);
    }

    private static <T> T get(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    @Override
    public void close() {
        desk.deactivate();
    }
}
