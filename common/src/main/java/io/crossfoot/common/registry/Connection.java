package io.crossfoot.common.registry;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigException;

/** Where the registry is, and how patiently to ask it. With the defaults an outage is waited out for about 30 s. */
record Connection(
        List<URI> addresses,
        Optional<Credentials> credentials,
        Duration connectTimeout,
        Duration readTimeout,
        int maxRetries,
        Duration retryWait,
        Duration retryMaxWait) {

    private static final String URL = "schema.registry.url";
    private static final String CREDENTIALS_SOURCE = "basic.auth.credentials.source";
    private static final String USER_INFO = "basic.auth.user.info";

    Connection {
        addresses = List.copyOf(addresses);
    }

    static Connection from(ConfigValues values) {
        List<URI> addresses = addresses(values.text(URL, ""));
        return new Connection(
                addresses.stream().map(Connection::withoutUserInfo).toList(),
                credentials(values, addresses),
                values.millis("http.connect.timeout.ms", 5_000),
                values.millis("http.read.timeout.ms", 10_000),
                values.number("max.retries", 10),
                values.millis("retries.wait.ms", 200),
                values.millis("retries.max.wait.ms", 5_000));
    }

    /** How long to wait before the next attempt: twice as long each time, up to the limit. */
    Duration pauseAfter(int attempt) {
        Duration doubled = retryWait.multipliedBy(1L << Math.min(attempt, 20));
        return doubled.compareTo(retryMaxWait) < 0 ? doubled : retryMaxWait;
    }

    String addressList() {
        return addresses.stream().map(URI::toString).collect(Collectors.joining(", "));
    }

    private static List<URI> addresses(String configured) {
        List<URI> addresses = Arrays.stream(configured.split(","))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .map(Connection::address)
                .toList();
        if (addresses.isEmpty()) {
            throw new ConfigException(
                    URL, null, "expected the address of the registry, for example http://localhost:8081");
        }
        return addresses;
    }

    private static URI address(String text) {
        if (!text.matches("(http|https|mock)://[^/].*")) {
            throw new ConfigException(URL, masked(text), "expected http://, https:// or mock:// and a host");
        }
        try {
            return URI.create(text.replaceFirst("/+$", ""));
        } catch (IllegalArgumentException e) {
            throw new ConfigException(URL, masked(text), "not an address");
        }
    }

    private static Optional<Credentials> credentials(ConfigValues values, List<URI> addresses) {
        String source = values.text(CREDENTIALS_SOURCE, "URL");
        return switch (source) {
            case "USER_INFO" -> Optional.of(Credentials.parse(userInfo(values)));
            case "URL" ->
                addresses.stream()
                        .map(URI::getUserInfo)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .map(Credentials::parse);
            default -> throw new ConfigException(CREDENTIALS_SOURCE, source, "expected USER_INFO or URL");
        };
    }

    private static String userInfo(ConfigValues values) {
        String userInfo = values.text(USER_INFO, "");
        if (userInfo.isEmpty()) {
            throw new ConfigException(
                    USER_INFO, null, "expected user:password, as " + CREDENTIALS_SOURCE + " is USER_INFO");
        }
        return userInfo;
    }

    private static URI withoutUserInfo(URI address) {
        return address.getRawUserInfo() == null
                ? address
                : URI.create(address.toString().replaceFirst("//[^/@]*@", "//"));
    }

    private static String masked(String address) {
        return address.replaceFirst("//[^/@]*@", "//***@");
    }
}
