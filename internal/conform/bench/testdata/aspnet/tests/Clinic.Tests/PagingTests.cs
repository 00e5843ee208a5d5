using Clinic.Infrastructure;
using Xunit;

namespace Clinic.Tests;

public class PagingTests
{
    [Fact]
    public void TheSecondPageSkipsTheFirst() => Assert.Equal(25, new Paging { Page = 2 }.Skip);
}
