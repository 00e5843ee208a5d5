module Paging
  DEFAULT_PAGE_SIZE = 25
  MAX_PAGE_SIZE = 200

  private

  def page
    [params.fetch(:page, 1).to_i, 1].max
  end

  def page_size
    params.fetch(:page_size, DEFAULT_PAGE_SIZE).to_i.clamp(1, MAX_PAGE_SIZE)
  end

  def paged(relation)
    relation.offset((page - 1) * page_size).limit(page_size)
  end
end
