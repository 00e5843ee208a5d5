package test.shop.orders.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import test.shop.orders.config.ShopProperties;
import test.shop.orders.error.ApiError;

/** Counts the requests of each user. */
@Component
@RequiredArgsConstructor
public class RateLimitFilter extends OncePerRequestFilter {
    private final ShopProperties properties;
    private final ObjectMapper json;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String user = request.getUserPrincipal() == null ? request.getRemoteAddr() : request.getUserPrincipal().getName();
        if (buckets.computeIfAbsent(user, u -> bucket()).tryConsume(1)) {
            chain.doFilter(request, response);
            return;
        }
        SecurityConfig.write(response, json, HttpStatus.TOO_MANY_REQUESTS, new ApiError("RATE_LIMITED", "too many requests"));
    }

    private Bucket bucket() {
        int requests = properties.rateLimit().requestsPerMinute();
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(requests).refillGreedy(requests, Duration.ofMinutes(1)))
                .build();
    }
}
