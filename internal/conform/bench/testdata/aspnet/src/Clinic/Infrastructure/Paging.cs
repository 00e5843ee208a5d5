using System.ComponentModel.DataAnnotations;

namespace Clinic.Infrastructure;

public class Paging
{
    public const int DefaultPageSize = 25;
    public const int MaxPageSize = 200;

    [Range(1, int.MaxValue)]
    public int Page { get; set; } = 1;

    [Range(1, MaxPageSize)]
    public int PageSize { get; set; } = DefaultPageSize;

    public int Skip => (Page - 1) * PageSize;
}
