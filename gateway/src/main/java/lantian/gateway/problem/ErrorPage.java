package lantian.gateway.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.RequestMapping;

/** What the server itself refuses (an unreadable path, a method it does not know) has the same shape as the rest. */
@Controller
class ErrorPage implements ErrorController {

    private final Refusals refusals;

    ErrorPage(Refusals refusals) {
        this.refusals = refusals;
    }

    @RequestMapping("/error")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        refusals.write(sessionsAway(request) ? Refusal.SERVICE_AWAY : Refusal.of(status), request, response);
    }

    /** Wherever a session could not be begun, found or ended, because its store did not answer. */
    private static boolean sessionsAway(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure
                && Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                        .anyMatch(each -> each instanceof DataAccessException || each instanceof TransactionException);
    }
}
