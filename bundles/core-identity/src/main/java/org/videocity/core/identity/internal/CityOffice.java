package org.videocity.core.identity.internal;

import java.util.Dictionary;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.Reason;
import org.videocity.api.city.CityAdminService;

/** Adds cities as factory configurations, which outlive restarts and updates. */
@Component(service = CityAdminService.class, immediate = true)
public final class CityOffice implements CityAdminService {
    static final Reason CITY_EXISTS = new Reason("city-exists", "There is a city of that name here already.");
    static final Reason BAD_CITY = new Reason("bad-city", "That cannot be a city.");

    private final Cities cities;
    private final ConfigurationAdmin admin;
    private final IdentityThread writer = new IdentityThread("videocity-cities-configurations");

    /** Made by the component runtime. */
    @Activate
    public CityOffice(@Reference Cities cities, @Reference ConfigurationAdmin admin) {
        this.cities = cities;
        this.admin = admin;
    }

    /** Lets what was begun end. */
    @Deactivate
    public void deactivate() {
        writer.close();
    }

    @Override
    public CompletionStage<Optional<Reason>> create(NewCity city, Executor executor) {
        return Answers.of(
                writer.run(() -> {
                    Dictionary<String, Object> properties;
                    CityDraft read;
                    try {
                        properties = CityDraft.properties(city);
                        read = CityDraft.of(properties);
                        read.signUp().ifPresent(SignUpRules::check);
                    } catch (IllegalArgumentException wrong) {
                        return Optional.of(BAD_CITY.saying(String.valueOf(wrong.getMessage())));
                    }
                    Optional<String> taken = read.hosts().stream()
                            .filter(host -> cities.cities().stream()
                                    .anyMatch(known -> known.name().equals(host)
                                            || known.aliases().contains(host)))
                            .findFirst();
                    if (taken.isPresent()) {
                        return Optional.of(CITY_EXISTS.saying(
                                taken.get() + " is a city here already, or an alias of one; videocity:city-list"));
                    }
                    Configuration configuration = admin.createFactoryConfiguration(Cities.FACTORY_PID, "?");
                    configuration.update(properties);
                    cities.updated(configuration.getPid(), properties);
                    return Optional.empty();
                }),
                executor);
    }
}
