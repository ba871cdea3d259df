package org.videocity.itests.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** People who sign in over and over, each on a thread of their own, because a person waits for the answer. */
final class SignInLoad {
    private static final long PATIENCE_SECONDS = 60;

    private SignInLoad() {}

    /** Measures once, after a while of the same. */
    static Service measure(long pid, List<Person> people, Consumer<Person> signIn, Duration warmUp, Duration time) {
        all(people, signIn, warmUp);
        ProcessFigures.Cpu before = ProcessFigures.cpu(pid);
        long began = System.nanoTime();
        List<Delays> times = all(people, signIn, time);
        double seconds = (System.nanoTime() - began) / 1e9;
        ProcessFigures.Cpu cpu = ProcessFigures.cpu(pid).since(before);
        Delays together = new Delays();
        times.forEach(together::add);
        return new Service(together.count(), seconds, cpu, together);
    }

    private static List<Delays> all(List<Person> people, Consumer<Person> signIn, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        List<CompletableFuture<Delays>> working = new ArrayList<>();
        for (Person person : people) {
            CompletableFuture<Delays> done = new CompletableFuture<>();
            Thread thread = new Thread(() -> work(person, signIn, end, done), person.address());
            thread.setDaemon(true);
            thread.start();
            working.add(done.orTimeout(time.toSeconds() + PATIENCE_SECONDS, TimeUnit.SECONDS));
        }
        try {
            return working.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            throw e.getCause() instanceof BenchException known ? known : new BenchException("signing in: " + e);
        }
    }

    private static void work(Person person, Consumer<Person> signIn, long end, CompletableFuture<Delays> done) {
        Delays times = new Delays();
        try {
            for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
                signIn.accept(person);
                times.add(System.nanoTime() - now);
            }
            done.complete(times);
        } catch (RuntimeException e) {
            done.completeExceptionally(e);
        }
    }
}
