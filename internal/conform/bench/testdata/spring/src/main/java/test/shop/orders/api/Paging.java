package test.shop.orders.api;

/** What a page may hold. */
final class Paging {
    static final String DEFAULT_PAGE_SIZE = "20";
    static final int MAX_PAGE_SIZE = 100;

    private Paging() {}
}
