package io.github.trendinghashtags.testkit.contract;

import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.keyapi.ResponseBody;
import io.github.trendinghashtags.keyapi.Transport;
import io.github.trendinghashtags.keyapi.TransportRequest;
import io.github.trendinghashtags.keyapi.TransportResponse;
import io.github.trendinghashtags.testkit.contract.BrokenAdapters.Correct;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Sends over a socket that it keeps, one request at a time, and takes for the response whatever can be read next. Run by
 * {@link FaultMatrixTest}.
 */
class ReadsWhateverComesNext extends Correct {

    @Override
    Transport transport(ClientSettings settings) {
        return new KeptSocket(settings);
    }

    private static final class KeptSocket implements Transport {
        private final ClientSettings settings;
        private @Nullable Socket socket;
        private @Nullable InputStream in;

        KeptSocket(ClientSettings settings) {
            this.settings = settings;
        }

        @Override
        public CompletableFuture<TransportResponse> send(TransportRequest call, @Nullable Executor callingThread) {
            CompletableFuture<TransportResponse> response = new CompletableFuture<>();
            Thread thread = new Thread(() -> exchange(call, response), "kept-socket");
            thread.setDaemon(true);
            thread.start();
            return response;
        }

        private synchronized void exchange(TransportRequest call, CompletableFuture<TransportResponse> response) {
            try {
                if (socket == null) {
                    connect(call.uri());
                }
                socket.getOutputStream().write(request(call).getBytes(StandardCharsets.US_ASCII));
                response.complete(read());
            } catch (IOException | RuntimeException failure) {
                socket = null;
                response.completeExceptionally(failure);
            }
        }

        private void connect(URI address) throws IOException {
            InetSocketAddress server =
                    new InetSocketAddress(InetAddress.getByName(address.getHost()), address.getPort());
            Socket made = new Socket();
            try {
                made.connect(server, (int) settings.connectTimeout().toMillis());
            } catch (SocketTimeoutException late) {
                throw new NotConnectedException(late);
            }
            socket = made;
            in = new BufferedInputStream(made.getInputStream());
        }

        private static String request(TransportRequest call) {
            URI uri = call.uri();
            StringBuilder request = new StringBuilder("GET " + uri.getRawPath() + '?' + uri.getRawQuery())
                    .append(" HTTP/1.1\r\nHost: ")
                    .append(uri.getAuthority())
                    .append("\r\n");
            call.headers().forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
            return request.append("\r\n").toString();
        }

        private TransportResponse read() throws IOException {
            String status = line();
            if (!status.startsWith("HTTP/1.1 ")) {
                throw new IOException("no response");
            }
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (String line = line(); !line.isEmpty(); line = line()) {
                headers.put(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 2));
            }
            int length = Integer.parseInt(headers.getOrDefault("Content-Length", "1000000"));
            byte[] body = in.readNBytes(length);
            if (body.length < length) {
                throw new EOFException("cut off amid the body");
            }
            ResponseBody whole = new ResponseBody(settings.maxBodyBytes(), length);
            whole.appendAll(new ByteArrayInputStream(body));
            return new TransportResponse(Integer.parseInt(status.substring(9, 12)), headers::get, whole);
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw new EOFException("cut off amid the head");
                }
                line.append((char) next);
            }
            return line.toString().strip();
        }
    }
}
