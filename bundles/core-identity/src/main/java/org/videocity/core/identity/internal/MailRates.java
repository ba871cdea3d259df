package org.videocity.core.identity.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.Reason;
import org.videocity.api.identity.Network;
import org.videocity.api.resident.Caller;

/**
 * How often codes may be asked for and shown, counted together for everything that is confirmed by mail. Thread: safe from
 * any.
 */
@Component(service = MailRates.class, immediate = true)
public final class MailRates {
    static final Reason TOO_OFTEN =
            Reason.LIMIT_REACHED.saying("That was asked for too often from here or for that address; try in an hour.");

    private final IdentitySettings settings;
    private final RateMeter mailsToAddress;
    private final RateMeter mailsFromNetwork;
    private final RateMeter codesFromNetwork;

    /** Made by the component runtime. */
    @Activate
    public MailRates(@Reference IdentitySettings settings, @Reference CodeDesk codes) {
        this.settings = settings;
        this.mailsToAddress = new RateMeter(codes.clock());
        this.mailsFromNetwork = new RateMeter(codes.clock());
        this.codesFromNetwork = new RateMeter(codes.clock());
    }

    /** Counts a mail that is asked for; tells whether it may be sent. */
    boolean mayMail(Caller caller, String address) {
        boolean fromHere = mailsFromNetwork.allows(
                Network.of(caller.remote()).name(), settings.now().mailsPerNetworkAndHour());
        return fromHere
                && mailsToAddress.allows(
                        caller.city() + " " + address, settings.now().mailsPerAddressAndHour());
    }

    /** Counts a code that is shown; tells whether it may be looked at. */
    boolean mayShowCode(Caller caller) {
        return codesFromNetwork.allows(
                Network.of(caller.remote()).name(), settings.now().codesPerNetworkAndHour());
    }
}
