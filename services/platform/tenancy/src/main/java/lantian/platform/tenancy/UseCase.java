package lantian.platform.tenancy;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.resilience.retry.MethodRetryPredicate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * One thing a user wants done, in one transaction of the bound tenant. Whoever came second to the same key or lock is done
 * again in a new transaction, which finds what the first one left and decides by it.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Service
@Transactional
@Retryable(predicate = UseCase.CameSecond.class, maxRetries = 3, delay = 10, jitter = 10, multiplier = 2)
public @interface UseCase {

    /** Inside another use case's transaction, which is lost by then, only that one can be done again. */
    final class CameSecond implements MethodRetryPredicate {

        @Override
        public boolean shouldRetry(Method method, Throwable failure) {
            return (failure instanceof DuplicateKeyException || failure instanceof ConcurrencyFailureException)
                    && !TransactionSynchronizationManager.isActualTransactionActive();
        }
    }
}
