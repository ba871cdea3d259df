package org.videocity.core.mail.internal;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Locale;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** The configured server. Thread: any; blocks. */
final class SmtpServer {
    private static final int PERMANENT = 500;

    private final MailConfiguration configuration;
    private final Session session;

    SmtpServer(MailConfiguration configuration) {
        this.configuration = configuration;
        this.session = withMailClasses(() -> Session.getInstance(properties(configuration)));
    }

    private static Properties properties(MailConfiguration configuration) {
        boolean tls = configuration.security().equalsIgnoreCase("TLS");
        boolean startTls = configuration.security().equalsIgnoreCase("STARTTLS");
        if (!tls && !startTls && !configuration.security().equalsIgnoreCase("NONE")) {
            throw new IllegalArgumentException(
                    "security = '" + configuration.security() + "' is none of STARTTLS, TLS, NONE");
        }
        String wait = String.valueOf(configuration.timeoutMillis());
        Properties properties = new Properties();
        properties.put("mail.smtp.connectiontimeout", wait);
        properties.put("mail.smtp.timeout", wait);
        properties.put("mail.smtp.writetimeout", wait);
        properties.put("mail.smtp.auth", String.valueOf(!configuration.user().isEmpty()));
        properties.put("mail.smtp.ssl.enable", String.valueOf(tls));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.starttls.enable", String.valueOf(startTls));
        properties.put("mail.smtp.starttls.required", String.valueOf(startTls));
        properties.put("mail.smtp.from", configuration.from());
        if (!configuration.trustedCertificates().isBlank()) {
            properties.put(
                    "mail.smtp.ssl.socketFactory",
                    trusting(configuration.trustedCertificates().strip()));
        }
        return properties;
    }

    /** Trusts what a file says instead of what Java knows: for servers whose authority is the operator's own. */
    private static SSLSocketFactory trusting(String file) {
        Path path = Path.of(System.getProperty("karaf.etc", "")).resolve(file);
        try (InputStream in = Files.newInputStream(path)) {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            int number = 0;
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.setCertificateEntry("trusted-" + number++, one);
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (IOException | GeneralSecurityException unusable) {
            throw new IllegalArgumentException(
                    "trustedCertificates = '" + file + "' cannot be used: " + unusable.getMessage(), unusable);
        }
    }

    /** Hands a message over; returns when the server has taken it. */
    void send(byte[] bytes, String to) throws MessagingException {
        MimeMessage message = new MimeMessage(session, new ByteArrayInputStream(bytes));
        URLName url = new URLName("smtp", configuration.host(), configuration.port(), null, null, null);
        try (SMTPTransport transport = new SMTPTransport(session, url)) {
            boolean signIn = !configuration.user().isEmpty();
            transport.connect(
                    configuration.host(),
                    configuration.port(),
                    signIn ? configuration.user() : null,
                    signIn ? configuration.password() : null);
            transport.sendMessage(message, new InternetAddress[] {new InternetAddress(to, false)});
        }
    }

    /** Tells whether trying again may help: the server did not say no for good. */
    static boolean isTransient(MessagingException failed) {
        int depth = 0;
        for (Exception e = failed; e != null && depth < 10; e = next(e), depth++) {
            int code = code(e);
            if (code >= PERMANENT) {
                return false;
            }
            if (e.getClass().getSimpleName().toLowerCase(Locale.ROOT).contains("authentication")) {
                return false;
            }
        }
        return true;
    }

    private static int code(Exception e) {
        if (e instanceof SMTPSendFailedException failed) {
            return failed.getReturnCode();
        }
        if (e instanceof SMTPAddressFailedException failed) {
            return failed.getReturnCode();
        }
        return e instanceof SMTPSenderFailedException failed ? failed.getReturnCode() : 0;
    }

    private static @org.jspecify.annotations.Nullable Exception next(Exception e) {
        return e instanceof MessagingException chained ? chained.getNextException() : null;
    }

    /** Angus finds its parts through the thread's class loader. */
    private static Session withMailClasses(java.util.function.Supplier<Session> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(SMTPTransport.class.getClassLoader());
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
