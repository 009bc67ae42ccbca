package lantian.bench.stack;

import lantian.bench.Comparison;

/** What the way through the gateway costs. */
public final class Gateway {

    private Gateway() {}

    public static void compare() throws Exception {
        var stack = new LocalStack();
        var token = stack.token("officer");
        new Comparison(
                        "requests/s",
                        () -> rate(stack, LocalStack.GATEWAY, token),
                        () -> rate(stack, LocalStack.REPORTING, token))
                .print(
                        "county figures, " + LocalStack.CLIENTS + " clients",
                        "through the gateway",
                        "the service itself");
    }

    private static double rate(LocalStack stack, String house, String token) throws Exception {
        var request =
                stack.request(house + "/api/figures?level=county", token).GET().build();
        return LocalStack.perSecond(LocalStack.CLIENTS, _ -> () -> {
            var _ = stack.send(request);
        });
    }
}
