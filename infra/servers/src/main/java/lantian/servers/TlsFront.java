package lantian.servers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * Speaks TLS for a server that speaks plain HTTP, with a certificate for {@code localhost} that nobody trusts who was not
 * told so. The server sees requests for its own address.
 */
public final class TlsFront implements AutoCloseable {

    private static final String PASSWORD = "changeit";
    private static final List<String> ASKED = List.of("Authorization", "Content-Type", "Accept");

    private final URI behind;
    private final Path certificate;
    private final HttpsServer server;
    private final HttpClient http = HttpClient.newHttpClient();

    private TlsFront(URI behind, Path certificate, HttpsServer server) {
        this.behind = behind;
        this.certificate = certificate;
        this.server = server;
    }

    /** @param folder for the certificate and its key */
    public static TlsFront before(URI behind, Path folder) {
        try {
            var keys = folder.resolve("front.p12");
            var certificate = folder.resolve("front.pem");
            keytool(keys, "-genkeypair", "-keyalg", "EC", "-dname", "CN=front", "-ext", "san=dns:localhost");
            keytool(keys, "-exportcert", "-rfc", "-file", certificate.toString());
            var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            var front = new TlsFront(behind, certificate, server);
            server.createContext("/", front::pass);
            server.start();
            return front;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without a slash at the end. */
    public String url() {
        return "https://localhost:" + server.getAddress().getPort();
    }

    /** Whoever trusts this file trusts the server. */
    public Path certificate() {
        return certificate;
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = HttpRequest.newBuilder(behind.resolve(exchange.getRequestURI()))
                    .method(
                            exchange.getRequestMethod(),
                            BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
            for (var name : ASKED) {
                exchange.getRequestHeaders()
                        .getOrDefault(name, List.of())
                        .forEach(value -> request.header(name, value));
            }
            var answer = http.send(request.build(), BodyHandlers.ofByteArray());
            answer.headers()
                    .firstValue("Content-Type")
                    .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static SSLContext context(Path keys) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray());
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(store, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), null, null);
        return context;
    }

    private static void keytool(Path keys, String... what) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin/keytool").toString());
        command.addAll(List.of(what));
        command.addAll(List.of("-alias", "front", "-keystore", keys.toString(), "-storepass", PASSWORD));
        var output = Files.createTempFile(keys.getParent(), "keytool", ".log");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException("keytool: " + Files.readString(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
