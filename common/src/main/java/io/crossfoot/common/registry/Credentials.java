package io.crossfoot.common.registry;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A user and a password for HTTP basic authentication. Does not print them. */
record Credentials(String user, String password) {

    static Credentials parse(String userInfo) {
        int colon = userInfo.indexOf(':');
        return colon < 0
                ? new Credentials(userInfo, "")
                : new Credentials(userInfo.substring(0, colon), userInfo.substring(colon + 1));
    }

    String header() {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    @Override
    public String toString() {
        return "Credentials[***]";
    }
}
