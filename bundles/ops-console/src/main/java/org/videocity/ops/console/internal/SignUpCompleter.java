package org.videocity.ops.console.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.videocity.api.resident.ResidentService.SignUpPolicy;

/** Completes who may have a home. */
@Service
public class SignUpCompleter extends CityCompleter {
    @Override
    List<String> words(CityParts parts, List<String> typed) {
        return Arrays.stream(SignUpPolicy.values())
                .map(policy -> policy.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
