package org.videocity.api.city;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;
import org.videocity.api.Reason;

/** Adds cities. No method blocks. */
@ProviderType
public interface CityAdminService {
    /**
     * What an operator says of a new city.
     *
     * @param name its host name
     * @param aliases further host names
     * @param title what people call it; empty to use the name
     * @param publicUrl what links begin with; empty for the name with this server's own port
     * @param signUp OPEN, DOMAINS, INVITATION or CLOSED; empty for the server's general policy
     */
    record NewCity(String name, Set<String> aliases, String title, String publicUrl, String signUp) {
        public NewCity {
            aliases = Set.copyOf(aliases);
        }
    }

    /** Adds a city that outlives a restart; yields why not, if not. It answers when the stage is complete. */
    CompletionStage<Optional<Reason>> create(NewCity city, Executor executor);
}
