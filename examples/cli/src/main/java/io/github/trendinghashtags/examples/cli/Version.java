package io.github.trendinghashtags.examples.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote to a file, and that of Java. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        Properties build = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            build.load(Objects.requireNonNull(in, "version.properties"));
        }
        String version = build.getProperty("version", "");
        String known = version.startsWith("$") ? "(unpackaged)" : version;
        return new String[] {"trending-hashtags " + known + ", Java " + Runtime.version()};
    }
}
