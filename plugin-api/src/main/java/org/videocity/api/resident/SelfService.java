package org.videocity.api.resident;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;
import org.videocity.api.identity.Identity;
import org.videocity.api.store.Resident;
import org.videocity.api.store.StoreResult;

/**
 * What residents do about being residents: say what they are about, move to another mail address, take everything with
 * them, leave. Anybody but a resident is refused with {@code not-allowed}. No method blocks.
 */
@ProviderType
public interface SelfService {
    /** Changes what somebody says of themselves; conflict {@code bad-keywords} when there are too many or too long ones. */
    CompletionStage<StoreResult<Resident>> describe(Identity who, List<String> keywords, Executor executor);

    /**
     * Mails a code to the address somebody wants to have. An address that somebody has already gets another mail and the
     * asker the same answer.
     */
    CompletionStage<MailedCode> requestMove(Caller caller, Identity who, String newAddress, Executor executor);

    /**
     * Takes the code: the home is at the new address with all its rooms, the old address leads there for a while and gets
     * a notice. Conflict {@code bad-code} whatever is wrong with the code, {@code taken} when somebody was faster.
     */
    CompletionStage<StoreResult<Resident>> move(
            Caller caller, Identity who, String pending, String code, Executor executor);

    /** Begins an export; conflict {@code limit-reached} when too many were made of late. */
    CompletionStage<StoreResult<DataExport>> export(Identity who, Executor executor);

    /** Tells whether an export could begin now, without beginning one; refuses as {@link #export} would. */
    CompletionStage<StoreResult<Boolean>> mayExport(Identity who, Executor executor);

    /** Mails a code to somebody who wants to leave. */
    CompletionStage<MailedCode> requestLeave(Caller caller, Identity who, Executor executor);

    /**
     * Takes the code: the resident is no more, nor are home, rooms, sessions, pictures and keys; for good. Conflict
     * {@code bad-code} whatever is wrong with the code.
     */
    CompletionStage<StoreResult<Boolean>> leave(
            Caller caller, Identity who, String pending, String code, Executor executor);
}
