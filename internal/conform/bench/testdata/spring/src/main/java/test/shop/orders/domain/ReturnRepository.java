package test.shop.orders.domain;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

public interface ReturnRepository extends JpaRepository<Return, UUID> {}
