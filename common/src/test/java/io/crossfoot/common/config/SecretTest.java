package io.crossfoot.common.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

    record Login(String user, Secret password) {

        Login {
            if (!user.equals("alice")) {
                throw new IllegalArgumentException("no login for '" + user + "' with " + password.reveal());
            }
        }
    }

    record Port(int port) {}

    private static final Map<String, String> ENVIRONMENT = Map.of("PASSWORD", "hunter2", "SHELL_WORD", "a${b}c");

    @TempDir
    private Path folder;

    @Test
    void takesSecretFromTheEnvironment() {
        // When
        Login login = read("{user: alice, password: '${env:PASSWORD}'}", Login.class);

        // Then
        assertThat(login.password().reveal()).isEqualTo("hunter2");
        assertThat(login).hasToString("Login[user=alice, password=********]");
    }

    @Test
    void takesSecretFromFileWithoutTheLastLineBreak() throws IOException {
        // Given
        Files.writeString(folder.resolve("password.txt"), "hunter2\n");

        // When
        Login login = read("{user: alice, password: '${file:password.txt}'}", Login.class);

        // Then
        assertThat(login.password().reveal()).isEqualTo("hunter2");
    }

    @Test
    void putsSeveralPlaceholdersIntoOneText() {
        // When
        Login login = read("{user: alice, password: '<${env:PASSWORD}|${env:SHELL_WORD}|$${env:X}>'}", Login.class);

        // Then
        assertThat(login.password()).isEqualTo(Secret.of("<hunter2|a${b}c|${env:X}>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{user: bob, password: hunter2}",
                "{user: '${env:PASSWORD}', password: x}",
                "{user: bob, password: '${env:PASSWORD}'}",
                "{user: bob, password: *hunter2 }",
                "{user: bob, password: !hunter2! x}",
                "{user: bob, password: !!hunter2 x}",
                "{user: bob, password: !hunter2 x}",
                "{user: bob, password: &hunter2 }",
                "{user: bob, password: @hunter2 }",
                "{user: bob, password: %hunter2 }",
                "{user: bob, password: \"hunter2 }",
                "user: bob\npassword hunter2\n",
                "password hunter2: 1",
                "password: [hunter2]"
            })
    void keepsSecretsOutOfProblems(String yaml) {
        // When
        ConfigException refusal = refusal(yaml, Login.class);

        // Then
        assertThat(refusal).isNotNull();
        assertThat(refusal.getMessage()).doesNotContain("hunter2");
    }

    @Test
    void quotesPlaceholderRatherThanItsValue() {
        // When
        ConfigException refusal = refusal("port: ${env:PASSWORD}", Port.class);

        // Then
        assertThat(refusal).hasMessage("login.yaml:1: port: expected a whole number, got '${env:PASSWORD}'");
    }

    @Test
    void namesVariableThatIsNotSet() {
        // When
        ConfigException refusal = refusal("port: ${env:PORT}", Port.class);

        // Then
        assertThat(refusal)
                .hasMessage("login.yaml:1: port: the environment variable PORT is not set;"
                        + " set it, or write the value here");
    }

    @Test
    void namesFileThatIsNotThere() {
        // When
        ConfigException refusal = refusal("port: ${file:port.txt}", Port.class);

        // Then
        assertThat(refusal)
                .hasMessageContaining("the file 'port.txt' cannot be read")
                .hasMessageContaining("" + folder);
    }

    @Test
    void refusesPlaceholderOfUnknownKind() {
        // When
        ConfigException refusal = refusal("port: ${evn:PORT}", Port.class);

        // Then
        assertThat(refusal)
                .hasMessageContaining("expected ${env:NAME} or ${file:path}, got '${evn:PORT}'")
                .hasMessageContaining("write $${");
    }

    private <T> T read(String yaml, Class<T> type) {
        return ConfigReader.read(yaml, "login.yaml", folder, type, name -> Optional.ofNullable(ENVIRONMENT.get(name)));
    }

    private ConfigException refusal(String yaml, Class<?> type) {
        return catchThrowableOfType(ConfigException.class, () -> read(yaml, type));
    }
}
