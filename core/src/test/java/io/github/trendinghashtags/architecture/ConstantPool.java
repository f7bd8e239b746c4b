package io.github.trendinghashtags.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;

/** Reads the texts in a class file, which ArchUnit does not show: JVMS 4.4. */
final class ConstantPool {
    private ConstantPool() {}

    static Stream<String> texts(JavaClass type) {
        try (var in = new DataInputStream(
                type.getSource().orElseThrow().getUri().toURL().openStream())) {
            in.skipNBytes(8);
            Stream.Builder<String> texts = Stream.builder();
            int count = in.readUnsignedShort();
            for (int i = 1; i < count; i++) {
                int tag = in.readUnsignedByte();
                if (tag == 1) {
                    texts.add(in.readUTF());
                } else {
                    in.skipNBytes(length(tag));
                }
                i += tag == 5 || tag == 6 ? 1 : 0;
            }
            return texts.build();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static int length(int tag) {
        return switch (tag) {
            case 7, 8, 16, 19, 20 -> 2;
            case 15 -> 3;
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
            case 5, 6 -> 8;
            default -> throw new IllegalArgumentException("no constant has tag " + tag);
        };
    }
}
