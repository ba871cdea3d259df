package org.videocity.core.mail.internal;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.AccessControlContext;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import java.security.SecureRandom;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;
import org.videocity.api.mail.Mail;
import org.videocity.api.mail.MailService;

/** Sends mails on two threads of its own. Thread: safe from any. */
@Component(service = MailService.class, immediate = true, configurationPid = "org.videocity.mail")
@Designate(ocd = MailConfiguration.class)
public final class PostOffice implements MailService {
    static final Reason NOT_SENT = new Reason(
            "mail-failed", "The mail could not be sent at the moment; try again later. The operator's log says why.");

    private static final Logger LOG = LoggerFactory.getLogger(PostOffice.class);
    private static final int THREADS = 2;
    private static final int ID_BYTES = 12;

    private final MailConfiguration configuration;
    private final Outbox outbox;
    private final @Nullable SmtpServer server;
    private final SecureRandom random = new SecureRandom();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Set<Delivery> resting = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor threads;

    /** Made by the component runtime. */
    @Activate
    public PostOffice(BundleContext context, MailConfiguration configuration) {
        this(folder(context, configuration), configuration);
    }

    PostOffice(Path folder, MailConfiguration configuration) {
        this.configuration = configuration;
        this.outbox = new Outbox(folder);
        this.server = configuration.host().isBlank() ? null : new SmtpServer(configuration);
        this.threads = new ScheduledThreadPoolExecutor(THREADS, PostOffice::clean);
        threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    private static Path folder(BundleContext context, MailConfiguration configuration) {
        String data = context.getProperty("karaf.data");
        return Path.of(data == null ? "data" : data).resolve(configuration.outboxFolder());
    }

    /** Lets the mail that is being sent go; what waits is not sent, and whoever asked for it is told. */
    @Deactivate
    public void deactivate() {
        threads.shutdown();
        resting.forEach(Delivery::giveUp);
    }

    @Override
    public boolean isOutbox() {
        return server == null;
    }

    @Override
    public CompletionStage<Optional<Reason>> send(Mail mail, Executor executor) {
        CompletableFuture<Optional<Reason>> answer = new CompletableFuture<>();
        if (waiting.incrementAndGet() > configuration.maxWaiting()) {
            done(answer, Optional.of(Reason.LIMIT_REACHED), executor);
            return answer;
        }
        String id = newId();
        byte[] message = MimeText.of(
                mail, configuration.from(), configuration.fromName(), id, ZonedDateTime.now(ZoneOffset.UTC));
        new Delivery(new Letter(mail, message, id), answer, executor).attempt(0);
        return answer;
    }

    private record Letter(Mail mail, byte[] message, String id) {}

    /** A mail on its way. It rests until its turn comes, and again until it is tried again. */
    private final class Delivery implements Runnable {
        private final Letter letter;
        private final CompletableFuture<Optional<Reason>> answer;
        private final Executor asker;
        private int number;

        Delivery(Letter letter, CompletableFuture<Optional<Reason>> answer, Executor asker) {
            this.letter = letter;
            this.answer = answer;
            this.asker = asker;
        }

        void attempt(long afterMillis) {
            resting.add(this);
            try {
                threads.schedule(this, afterMillis, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException stopped) {
                giveUp();
            }
        }

        @Override
        public void run() {
            if (!resting.remove(this)) {
                return;
            }
            number++;
            try {
                hand(letter);
                done(answer, Optional.empty(), asker);
            } catch (MessagingException | IOException | RuntimeException failed) {
                failed(failed);
            }
        }

        private void failed(Exception failed) {
            boolean again = failed instanceof MessagingException sending
                    && SmtpServer.isTransient(sending)
                    && number < configuration.tries();
            if (again) {
                LOG.info(
                        "A mail could not be sent, try {} of {}: {}",
                        number,
                        configuration.tries(),
                        failed.getMessage());
                attempt(configuration.retryMillis());
                return;
            }
            LOG.error("A mail could not be sent", failed);
            done(answer, Optional.of(NOT_SENT), asker);
        }

        void giveUp() {
            if (resting.remove(this)) {
                done(answer, Optional.of(Reason.UNAVAILABLE), asker);
            }
        }
    }

    private void hand(Letter letter) throws MessagingException, IOException {
        if (server == null) {
            outbox.put(letter.message(), letter.id(), java.time.Instant.now());
        } else {
            server.send(letter.message(), letter.mail().to());
        }
    }

    private void done(CompletableFuture<Optional<Reason>> answer, Optional<Reason> why, Executor asker) {
        waiting.decrementAndGet();
        try {
            asker.execute(() -> answer.complete(why));
        } catch (RejectedExecutionException gone) {
            LOG.debug("Whoever sent a mail is gone");
            answer.complete(why);
        }
    }

    private String newId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Made without the caller's context, which would keep the class loader of whichever bundle came first. */
    @SuppressWarnings("removal") // the only way to start a thread without the caller's context on Java 17
    private static Thread clean(Runnable work) {
        PrivilegedAction<Thread> make = () -> {
            Thread made = new Thread(null, work, "videocity-mail", 0, false);
            made.setContextClassLoader(null);
            made.setDaemon(true);
            return made;
        };
        return AccessController.doPrivileged(make, new AccessControlContext(new ProtectionDomain[0]));
    }
}
