package lantian.servers;

import java.io.IOException;
import java.util.List;

/** A server started in another way than usual, for instance to learn for the next start. */
public record Trial(Server usual, Start start) implements Server {

    /** The other way. */
    @FunctionalInterface
    public interface Start {
        Launch launch() throws IOException;
    }

    @Override
    public String name() {
        return usual.name();
    }

    @Override
    public List<Integer> ports() {
        return usual.ports();
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        usual.prepare();
    }

    @Override
    public Launch launch() throws IOException {
        return start.launch();
    }

    @Override
    public boolean ready() {
        return usual.ready();
    }
}
