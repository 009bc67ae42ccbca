package lantian.demo.load;

import java.util.List;
import java.util.function.Consumer;
import lantian.demo.CountyPlan;
import lantian.demo.Demo;

/** Two schools in seconds, with an account for every role. */
public final class Small implements Demo {

    @Override
    public String name() {
        return "small";
    }

    @Override
    public List<Account> load(Access access, Consumer<String> progress) {
        return new CountyLoad(CountyPlan.named(name()).orElseThrow(), access, progress).run();
    }
}
