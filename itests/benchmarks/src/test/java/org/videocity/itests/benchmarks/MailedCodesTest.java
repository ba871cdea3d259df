package org.videocity.itests.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailedCodesTest {
    @TempDir
    Path folder;

    private void mail(String name, String to, String code) throws IOException {
        Files.writeString(
                folder.resolve(name),
                "From: \"VideoCity\" <videocity@localhost>\r\nTo: " + to + "\r\nSubject: Your code for localhost: "
                        + code + "\r\n\r\nHere is your code: 999999\r\n");
    }

    @Test
    void everybodyGetsTheirOwnCodeOnceTheLastOfSeveral() throws IOException {
        mail("1.eml", "ada@example.org", "111111");
        mail("2.eml", "Bob <bob@example.org>", "222222");
        mail("3.eml", "ada@example.org", "333333");
        mail("4.tmp", "bob@example.org", "444444");
        MailedCodes codes = new MailedCodes(folder);
        assertThat(codes.take("ada@example.org")).isEqualTo("333333");
        assertThat(codes.take("bob@example.org")).isEqualTo("222222");
        assertThat(folder.resolve("1.eml")).doesNotExist();
        assertThat(folder.resolve("4.tmp")).exists();
        assertThatThrownBy(() -> codes.take("ada@example.org"))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("ada@example.org");
    }

    @Test
    void aMailWithoutACodeIsShown() {
        assertThatThrownBy(() -> MailedCodes.Letter.read("To: ada@example.org\r\n\r\nHello"))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("Hello");
    }
}
