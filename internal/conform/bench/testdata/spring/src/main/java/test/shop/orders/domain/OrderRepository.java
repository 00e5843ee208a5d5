package test.shop.orders.domain;

import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

public interface OrderRepository extends JpaRepository<Order, UUID> {
    Page<Order> findByCustomerId(UUID customerId, Pageable pageable);

    Page<Order> findByStatus(OrderStatus status, Pageable pageable);

    @Query("select new test.shop.orders.domain.SalesDay(cast(o.placedAt as LocalDate), count(o), sum(o.total)) "
            + "from Order o group by cast(o.placedAt as LocalDate)")
    List<SalesDay> salesByDay();
}
