package lantian.gateway.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import lantian.gateway.GatewaySettings;
import lantian.gateway.problem.Refusal;
import lantian.gateway.problem.Refusals;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/** A body that says it is too large is refused at once; one that does not say is cut off when it proves to be. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
class BodyLimitFilter extends OncePerRequestFilter {

    /** Room for the multipart frame around a file of just the allowed size. */
    private static final DataSize FRAME = DataSize.ofKilobytes(64);

    private final long limit;
    private final Refusals refusals;

    BodyLimitFilter(GatewaySettings settings, Refusals refusals) {
        this.limit = settings.upload().toBytes() + FRAME.toBytes();
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > limit) {
            refusals.write(Refusal.TOO_LARGE, request, response);
        } else if (request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") != null) {
            chain.doFilter(new Limited(request, limit), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static final class Limited extends HttpServletRequestWrapper {

        private final LimitedStream stream;

        Limited(HttpServletRequest request, long limit) throws IOException {
            super(request);
            this.stream = new LimitedStream(request.getInputStream(), limit);
        }

        @Override
        public ServletInputStream getInputStream() {
            return stream;
        }
    }

    private static final class LimitedStream extends ServletInputStream {

        private final ServletInputStream source;
        private long left;

        LimitedStream(ServletInputStream source, long limit) {
            this.source = source;
            this.left = limit;
        }

        @Override
        public int read() throws IOException {
            return counted(source.read(), 1);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var read = source.read(buffer, offset, length);
            return counted(read, read);
        }

        private int counted(int read, int bytes) throws TooLarge {
            if (read >= 0) {
                left -= bytes;
            }
            if (left < 0) {
                throw new TooLarge();
            }
            return read;
        }

        @Override
        public boolean isFinished() {
            return source.isFinished();
        }

        @Override
        public boolean isReady() {
            return source.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            source.setReadListener(listener);
        }
    }
}
