package org.videocity.itests.benchmarks;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Everything of a city but media: its pages, signing in, and people who write to each other in rooms. */
final class CityBench {
    private static final String PAGE = "/welcome@localhost";
    private static final int SPARE_FILES = 300;
    private static final String PLENTY = "100000000";
    /** One machine signs in for many. */
    private static final Map<String, String> SIGN_INS_FROM_HERE = Map.of(
            "mailsPerAddressAndHour", PLENTY,
            "mailsPerNetworkAndHour", PLENTY,
            "codesPerNetworkAndHour", PLENTY,
            "cardChallengesPerNetworkAndHour", PLENTY,
            "cardSignInsPerNetworkAndHour", PLENTY);
    /** People write faster than anybody types. */
    private static final Map<String, String> LINES_OF_ONE =
            Map.of("messagesPerMinute", "100000", "messageBurst", "1000");

    private final CityOptions options;
    private final CityReport report;
    private final CityServer city;
    private final HttpClient client = HttpClient.newHttpClient();
    private final MailedCodes mails;
    private final Path folder;

    private CityBench(CityOptions options, CityReport report, CityServer city, Path folder) {
        this.options = options;
        this.report = report;
        this.city = city;
        this.mails = new MailedCodes(city.process().base().resolve("data/outbox"));
        this.folder = folder;
    }

    /** Runs with {@code <folder> city [options]}. */
    static void main(List<String> arguments) {
        CityOptions options = CityOptions.parse(arguments.subList(2, arguments.size()));
        CityReport report = new CityReport(System.out);
        report.say("This takes at most about " + (options.longestSeconds() + 59) / 60 + " minutes.");
        Path folder = RtmpBench.folder(arguments.get(0));
        try (CityServer city = CityServer.start(folder.resolve("city"))) {
            new CityBench(options, report, city, folder).run();
        }
    }

    private void run() {
        checkFiles();
        city.configure("org.videocity.core.identity", SIGN_INS_FROM_HERE);
        city.configure("org.videocity.core.rooms", LINES_OF_ONE);
        report.say("Everything as shipped, but people may sign in from here as often as they like (" + PLENTY
                + " an hour), and write " + LINES_OF_ONE.get("messagesPerMinute") + " lines a minute.");
        if (options.parts().contains(CityOptions.PAGES)) {
            pages();
        }
        if (options.parts().contains(CityOptions.SIGN_INS)) {
            signIns();
        }
        if (options.parts().contains(CityOptions.CHAT)) {
            chat();
        }
    }

    private void pages() {
        int port = city.web().getPort();
        PageFiles own = PageFiles.learn(port, PAGE);
        report.say("A room's page is " + own.requests().size() + " requests and " + own.bytes() / 1024
                + " KB as it comes; " + options.browsers() + " browsers with 6 connections each load it.");
        try (NginxFiles nginx = options.besideNginx()
                ? NginxFiles.start(folder.resolve("nginx"), PageFiles.contents(port, PAGE))
                : null) {
            for (boolean again : new boolean[] {false, true}) {
                pages(own, nginx, again);
            }
        }
    }

    private void pages(PageFiles own, @Nullable NginxFiles nginx, boolean again) {
        String what = again ? "page that is known" : "page";
        List<Service> ofCity = new ArrayList<>();
        List<Service> ofNginx = new ArrayList<>();
        for (int i = 0; i < options.repeats(); i++) {
            ofCity.add(page(city.pid(), own, again));
            if (nginx != null) {
                ofNginx.add(page(nginx.pid(), PageFiles.learn(nginx.port(), PAGE), again));
            }
        }
        report.service(what, ofCity);
        if (nginx != null) {
            report.service(what + ", files of nginx", ofNginx);
        }
    }

    private Service page(long pid, PageFiles page, boolean again) {
        return PageLoad.measure(pid, page, again, options.browsers(), warmUp(), time());
    }

    private void signIns() {
        report.say(options.signers() + " people sign in at once.");
        List<Person> people = IntStream.range(0, options.signers())
                .mapToObj(number -> person("signer" + number))
                .toList();
        people.forEach(Person::signUp);
        repeated("sign-in by mailed code", () -> signIns(people, Person::signInByCode));
        people.forEach(person -> person.getCard(LoginCard.Blank.make(folder, person.address())));
        repeated("sign-in by card (RSA-3072)", () -> signIns(people, Person::signInByCard));
    }

    private Service signIns(List<Person> people, Consumer<Person> signIn) {
        return SignInLoad.measure(city.pid(), people, signIn, warmUp(), time());
    }

    private void repeated(String what, Supplier<Service> run) {
        report.service(
                what,
                IntStream.range(0, options.repeats()).mapToObj(i -> run.get()).toList());
    }

    private Person person(String name) {
        return new Person(client, city.process().http(""), mails, name + "@example.org");
    }

    private void chat() {
        Person owner = person("owner");
        owner.signUp();
        owner.build(options.rooms());
        List<String> rooms =
                IntStream.range(0, options.rooms()).mapToObj(owner::room).toList();
        List<List<ChatStay>> all = new ArrayList<>();
        for (int members : options.members()) {
            List<ChatStay> stays = IntStream.range(0, options.repeats())
                    .mapToObj(i -> stay(rooms, members))
                    .toList();
            for (int rate = 0; rate < options.lines().size(); rate++) {
                int at = rate;
                report.chat(
                        stays.get(0).members(),
                        options.rooms(),
                        options.lines().get(rate),
                        stays.stream().map(stay -> stay.runs().get(at)).toList());
            }
            all.add(stays);
        }
        report.memory(all.get(0), all.get(all.size() - 1));
        int broken =
                all.stream().flatMap(List::stream).mapToInt(ChatStay::broken).sum();
        report.say(broken + " sockets were lost.");
        if (broken > 0) {
            throw new BenchException("the city threw people out who did nothing wrong");
        }
    }

    /** Lets people come, write at every rate, and go. */
    private ChatStay stay(List<String> rooms, int members) {
        try (ChatLoad load = new ChatLoad(city, rooms, members)) {
            List<ChatRun> runs = new ArrayList<>();
            for (int lines : options.lines()) {
                load.talk(lines, warmUp());
                runs.add(load.talk(lines, time()));
            }
            long live = city.collectGarbage();
            long resident = ProcessFigures.residentBytes(city.pid());
            return new ChatStay(load.size(), load.broken(), resident, live, runs);
        }
    }

    private Duration warmUp() {
        return Duration.ofSeconds(options.warmUpSeconds());
    }

    private Duration time() {
        return Duration.ofSeconds(options.seconds());
    }

    private void checkFiles() {
        int most = options.mostMembers() + 6 * options.browsers() + SPARE_FILES;
        ProcessFigures.requireFiles("the bench", ProcessHandle.current().pid(), most);
        ProcessFigures.requireFiles(city.name(), city.pid(), most);
    }
}
