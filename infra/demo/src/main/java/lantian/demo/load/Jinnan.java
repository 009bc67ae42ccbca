package lantian.demo.load;

import java.util.List;
import java.util.function.Consumer;
import lantian.demo.CountyPlan;
import lantian.demo.Demo;

/** A whole county: 31 schools, 16,856 pupils, 12,285 of them left behind. */
public final class Jinnan implements Demo {

    @Override
    public String name() {
        return "jinnan";
    }

    @Override
    public List<Account> load(Access access, Consumer<String> progress) {
        return new CountyLoad(CountyPlan.named(name()).orElseThrow(), access, progress).run();
    }
}
