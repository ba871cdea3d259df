package org.videocity.softcard.x509.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.videocity.api.CardKind;
import org.videocity.api.softcard.CardBinding;

/** What DER is looked at further. */
class DerTest {
    private static final CardBinding ROOM =
            new CardBinding(CardKind.ROOM, "city.example", "ada@city.example", "Théâtre.Été", "0f".repeat(32));

    @ParameterizedTest
    @ValueSource(strings = {"0500", "3000", "30020500", "300430020500", "300530030101ff"})
    void takesOneWholeValue(String hex) {
        Der.check(HexFormat.of().parseHex(hex));
    }

    @Test
    void takesLengthsInTheirShortestForm() throws Exception {
        for (int length : new int[] {0, 127, 128, 255, 256, 65535, 65536}) {
            Der.check(new DEROctetString(new byte[length]).getEncoded());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "30",
                "0501",
                "050000",
                "3080",
                "30800000",
                "308100",
                "30817f",
                "3082007f",
                "308400000001",
                "3001",
                "30030500",
                "300305000500",
                "1f0100",
                "30020501"
            })
    void refusesEverythingElse(String hex) {
        assertThatThrownBy(() -> Der.check(HexFormat.of().parseHex(hex))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesWhatIsNestedTooDeepOrTooLong() {
        byte[] deep = new byte[8000];
        int at = 0;
        for (int left = deep.length; left >= 8; left -= 4) {
            deep[at++] = 0x30;
            deep[at++] = (byte) 0x82;
            deep[at++] = (byte) (left - 4 >> 8);
            deep[at++] = (byte) (left - 4);
        }
        assertThatThrownBy(() -> Der.check(deep))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("deeper");
        assertThatThrownBy(() -> Der.copy(ByteBuffer.allocate(11), 10)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBindingIsReadAsItWasWritten() {
        CardBinding login = new CardBinding(CardKind.LOGIN, "city.example", "ada@city.example", "", "00".repeat(32));
        for (CardBinding binding : new CardBinding[] {ROOM, login}) {
            assertThat(BindingExtension.decode(BindingExtension.encode(binding)))
                    .isEqualTo(binding);
        }
    }

    @Test
    void aBindingIsCutOffAtEveryByteAndNeverTaken() throws Exception {
        byte[] whole = BindingExtension.encode(ROOM);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> BindingExtension.decode(cut)).isInstanceOf(IllegalArgumentException.class);
        }
        byte[] other = new DERSequence(new DERUTF8String("x")).getEncoded();
        assertThatThrownBy(() -> BindingExtension.decode(other)).isInstanceOf(IllegalArgumentException.class);
        byte[] version2 = whole.clone();
        version2[4 + (whole[1] == (byte) 0x81 ? 1 : 0)] = 2;
        assertThatThrownBy(() -> BindingExtension.decode(version2)).isInstanceOf(IllegalArgumentException.class);
    }
}
